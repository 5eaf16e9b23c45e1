import { MOST_ROWS, SHEET_BEGIN, SHEET_END, aroundSheets, rowXml, sheetFile } from '../xlsx.ts';
import type { CellValue } from '../story-table.ts';
import { zipFile, type ZipEntry } from './zip-file.ts';

export interface Table {
	/** At most 25 signs, without `[]:*?/\`. */
	readonly name: string;
	readonly heading: readonly CellValue[];
	readonly rows: AsyncIterable<readonly CellValue[]> | Iterable<readonly CellValue[]>;
}

interface Sheet {
	readonly name: string;
	readonly xml: AsyncIterable<string>;
}

/** Far from what a ZIP can hold in one part. */
const LARGEST_SHEET = 1_000_000_000;

/** A workbook while its rows are being read; a table that does not fit on one sheet goes on on the next. */
export const workbookFile = (tables: AsyncIterable<Table>): AsyncGenerator<Uint8Array> => zipFile(entriesOf(tables));

async function* entriesOf(tables: AsyncIterable<Table>): AsyncGenerator<ZipEntry> {
	const names: string[] = [];
	for await (const table of tables)
		for await (const { name, xml } of sheetsOf(table)) {
			names.push(name);
			yield { name: `xl/${sheetFile(names.length)}`, content: xml };
		}
	for (const [name, xml] of aroundSheets(names)) yield { name, content: only(xml) };
}

async function* sheetsOf({ name, heading, rows }: Table): AsyncGenerator<Sheet> {
	const source = iterating(rows);
	try {
		let next = await source.next();
		for (let part = 1; part === 1 || !next.done; part++)
			yield { name: part === 1 ? name : `${name} (${part})`, xml: sheetXml() };

		async function* sheetXml() {
			yield SHEET_BEGIN + rowXml(1, heading);
			let size = 0;
			for (let number = 2; !next.done && number <= MOST_ROWS && size < LARGEST_SHEET; number++) {
				const xml = rowXml(number, next.value);
				size += xml.length;
				yield xml;
				next = await source.next();
			}
			yield SHEET_END;
		}
	} finally {
		await source.return(undefined);
	}
}

async function* iterating<T>(rows: AsyncIterable<T> | Iterable<T>): AsyncGenerator<T, undefined> {
	yield* rows;
	return undefined;
}

// eslint-disable-next-line @typescript-eslint/require-await -- an entry is read as one that takes its time
async function* only(text: string): AsyncGenerator<string> {
	yield text;
}
