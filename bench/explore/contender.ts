import type { AnswerClause } from '#lib/explore/clause.ts';

/** An engine in the comparison. */
export interface Contender {
	readonly name: string;
	/** One step: the charts and the list as they are under these clauses. */
	step(clauses: readonly AnswerClause[]): Picture | Promise<Picture>;
	close?(): void;
}

interface Picture {
	/** By dimension, then by code: stories under all clauses but the dimension's own. */
	readonly charts: readonly ArrayLike<number>[];
	/** The first 20 that meet every clause. */
	readonly rows: readonly number[];
}

export const LISTED = 20;
