/** The rows of a file that somebody chose: our CSV with either mark, or JSON Lines. */
import { ArchiveRefused } from '#lib/collect/archive-refused.ts';
import { recordReader } from '#lib/signify/imports/csv/records.ts';
import { ImportRefused } from '#lib/signify/imports/refused.ts';
import { unguarded } from '../csv.ts';

export interface TableRow {
	/** Where it stands in the file; the first line is 1. */
	readonly line: number;
	readonly cells: readonly string[];
}

export interface ReadTable {
	readonly heading: readonly string[];
	readonly rows: readonly TableRow[];
}

export interface JsonLine {
	readonly line: number;
	readonly json: Readonly<Record<string, unknown>>;
}

export type ReadFile = { readonly lines: readonly JsonLine[] } | { readonly table: ReadTable };

/** @throws ArchiveRefused */
export function readFile(bytes: Uint8Array): ReadFile {
	const text = decoded(bytes);
	return text.startsWith('{') ? { lines: readJson(text) } : { table: readCsv(text) };
}

/** The names of what stands in lines of words, and what stands there; a line may leave some out. */
export function tableOf(lines: readonly JsonLine[]): ReadTable {
	const heading = [...new Set(lines.flatMap(({ json }) => Object.keys(json)))];
	const rows = lines.map(({ line, json }) => ({ line, cells: heading.map((name) => cellOf(json[name])) }));
	return { heading, rows };
}

const cellOf = (value: unknown): string =>
	typeof value === 'string' || typeof value === 'number' ? String(value) : '';

function decoded(bytes: Uint8Array): string {
	try {
		// Takes the mark of Excel off as well.
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		throw new ArchiveRefused('no-table');
	}
}

function readJson(text: string): readonly JsonLine[] {
	return text.split('\n').flatMap((line, place) => {
		if (line.trim() === '') return [];
		try {
			return [{ line: place + 1, json: JSON.parse(line) as Readonly<Record<string, unknown>> }];
		} catch {
			// Without its cause: that quotes what somebody told.
			throw new ArchiveRefused('row-broken', { line: place + 1 });
		}
	});
}

function readCsv(text: string): ReadTable {
	const [first = '', second = ''] = [',', ';'].toSorted((a, b) => countIn(text, b) - countIn(text, a));
	const read = recordsOf(text, first as ',');
	const [heading, ...rows] = read[0] && read[0].cells.length > 1 ? read : recordsOf(text, second as ',');
	if (!heading) throw new ArchiveRefused('no-table');
	const names = heading.cells.map(unguarded);
	if (new Set(names).size < names.length) throw new ArchiveRefused('column-twice');
	return { heading: names, rows: rows.map((row) => asLong(row, names.length)) };
}

/** How often a mark stands on the first line. */
const countIn = (text: string, mark: string) => text.slice(0, text.search(/[\r\n]|$/)).split(mark).length;

function asLong({ line, cells }: TableRow, columns: number): TableRow {
	if (cells.length > columns) throw new ArchiveRefused('row-too-long', { line });
	return { line, cells: cells.map(unguarded) };
}

function recordsOf(text: string, separator: ',' | ';'): readonly TableRow[] {
	const reader = recordReader(separator);
	try {
		return [...reader.push(text), ...reader.end()].filter(({ cells }) => cells.some((cell) => cell !== ''));
	} catch (error) {
		if (!(error instanceof ImportRefused)) throw error;
		throw new ArchiveRefused('row-broken', { line: Number(error.params.line ?? 1) });
	}
}
