import type { Clause } from './clause.ts';
import { type Columns } from './columns.ts';
import { count, type Counts, matchingRows } from './count.ts';

/** Counts that follow the clauses. The arrays stay the same; what is in them changes with every `apply`. */
export interface LiveCount {
	readonly columns: Columns;
	readonly counts: Counts;
	/** From now on these clauses hold. Clauses that are the same objects as before cost nothing. */
	apply(clauses: readonly Clause[]): void;
	/** Prepares for changes in this dimension: worth calling when a pointer goes down or a chart gets the focus. */
	focus(dimension: string): void;
	/** The first rows that meet every clause, newest first. */
	matching(limit: number): readonly number[];
}

export function openCount(columns: Columns): LiveCount {
	let clauses: readonly Clause[] = [];
	let counts = count(columns, clauses);
	return {
		columns,
		get counts() {
			return counts;
		},
		apply(wanted) {
			clauses = wanted;
			counts = count(columns, clauses);
		},
		focus() {},
		matching: (limit) => matchingRows(columns, clauses, limit)
	};
}
