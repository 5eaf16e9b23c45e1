/**
 * Comma-separated values in bounded memory (RFC 4180, and the ways real files stray from it): quotes inside an
 * unquoted field are ordinary characters, what follows a closing quote belongs to the field, lines end in LF, CRLF or CR.
 *
 * Ours because what we tried bounds one field but not their number: a line of 300 million commas took 1.2 GB.
 */
import { ImportRefused } from '../refused.ts';

export interface CsvRecord {
	/** Where it starts in the file; the first line is 1. */
	readonly line: number;
	readonly cells: readonly string[];
}

export type Delimiter = ',' | ';' | '\t';

/** In characters; a story of 200,000 fits many times. */
export const LONGEST_RECORD = 2_000_000;
export const MOST_COLUMNS = 2_000;

const QUOTE = 34;
const LF = 10;
const CR = 13;

export interface RecordReader {
	/** The records that are complete after this piece of the file. */
	readonly push: (piece: string) => CsvRecord[];
	/** The last record, when the file does not end in a line break. */
	readonly end: () => CsvRecord[];
}

/** @throws ImportRefused from `push` and `end`: a quote that never closes, a record or a header beyond all measure. */
export function recordReader(delimiter: Delimiter): RecordReader {
	let rest = '';
	let line = 1;

	function take(piece: string, final: boolean): CsvRecord[] {
		const text = rest === '' ? piece : rest + piece;
		const records: CsvRecord[] = [];
		let at = 0;
		while (at < text.length) {
			const found = readRecord(text, at, delimiter, line, final);
			if (!found) break;
			records.push({ line, cells: found.cells });
			line += found.lines;
			at = found.next;
		}
		rest = text.slice(at);
		if (rest.length > LONGEST_RECORD) throw new ImportRefused('record-too-long', { line });
		return records;
	}

	return { push: (piece) => take(piece, false), end: () => take('', true) };
}

interface Found {
	readonly cells: string[];
	readonly next: number;
	readonly lines: number;
}

/** One record from `at`, or nothing when the text stops before it does. */
function readRecord(text: string, at: number, delimiter: Delimiter, line: number, final: boolean): Found | undefined {
	const cells: string[] = [];
	let lines = 1;
	for (;;) {
		if (cells.length >= MOST_COLUMNS) throw new ImportRefused('too-many-columns', { line, most: MOST_COLUMNS });
		const field = text.charCodeAt(at) === QUOTE ? quoted(text, at, delimiter) : bare(text, at, delimiter);
		if (!field) {
			if (final || text.length - at > LONGEST_RECORD)
				throw new ImportRefused('unclosed-quote', { line: line + lines - 1 });
			return undefined;
		}
		cells.push(field.value);
		lines += field.lines;
		at = field.end;
		if (text[at] === delimiter) {
			at++;
			if (at < text.length || final) continue;
			return undefined;
		}
		return endOfRecord(text, at, cells, lines, final);
	}
}

function endOfRecord(text: string, at: number, cells: string[], lines: number, final: boolean): Found | undefined {
	if (at >= text.length) return final ? { cells, next: at, lines } : undefined;
	if (text.charCodeAt(at) === LF) return { cells, next: at + 1, lines };
	// A CR; whether an LF follows is only known when there is more text.
	if (at + 1 >= text.length && !final) return undefined;
	return { cells, next: text.charCodeAt(at + 1) === LF ? at + 2 : at + 1, lines };
}

interface Field {
	readonly value: string;
	readonly end: number;
	readonly lines: number;
}

function bare(text: string, from: number, delimiter: Delimiter): Field {
	const end = endOfBare(text, from, delimiter);
	return { value: text.slice(from, end), end, lines: 0 };
}

function endOfBare(text: string, from: number, delimiter: Delimiter): number {
	const stop = delimiter.charCodeAt(0);
	let at = from;
	for (; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (code === stop || code === LF || code === CR) break;
	}
	return at;
}

function quoted(text: string, from: number, delimiter: Delimiter): Field | undefined {
	let close = from + 1;
	let doubled = false;
	for (;;) {
		close = text.indexOf('"', close);
		if (close === -1) return undefined;
		if (text.charCodeAt(close + 1) !== QUOTE) break;
		doubled = true;
		close += 2;
	}
	const inside = text.slice(from + 1, close);
	const end = endOfBare(text, close + 1, delimiter);
	const value = (doubled ? inside.replaceAll('""', '"') : inside) + text.slice(close + 1, end);
	return { value, end, lines: inside.includes('\n') || inside.includes('\r') ? breaksIn(inside) : 0 };
}

const breaksIn = (text: string): number => text.match(/\r\n|\n|\r/g)?.length ?? 0;
