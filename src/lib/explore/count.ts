/**
 * How many stories there are behind every answer, under a list of clauses.
 *
 * Every dimension is counted under all clauses but its own, so that a chart keeps showing what else could be chosen:
 * that is all cross-filtering is. This is the short and obvious way; `live-count.ts` does the same, faster.
 */
import { type Clause, passes } from './clause.ts';
import { cellAt, type Columns } from './columns.ts';

/** Of one dimension, by code (see `columns.ts`): `[0]` unanswered, `[1]` not applicable, then the values. */
export interface Tally {
	readonly all: Int32Array;
	/** Under every clause but the dimension's own. */
	readonly selected: Int32Array;
}

export interface Counts {
	/** Stories that meet every clause. */
	readonly matching: number;
	/** In the order of the columns. */
	readonly tallies: readonly Tally[];
}

export function count(columns: Columns, clauses: readonly Clause[]): Counts {
	const failing = failuresPerRow(columns, clauses);
	const tallies = columns.columns.map(({ dimension, codes, codeCount }): Tally => {
		const tally = { all: new Int32Array(codeCount), selected: new Int32Array(codeCount) };
		for (let row = 0; row < columns.rows; row++) {
			const code = codes[row]!;
			tally.all[code]!++;
			if (failing[row]!.every((clause) => clause.dimension === dimension.id)) tally.selected[code]!++;
		}
		return tally;
	});
	return { matching: failing.filter((failures) => failures.length === 0).length, tallies };
}

/** The first rows that meet every clause, in the order of the columns. */
export function matchingRows(columns: Columns, clauses: readonly Clause[], limit: number): readonly number[] {
	const failing = failuresPerRow(columns, clauses);
	return [...failing.keys()].filter((row) => failing[row]!.length === 0).slice(0, limit);
}

const failuresPerRow = (columns: Columns, clauses: readonly Clause[]) =>
	Array.from({ length: columns.rows }, (_, row) => clauses.filter((clause) => !meets(columns, row, clause)));

/** A clause on a dimension that is not there is met by nobody. */
function meets({ columns }: Columns, row: number, clause: Clause): boolean {
	if ('rows' in clause) return (clause.rows[row] === 1) !== (clause.not ?? false);
	const column = columns.find(({ dimension }) => dimension.id === clause.dimension);
	return column !== undefined && passes(clause.test, column.dimension, cellAt(column, row)) !== (clause.not ?? false);
}
