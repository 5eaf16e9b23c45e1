/**
 * Additions, row by row: the inner loops of `live-count.ts`. Plain loops over typed arrays that allocate nothing.
 *
 * A row's mask has a bit for every filter it fails. A row without bits counts in the joint charts; a row with one bit counts
 * in the chart of that filter alone; other rows count nowhere.
 */
import type { Codes } from './columns.ts';
import type { JointLayout } from './joint-layout.ts';

export type Masks = Uint8Array | Uint16Array | Int32Array;

/** Slots for filters; a mask of 32 bits has room for one more than is used, the sign. */
export const MOST_FILTERS = 31;

/** Counts of the rows so far. */
export interface Sums {
	/** Rows without bits. */
	matching: number;
	/** Rows without bits, by place of the layout. */
	readonly joint: Int32Array;
	/** By slot, then by code of the filter's own column: rows that fail that filter alone. */
	readonly alone: Int32Array[];
}

/** What the loops walk over. */
export interface Field {
	readonly layout: JointLayout;
	masks: Masks;
	/** By slot: the codes of the filter's own column; empty for filters without a chart. */
	readonly codes: Codes[];
}

export const emptySums = (layout: JointLayout): Sums => ({
	matching: 0,
	joint: new Int32Array(layout.places),
	alone: []
});

export function clearSums(sums: Sums): void {
	sums.matching = 0;
	sums.joint.fill(0);
	for (const alone of sums.alone) alone.fill(0);
}

/** @param into  has the same slots as `from` */
export function copySums(from: Sums, into: Sums): void {
	into.matching = from.matching;
	into.joint.set(from.joint);
	from.alone.forEach((alone, slot) => into.alone[slot]!.set(alone));
}

/** Rows from here to there in an order. */
export interface Stretch {
	rows: Int32Array;
	from: number;
	to: number;
}

/**
 * Makes the rows of a stretch fail or pass a filter.
 *
 * @param fails  the bit of the filter when they shall fail it, else 0
 * @param sums   follows the change; `undefined` when somebody will count afterwards
 */
export function moveRows(field: Field, { rows, from, to }: Stretch, bit: number, fails: number, sums?: Sums): void {
	const { masks } = field;
	if (!sums) {
		for (let i = from; i < to; i++) masks[rows[i]!] = (masks[rows[i]!]! & ~bit) | fails;
		return;
	}
	const { keys, perRow } = field.layout;
	const { joint } = sums;
	const step = fails === 0 ? 1 : -1;
	let matching = 0;
	for (let i = from; i < to; i++) {
		const row = rows[i]!;
		const mask = masks[row]!;
		if ((mask & bit) === fails) continue;
		masks[row] = mask ^ bit;
		const others = mask & ~bit;
		if (others === 0) {
			matching += step;
			for (let at = row * perRow, end = at + perRow; at < end; at++) joint[keys[at]!]! += step;
		} else if ((others & (others - 1)) === 0) addAlone(field, sums, others, row, step);
	}
	sums.matching += matching;
}

/**
 * Adds the rows of a stretch that stand on one side of a filter, as far as the other filters let them count.
 *
 * @param side  the bit of the filter for those that fail it, 0 for those that pass
 * @param step  1 to add, -1 to take away
 */
export function addRows(
	field: Field,
	{ rows, from, to }: Stretch,
	bit: number,
	side: number,
	sums: Sums,
	step: 1 | -1
): void {
	const { masks } = field;
	const { keys, perRow } = field.layout;
	const { joint } = sums;
	let matching = 0;
	for (let i = from; i < to; i++) {
		const row = rows[i]!;
		const others = masks[row]! ^ side;
		if (others === 0) {
			matching += step;
			for (let at = row * perRow, end = at + perRow; at < end; at++) joint[keys[at]!]! += step;
		} else if ((others & bit) === 0 && (others & (others - 1)) === 0) addAlone(field, sums, others, row, step);
	}
	sums.matching += matching;
}

/** Adds every row. */
export function addAllRows(field: Field, sums: Sums): void {
	const { masks } = field;
	const { keys, perRow } = field.layout;
	const { joint } = sums;
	for (let row = 0; row < masks.length; row++) {
		const mask = masks[row]!;
		if (mask === 0) {
			sums.matching++;
			for (let at = row * perRow, end = at + perRow; at < end; at++) joint[keys[at]!]! += 1;
		} else if ((mask & (mask - 1)) === 0) addAlone(field, sums, mask, row, 1);
	}
}

function addAlone(field: Field, sums: Sums, mask: number, row: number, step: number): void {
	const slot = 31 - Math.clz32(mask);
	const code = field.codes[slot]![row];
	if (code !== undefined) sums.alone[slot]![code]! += step;
}
