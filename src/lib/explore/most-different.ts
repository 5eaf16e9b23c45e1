/**
 * The experiences whose answers differ most: each next one is as far as can be from the nearest chosen before it.
 * How far two are apart is the mean over what both answered (Gower, 1971); who answered nothing in common is not known to differ.
 */
import { type Column, type Columns, FIRST_VALUE, SLIDER_STEPS, spotAt, storyIdAt } from './columns.ts';
import { WHOLE } from './triangle.ts';

/** @returns from 0 (the same) to 1 */
export type Distance = (one: number, other: number) => number;

export function distanceIn(columns: readonly Column[]): Distance {
	const parts = columns.map(partOf);
	return (one, other) => {
		let sum = 0;
		let shared = 0;
		for (let i = 0; i < parts.length; i++) {
			const { codes } = columns[i]!;
			if (codes[one]! < FIRST_VALUE || codes[other]! < FIRST_VALUE) continue;
			sum += parts[i]!(one, other);
			shared++;
		}
		return shared === 0 ? 0 : sum / shared;
	};
}

/** Between two rows that both have a value. */
function partOf(column: Column): Distance {
	const { codes } = column;
	switch (column.kind) {
		case 'choice':
			return (one, other) => (codes[one] === codes[other] ? 0 : 1);
		case 'choices': {
			const setOf = (row: number) => {
				const value = codes[row]! - FIRST_VALUE;
				return column.members.subarray(column.starts[value], column.starts[value + 1]);
			};
			return (one, other) => (codes[one] === codes[other] ? 0 : jaccard(setOf(one), setOf(other)));
		}
		case 'slider':
			return (one, other) => Math.abs(codes[one]! - codes[other]!) / SLIDER_STEPS;
		case 'triad':
			return (one, other) => {
				const [top, left] = spotAt(column, one);
				const [otherTop, otherLeft] = spotAt(column, other);
				const [up, aside] = [top - otherTop, left - otherLeft];
				return (Math.abs(up) + Math.abs(aside) + Math.abs(up + aside)) / (2 * WHOLE);
			};
		case 'time': {
			const { days } = column;
			const range = days.length > 1 ? days.at(-1)! - days[0]! : 1;
			return (one, other) => Math.abs(days[codes[one]! - FIRST_VALUE]! - days[codes[other]! - FIRST_VALUE]!) / range;
		}
	}
}

/** Both ascending. */
function jaccard(one: Uint16Array, other: Uint16Array): number {
	const both = one.reduce((sum, option) => sum + (other.includes(option) ? 1 : 0), 0);
	const all = one.length + other.length - both;
	return all === 0 ? 0 : 1 - both / all;
}

/**
 * Rows one by one, the first the one that answered most (of those, the lowest story id); among equals the lowest id again, so that
 * the same stories give the same choice whatever their order. Stops when what is left differs from none.
 */
export function* farthestFirst(
	all: Columns,
	columns: readonly Column[],
	rows: readonly number[]
): Generator<number, void> {
	const distance = distanceIn(columns);
	const ids = rows.map((row) => storyIdAt(all, row));
	const nearest = new Float64Array(rows.length);
	for (const [i, row] of rows.entries()) nearest[i] = columns.filter(({ codes }) => codes[row]! >= FIRST_VALUE).length;
	let at = farthest();
	if (at < 0) return;
	nearest.fill(Infinity);
	while (at >= 0) {
		const chosen = rows[at]!;
		yield chosen;
		for (const [i, row] of rows.entries())
			if (nearest[i]! > 0) nearest[i] = Math.min(nearest[i]!, distance(row, chosen));
		nearest[at] = 0;
		at = farthest();
	}

	function farthest(): number {
		let best = -1;
		for (let i = 0; i < rows.length; i++) {
			const length = nearest[i]!;
			if (length === 0) continue;
			if (best < 0 || length > nearest[best]! || (length === nearest[best] && ids[i]! < ids[best]!)) best = i;
		}
		return best;
	}
}
