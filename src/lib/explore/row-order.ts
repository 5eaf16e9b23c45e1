import type { Codes } from './columns.ts';

/** Rows ordered by code, in each code ascending: those of code `c` are `rows[starts[c]] … rows[starts[c + 1] - 1]`. */
export interface RowOrder {
	readonly starts: Int32Array;
	readonly rows: Int32Array;
}

/** A counting sort: two walks over the codes. */
export function rowOrder(codes: Codes, codeCount: number): RowOrder {
	const starts = new Int32Array(codeCount + 1);
	for (let row = 0; row < codes.length; row++) starts[codes[row]! + 1]!++;
	for (let code = 0; code < codeCount; code++) starts[code + 1]! += starts[code]!;
	const next = starts.slice();
	const rows = new Int32Array(codes.length);
	for (let row = 0; row < codes.length; row++) rows[next[codes[row]!]!++] = row;
	return { starts, rows };
}
