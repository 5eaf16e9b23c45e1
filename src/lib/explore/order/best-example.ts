/**
 * How good an example of a pattern each story is: those that stand where two answers meet more often than by chance,
 * the strongest meeting first; in it those nearest to the middle of all who stand there.
 */
import { type Column, type Columns, FIRST_VALUE, SLIDER_STEPS, spotAt } from '../columns.ts';
import { type MeetingCell, SAME_WEIGHT, tableOf } from '../meeting.ts';
import type { Side } from '../pattern.ts';
import { WHOLE } from '../triangle.ts';

/** @returns a function of a row: more for a better example, −∞ for none. The pattern is that of all stories, whichever are shown. */
export function examplesOf(columns: Columns, sides: readonly [Side, Side]): (row: number) => number {
	const table = tableOf(columns, sides);
	const ranks = ranksOf(table.cells, table.size);
	const places = sides.flatMap(({ dimension }) => placesIn(columns.columns[dimension]!));
	const middles = places.map((placeOf) => middlesOf(columns.rows, table.cellAt, table.size, placeOf));
	return (row) => {
		const cell = table.cellAt(row);
		const rank = cell < 0 ? -1 : ranks[cell]!;
		if (rank < 0) return -Infinity;
		const away = places.reduce((sum, placeOf, i) => sum + Math.abs(placeOf(row) - middles[i]![cell]!), 0);
		return table.size - rank - away / (places.length + 1);
	};
}

/** 0 for the cell in which most more stand than by chance; equals share a rank; −1 for where no more stand. */
function ranksOf(cells: readonly MeetingCell[], size: number): Int32Array {
	const ranks = new Int32Array(size).fill(-1);
	const examples = cells.filter(({ weight }) => weight > SAME_WEIGHT).toSorted((a, b) => b.weight - a.weight);
	let rank = 0;
	for (const [i, { cell, weight }] of examples.entries()) {
		if (i > 0 && examples[i - 1]!.weight - weight > SAME_WEIGHT) rank++;
		ranks[cell] = rank;
	}
	return ranks;
}

type PlaceOf = (row: number) => number;

/** Where an answer lies, from 0 to 1 along each direction there is; an option is an option. */
function placesIn(column: Column): readonly PlaceOf[] {
	const { codes } = column;
	switch (column.kind) {
		case 'choice':
		case 'choices':
			return [];
		case 'slider':
			return [(row) => (codes[row]! - FIRST_VALUE) / SLIDER_STEPS];
		case 'time': {
			const first = column.days[0] ?? 0;
			const range = Math.max((column.days.at(-1) ?? 0) - first, 1);
			return [(row) => (column.days[codes[row]! - FIRST_VALUE]! - first) / range];
		}
		case 'triad':
			return [
				(row) => spotAt(column, row)[0] / WHOLE,
				(row) => spotAt(column, row)[1] / WHOLE,
				(row) => 1 - (spotAt(column, row)[0] + spotAt(column, row)[1]) / WHOLE
			];
	}
}

/** By cell, the mean place of who stands in it. */
function middlesOf(rows: number, cellAt: PlaceOf, size: number, placeOf: PlaceOf): Float64Array {
	const sums = new Float64Array(size);
	const counts = new Float64Array(size);
	for (let row = 0; row < rows; row++) {
		const cell = cellAt(row);
		if (cell < 0) continue;
		sums[cell]! += placeOf(row);
		counts[cell]!++;
	}
	return sums.map((sum, cell) => sum / Math.max(counts[cell]!, 1));
}
