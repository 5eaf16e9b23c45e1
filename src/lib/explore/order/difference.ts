/**
 * How much the answers of a story differ from those of the others, in work that grows with the stories and not with their pairs.
 *
 * Of each question: the mean distance from this answer to the answers of all others, less what that is on average.
 * An answer that was not given counts as an average one, so that who answered one question, however oddly, does not stand above who
 * answered many. Distances are from 0 to 1, divided by their range as Gower does (1971): another option is 1; several
 * choices by the options that only one of both has, as a share of as many as there could be; sliders and days by how far they are
 * apart; triads by half the sum of the differences of the three shares. All sums are of whole numbers, so that every
 * computer finds the same.
 */
import {
	type ChoicesColumn,
	type Column,
	FIRST_VALUE,
	SLIDER_STEPS,
	spotAt,
	type TimeColumn,
	type TriadColumn
} from '../columns.ts';
import { WHOLE } from '../triangle.ts';

/**
 * @param rows  the stories that are compared, with each other only
 * @returns of each of those rows the sum over the questions, 0 for as different as the average; −∞ for who answered nothing
 */
export function differencesOf(columns: readonly Column[], rows: ArrayLike<number>): Float64Array {
	const differences = new Float64Array(rows.length).fill(-Infinity);
	const sums = new Float64Array(rows.length);
	for (const column of columns) addQuestion(column, rows, sums, differences);
	return differences;
}

/** @param sums  room to count in */
function addQuestion(column: Column, rows: ArrayLike<number>, sums: Float64Array, differences: Float64Array): void {
	const { codes } = column;
	const { sumOf, unit } = apartIn(column, rows);
	let n = 0;
	let all = 0;
	for (let i = 0; i < rows.length; i++) {
		const row = rows[i]!;
		if (codes[row]! < FIRST_VALUE) continue;
		n++;
		all += sums[i] = sumOf(row);
	}
	if (n < 2) return;
	const scale = n * (n - 1) * unit;
	for (let i = 0; i < rows.length; i++) {
		if (codes[rows[i]!]! < FIRST_VALUE) continue;
		const before = differences[i]!;
		differences[i] = (before === -Infinity ? 0 : before) + (sums[i]! * n - all) / scale;
	}
}

interface Apart {
	/** The distances from an answer to all answers together, in whole units. */
	readonly sumOf: (row: number) => number;
	/** The largest distance there can be. */
	readonly unit: number;
}

function apartIn(column: Column, rows: ArrayLike<number>): Apart {
	if (column.kind === 'triad') return apartInTriangle(column, rows);
	const { codes, codeCount } = column;
	const counts = new Float64Array(codeCount);
	for (let i = 0; i < rows.length; i++) counts[codes[rows[i]!]!]!++;
	const values = counts.subarray(FIRST_VALUE);
	const { sums, unit } = apartByValue(column, values);
	return { unit, sumOf: (row) => sums[codes[row]! - FIRST_VALUE]! };
}

/** @param counts  by value */
function apartByValue(
	column: Exclude<Column, TriadColumn>,
	counts: Float64Array
): { readonly sums: Float64Array; readonly unit: number } {
	switch (column.kind) {
		case 'choice': {
			const n = counts.reduce((sum, count) => sum + count, 0);
			return { unit: 1, sums: counts.map((count) => n - count) };
		}
		case 'choices':
			return apartInSets(column, counts);
		case 'slider':
			return { unit: SLIDER_STEPS, sums: apartAlong(counts) };
		case 'time':
			return { unit: rangeIn(column, counts), sums: apartAlong(counts, column.days) };
	}
}

/** The days between the first and the last that were answered here. */
function rangeIn({ days }: TimeColumn, counts: Float64Array): number {
	const first = counts.findIndex((count) => count > 0);
	return first < 0 ? 1 : Math.max(days[counts.findLastIndex((count) => count > 0)]! - days[first]!, 1);
}

/**
 * From each place on a line to all stories together.
 * @param counts  stories at each place
 * @param places  ascending; 0, 1, 2… without it
 */
function apartAlong(counts: Float64Array, places?: Int32Array): Float64Array {
	const sums = new Float64Array(counts.length);
	const walk = (from: number, step: 1 | -1) => {
		let passed = 0;
		let sum = 0;
		for (let at = from; at >= 0 && at < counts.length; at += step) {
			if (passed > 0) sum += passed * (places ? Math.abs(places[at]! - places[at - step]!) : 1);
			sums[at]! += sum;
			passed += counts[at]!;
		}
	};
	walk(0, 1);
	walk(counts.length - 1, -1);
	return sums;
}

/** Options that one of two has and the other has not. */
function apartInSets({ dimension, starts, members }: ChoicesColumn, counts: Float64Array) {
	const chosen = new Float64Array(dimension.options.length);
	let n = 0;
	let longest = 0;
	for (let set = 0; set < counts.length; set++) {
		const count = counts[set]!;
		if (count === 0) continue;
		n += count;
		longest = Math.max(longest, starts[set + 1]! - starts[set]!);
		for (let at = starts[set]!; at < starts[set + 1]!; at++) chosen[members[at]!]! += count;
	}
	const all = chosen.reduce((sum, count) => sum + count, 0);
	const sums = counts.map((count, set) => {
		let sum = all;
		if (count > 0) for (let at = starts[set]!; at < starts[set + 1]!; at++) sum += n - 2 * chosen[members[at]!]!;
		return sum;
	});
	return { sums, unit: Math.max(Math.min(2 * longest, dimension.options.length), 1) };
}

/** Corner by corner: half of what the three shares differ. */
function apartInTriangle(column: TriadColumn, rows: ArrayLike<number>): Apart {
	const [tops, lefts, rights] = [0, 1, 2].map(() => new Float64Array(WHOLE + 1)) as [
		Float64Array,
		Float64Array,
		Float64Array
	];
	for (let i = 0; i < rows.length; i++) {
		const row = rows[i]!;
		if (column.codes[row]! < FIRST_VALUE) continue;
		const [top, left] = spotAt(column, row);
		tops[top]!++;
		lefts[left]!++;
		rights[WHOLE - top - left]!++;
	}
	const [top, left, right] = [apartAlong(tops), apartAlong(lefts), apartAlong(rights)];
	return {
		unit: 2 * WHOLE,
		sumOf(row) {
			const [up, aside] = spotAt(column, row);
			return top[up]! + left[aside]! + right[WHOLE - up - aside]!;
		}
	};
}
