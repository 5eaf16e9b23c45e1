import { cut } from '../cut.ts';
import { eachElement } from './xml.ts';

/** Of filled cells only: a sheet may declare any number of empty ones. */
const MOST_ROWS = 5_000;
const MOST_COLUMNS = 200;
const MOST_CELLS = 100_000;
const LONGEST_CELL = 20_000;

/** The rows that hold something; a cell that was left empty is absent. */
export interface Rows {
	readonly rows: readonly ReadonlyMap<number, string>[];
	/** Whether there was more than is read. */
	readonly isCut: boolean;
}

export function readRows(xml: string, strings: readonly string[]): Rows {
	const rows: Map<number, string>[] = [];
	let row = new Map<number, string>();
	let cells = 0;
	let isCut = false;
	let cell: { readonly column: number; readonly kind: string; text: string } | undefined;
	let nextColumn = 0;
	let isValue = false;

	function keep() {
		if (!cell) return;
		const value = (cell.kind === 's' ? (strings[Number(cell.text)] ?? '') : cell.text).trim();
		if (value === '') return;
		if (cell.column >= MOST_COLUMNS || cells >= MOST_CELLS) isCut = true;
		else {
			cells++;
			row.set(cell.column, cut(value, LONGEST_CELL));
		}
	}

	eachElement(
		xml,
		(name, attributes) => {
			if (name === 'row') {
				row = new Map();
				nextColumn = 0;
			}
			if (name === 'c') {
				const column = columnIn(attributes.r ?? '') ?? nextColumn;
				nextColumn = column + 1;
				cell = { column, kind: attributes.t ?? '', text: '' };
			}
			isValue = name === 'v' || name === 't';
		},
		(text) => {
			if (isValue && cell && cell.text.length <= LONGEST_CELL) cell.text += text;
		},
		(name) => {
			isValue = false;
			if (name === 'c') {
				keep();
				cell = undefined;
			}
			if (name !== 'row' || row.size === 0) return;
			if (rows.length < MOST_ROWS) rows.push(row);
			else isCut = true;
		}
	);
	return { rows, isCut };
}

/** `C12` is column 2. */
function columnIn(reference: string): number | undefined {
	const letters = /^[A-Z]{1,3}/.exec(reference)?.[0];
	if (!letters) return undefined;
	return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
