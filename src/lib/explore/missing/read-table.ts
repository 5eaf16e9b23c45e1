/** A file with groups and numbers of people, from anybody: every part of it is looked at before it is believed. */
import { type CsvRecord, type Delimiter, recordReader } from '#lib/signify/imports/csv/records.ts';
import { ImportRefused } from '#lib/signify/imports/refused.ts';
import { LARGEST_TABLE_MB, LONGEST_GROUP, MOST_ROWS } from './population.ts';
import { readNumber } from './read-number.ts';
import { TableRefused } from './refused.ts';

export interface ReadTable {
	readonly columns: readonly TableColumn[];
	readonly rows: readonly TableRow[];
	/** The whole file as text, to send along while its owner chooses. */
	readonly text: string;
}

export interface TableColumn {
	readonly name: string;
	/** A few values, to recognise it by. */
	readonly examples: readonly string[];
}

export interface TableRow {
	/** Where it stands in the file; the first line is 1. */
	readonly line: number;
	/** As many as there are columns. */
	readonly cells: readonly string[];
}

const MOST_COLUMNS = 100;
const EXAMPLES = 3;

/** @throws TableRefused with what its owner can put right */
export function readTable(bytes: Uint8Array): ReadTable {
	if (bytes.length > LARGEST_TABLE_MB * 1e6) throw new TableRefused('too-large', { most: LARGEST_TABLE_MB });
	return readTableText(decoded(bytes));
}

/** @throws TableRefused with what its owner can put right */
export function readTableText(text: string): ReadTable {
	if (text.trim() === '') throw new TableRefused('empty');
	const records = recordsOf(text).filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
	const width = widthOf(records);
	if (width < 2) throw new TableRefused('one-column');
	if (width > MOST_COLUMNS) throw new TableRefused('too-many-columns', { most: MOST_COLUMNS });
	const place = records.findIndex((record) => isHeader(record, width));
	const header = records[place];
	if (header?.cells.some(isAmount)) throw new TableRefused('no-header', { line: String(header.line) });
	const rows = records.slice(place + 1).filter((record) => !isRemark(record));
	if (!header || rows.length === 0) throw new TableRefused('no-rows');
	if (rows.length > MOST_ROWS) throw new TableRefused('too-many-rows', { most: MOST_ROWS, found: rows.length });
	const uneven = rows.find(({ cells }) => cells.slice(width).some((cell) => cell.trim() !== ''));
	if (uneven) throw new TableRefused('uneven', { line: String(uneven.line) });
	const trimmed = rows.map(({ line, cells }) => ({
		line,
		cells: Array.from({ length: width }, (_, place) => wordOf(cells[place] ?? ''))
	}));
	const columns = Array.from({ length: width }, (_, place) => ({
		name: wordOf(header.cells[place] ?? ''),
		examples: [...new Set(trimmed.map(({ cells }) => cells[place]!).filter((cell) => cell !== ''))].slice(0, EXAMPLES)
	}));
	return { columns, rows: trimmed, text };
}

function decoded(bytes: Uint8Array): string {
	const start = String.fromCharCode(...bytes.subarray(0, 4));
	if (start.startsWith('PK') || start === '\xd0\xcf\x11\xe0') throw new TableRefused('spreadsheet');
	const encoding = start.startsWith('\xff\xfe') ? 'utf-16le' : start.startsWith('\xfe\xff') ? 'utf-16be' : 'utf-8';
	const text = textIn(bytes, encoding) ?? textIn(bytes, 'windows-1252')!;
	// A text has no zeros; pictures, recordings and programs do.
	if (start.startsWith('%PDF') || text.includes('\0')) throw new TableRefused('not-text');
	return text;
}

/** What is not UTF-8 was saved by a spreadsheet program in Windows' own encoding. */
function textIn(bytes: Uint8Array, encoding: string): string | undefined {
	try {
		return new TextDecoder(encoding, { fatal: encoding !== 'windows-1252' }).decode(bytes);
	} catch (error) {
		if (error instanceof TypeError) return undefined;
		throw error;
	}
}

const DELIMITERS: readonly Delimiter[] = [';', '\t', ','];

/** Cut by the mark that gives the most lines as many cells as each other, and more than one. */
function recordsOf(text: string): readonly CsvRecord[] {
	const tries = DELIMITERS.map((delimiter) => cutBy(text, delimiter));
	const best = tries.reduce((best, one) => (evenness(one) > evenness(best) ? one : best));
	if (evenness(best) === 0 && /^\s*</.test(text)) throw new TableRefused('not-text');
	return best;
}

function cutBy(text: string, delimiter: Delimiter): readonly CsvRecord[] {
	const reader = recordReader(delimiter);
	// Excel writes the mark above the table.
	const body = text.replace(/^(sep=.)(?=\r|\n)/i, '');
	try {
		return [...reader.push(body), ...reader.end()];
	} catch (cause) {
		if (!(cause instanceof ImportRefused)) throw cause;
		throw new TableRefused('unreadable', { line: String(cause.params['line']) }, { cause });
	}
}

/** The first whole line; what stands above it, as a title, fills one cell. A name above the groups may be missing. */
const isHeader = ({ cells }: CsvRecord, width: number) =>
	cells.length === width && (filled(cells) > 1 || cells[0]!.trim() === '');

/** A number that is no year. */
const isAmount = (cell: string) => {
	const number = readNumber(cell.trim());
	return number !== undefined && !(number >= 1900 && number <= 2100);
};

/** A source or a note below the table: nothing beside it, and no group of people is called so. */
const isRemark = ({ cells }: CsvRecord) =>
	filled(cells) === 1 && /^\s*(bron|source|noot|toelichting|©|\*|\()|:/i.test(cells[0]!);

const filled = (cells: readonly string[]) => cells.filter((cell) => cell.trim() !== '').length;

function evenness(records: readonly CsvRecord[]): number {
	const width = widthOf(records);
	return width < 2 ? 0 : records.filter(({ cells }) => cells.length === width).length / records.length;
}

/** How many cells most lines have, of those with something in at least two. */
function widthOf(records: readonly CsvRecord[]): number {
	const often = new Map<number, number>();
	for (const { cells } of records) if (filled(cells) > 1) often.set(cells.length, (often.get(cells.length) ?? 0) + 1);
	return [...often].reduce((best, one) => (one[1] > best[1] ? one : best), [0, 0])[0];
}

const wordOf = (cell: string): string =>
	cell
		.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
		.trim()
		.slice(0, LONGEST_GROUP);
