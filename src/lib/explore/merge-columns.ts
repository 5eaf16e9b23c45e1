/** Columns of a moment later, made from those of before and what came and went: nothing is read or built again. */
import {
	type ChoicesColumn,
	type Codes,
	codesFor,
	type Column,
	type Columns,
	FIRST_VALUE,
	type TimeColumn
} from './columns.ts';

/** What came and went between two moments of the same dimensions. A story that changed did both. */
export interface ColumnsChange {
	/** Rows of before that are gone, ascending. */
	readonly gone: Uint32Array;
	readonly came: Columns;
	/** In which row each row of `came` stands afterwards, ascending. */
	readonly places: Uint32Array;
}

/** @throws RangeError when the places do not fit the rows */
export function mergeColumns(before: Columns, change: ColumnsChange): Columns {
	const { came } = change;
	const rows = rowsAfter(before.rows, change);
	return {
		rows,
		ids: weave(new Uint8Array(rows * ID_BYTES), before.ids, came.ids, change, ID_BYTES),
		lengths: weave(new Uint32Array(rows), before.lengths, came.lengths, change),
		columns: before.columns.map((column, i) => mergeColumn(column, came.columns[i]!, rows, change))
	};
}

/** One byte a row, as `openStoryRows` gives: of what came nothing is known yet. */
export const mergeRows = (before: Uint8Array, change: ColumnsChange): Uint8Array =>
	weave(new Uint8Array(rowsAfter(before.length, change)), before, new Uint8Array(change.came.rows), change);

const ID_BYTES = 16;

const rowsAfter = (before: number, { gone, came }: ColumnsChange) => before - gone.length + came.rows;

function mergeColumn(before: Column, came: Column, rows: number, change: ColumnsChange): Column {
	// The dimensions are the same, and so are the kinds.
	if (before.kind === 'choices') return mergeChoices(before, came as ChoicesColumn, rows, change);
	if (before.kind === 'time') return mergeTimes(before, came as TimeColumn, rows, change);
	const codes = weave(codesFor(before.codeCount, rows), before.codes, came.codes, change);
	if (before.kind !== 'triad' || came.kind !== 'triad') return { ...before, codes };
	return { ...before, codes, places: weave(new Uint8Array(rows), before.places, came.places, change) };
}

/** Combinations nobody chose yet get the next numbers. */
function mergeChoices(before: ChoicesColumn, came: ChoicesColumn, rows: number, change: ColumnsChange): ChoicesColumn {
	const numbers = new Map<string, number>();
	const setsOf = ({ starts, members }: ChoicesColumn) =>
		Array.from({ length: starts.length - 1 }, (_, set) => members.subarray(starts[set], starts[set + 1]));
	const sets = setsOf(before);
	for (const [number, set] of sets.entries()) numbers.set(set.join(), number);
	const codeOf = Uint32Array.from({ length: came.codeCount }, (_, code) => code);
	for (const [number, set] of setsOf(came).entries()) {
		const known = numbers.get(set.join());
		codeOf[FIRST_VALUE + number] = FIRST_VALUE + (known ?? sets.push(set) - 1);
	}
	const codeCount = FIRST_VALUE + sets.length;
	const starts = new Uint32Array(sets.length + 1);
	for (const [number, set] of sets.entries()) starts[number + 1] = starts[number]! + set.length;
	const members = new Uint16Array(starts.at(-1)!);
	for (const [number, set] of sets.entries()) members.set(set, starts[number]);
	const codes = weave(codesFor(codeCount, rows), before.codes, recoded(came.codes, codeOf), change);
	return { ...before, codes, codeCount, starts, members };
}

/** Days are numbered by the calendar, so that a new one may move all others; a day of nobody any more is left out. */
function mergeTimes(before: TimeColumn, came: TimeColumn, rows: number, change: ColumnsChange): TimeColumn {
	const both = Int32Array.from(new Set([...before.days, ...came.days])).sort();
	const numbers = new Map(Array.from(both, (day, number) => [day, number]));
	const codesIn = ({ days, codeCount }: TimeColumn) =>
		Uint32Array.from({ length: codeCount }, (_, code) =>
			code < FIRST_VALUE ? code : FIRST_VALUE + numbers.get(days[code - FIRST_VALUE]!)!
		);
	const woven = weave(
		new Uint32Array(rows),
		recoded(before.codes, codesIn(before)),
		recoded(came.codes, codesIn(came)),
		change
	);
	const isUsed = new Uint8Array(FIRST_VALUE + both.length);
	for (let row = 0; row < rows; row++) isUsed[woven[row]!] = 1;
	const days = both.filter((_, number) => isUsed[FIRST_VALUE + number]);
	const codeCount = FIRST_VALUE + days.length;
	let next = FIRST_VALUE;
	const renumbered = Uint32Array.from(isUsed, (used, code) => (code < FIRST_VALUE ? code : used ? next++ : 0));
	return { ...before, codes: recoded(woven, renumbered, codesFor(codeCount, rows)), codeCount, days };
}

function recoded(codes: Codes, codeOf: Uint32Array, into: Codes = new Uint32Array(codes.length)): Codes {
	for (let row = 0; row < codes.length; row++) into[row] = codeOf[codes[row]!]!;
	return into;
}

/** Long stretches of what was, between what came. */
function weave<Values extends Codes>(
	into: Values,
	before: Codes,
	came: Codes,
	{ gone, places }: ColumnsChange,
	width = 1
): Values {
	const rows = into.length / width;
	let from = 0;
	let to = 0;
	let skipped = 0;
	const copyUpTo = (end: number) => {
		while (to < end) {
			if (gone[skipped] === from) {
				skipped++;
				from++;
				continue;
			}
			const length = Math.min(end - to, (gone[skipped] ?? before.length / width) - from);
			if (length <= 0) throw new RangeError('the places do not fit the rows');
			into.set(before.subarray(from * width, (from + length) * width), to * width);
			from += length;
			to += length;
		}
	};
	for (const [i, place] of places.entries()) {
		if (place < to || place >= rows) throw new RangeError('the places do not fit the rows');
		copyUpTo(place);
		into.set(came.subarray(i * width, (i + 1) * width), to * width);
		to++;
	}
	copyUpTo(rows);
	return into;
}
