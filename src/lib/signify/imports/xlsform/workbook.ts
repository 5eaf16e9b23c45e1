/** The sheets of an Excel file (.xlsx), as far as a questionnaire needs them, in bounded time and memory. */
import { unzipSync } from 'fflate';
import { ImportRefused } from '../refused.ts';
import { eachElement } from './xml.ts';
import { readRows, type Rows } from './rows.ts';

const MEGABYTE = 1_000_000;
/** What all parts that are read may come to, unpacked; the packed size says nothing. */
const LARGEST_UNPACKED = 40 * MEGABYTE;
const LARGEST_PART = 15 * MEGABYTE;
const MOST_PARTS = 500;

export interface Workbook {
	readonly sheets: ReadonlyMap<string, Rows>;
}

/** @param wanted  names of sheets, in lower case @throws ImportRefused when it is no workbook, or too large */
export function readWorkbook(bytes: Uint8Array, wanted: readonly string[]): Workbook {
	const about = unpack(bytes, (name) =>
		/^xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml)$/i.test(name)
	);
	const files = sheetFiles(about);
	const here = wanted.flatMap((name) => (files.has(name) ? [[name, files.get(name)!] as const] : []));
	if (here.length === 0) throw new ImportRefused('workbook-without-sheets', { wanted: wanted.join(', ') });
	const strings = sharedStrings(about.get('xl/sharedstrings.xml') ?? '');
	const parts = unpack(bytes, (name) => here.some(([, file]) => file === name.toLowerCase()));
	return { sheets: new Map(here.map(([name, file]) => [name, readRows(parts.get(file) ?? '', strings)])) };
}

/** By name in lower case. */
function unpack(bytes: Uint8Array, wants: (name: string) => boolean): ReadonlyMap<string, string> {
	let parts = 0;
	let room = LARGEST_UNPACKED;
	try {
		const files = unzipSync(bytes, {
			filter({ name, originalSize }) {
				if (++parts > MOST_PARTS) throw new ImportRefused('workbook-too-large');
				if (!wants(name)) return false;
				room -= originalSize;
				// fflate unpacks into a buffer of the size that is declared, and never beyond it.
				if (originalSize > LARGEST_PART || room < 0) throw new ImportRefused('workbook-too-large');
				return true;
			}
		});
		const decoder = new TextDecoder();
		return new Map(Object.entries(files).map(([name, content]) => [name.toLowerCase(), decoder.decode(content)]));
	} catch (cause) {
		if (cause instanceof ImportRefused) throw cause;
		throw new ImportRefused('no-workbook', {}, { cause });
	}
}

/** Where each sheet stands in the file, by its name in lower case. */
function sheetFiles(about: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
	const targets = new Map<string, string>();
	eachElement(about.get('xl/_rels/workbook.xml.rels') ?? '', (name, attributes) => {
		if (name !== 'Relationship') return;
		const target = (attributes.Target ?? '').replace(/^\/xl\//, '').replace(/^\.\//, '');
		targets.set(attributes.Id ?? '', `xl/${target}`.toLowerCase());
	});
	const files = new Map<string, string>();
	eachElement(about.get('xl/workbook.xml') ?? '', (name, attributes) => {
		const target = name === 'sheet' && targets.get(attributes['r:id'] ?? '');
		if (target) files.set((attributes.name ?? '').trim().toLowerCase(), target);
	});
	return files;
}

const MOST_STRINGS = 100_000;

function sharedStrings(xml: string): readonly string[] {
	const strings: string[] = [];
	let current = '';
	let isText = false;
	eachElement(
		xml,
		(name) => {
			if (name === 'si') current = '';
			isText = name === 't';
		},
		(text) => {
			if (isText) current += text;
		},
		(name) => {
			isText = false;
			if (name === 'si' && strings.length < MOST_STRINGS) strings.push(current);
		}
	);
	return strings;
}
