/**
 * Two groups of stories to set beside each other, both within what was filtered before: those who answered a question this way and
 * that way (or any other way), or two kept selections.
 */
import type { Id } from '#lib/platform/id.ts';
import type { AnswerClause, Clause, Test } from '../clause.ts';
import { type Columns, FIRST_VALUE } from '../columns.ts';
import { openCount } from '../live-count.ts';

export interface AnswerSplit {
	readonly by: 'answer';
	readonly dimension: string;
	readonly first: Test;
	/** `null`: whoever answered the question otherwise. */
	readonly second: Test | null;
}

export interface SelectionSplit {
	readonly by: 'selection';
	readonly first: Id<'selection'>;
	/** `null`: all other stories. */
	readonly second: Id<'selection'> | null;
}

export type Split = AnswerSplit | SelectionSplit;

/** A pair of what belongs to the first group and what belongs to the second. */
export type Both<T> = readonly [first: T, second: T];

export interface Sides {
	/** The rows of each group, ascending. */
	readonly rows: Both<Uint32Array>;
	/** Stories that belong to both groups; they are in neither list, or they would be compared with themselves. */
	readonly overlap: number;
	/** Stories under the filter that belong to no group. */
	readonly neither: number;
}

/** The groups as conditions on rows. */
export interface Groups {
	readonly first: Clause;
	readonly second: Clause | null;
}

export const groupsOf = ({ dimension, first, second }: AnswerSplit): Groups => ({
	first: { dimension, test: first },
	second: second && { dimension, test: second }
});

const FIRST = 1;
const SECOND = 2;

/** @param common  what holds for both groups; nothing on what the groups are made by */
export function sidesOf(columns: Columns, common: readonly Clause[], { first, second }: Groups): Sides {
	const live = openCount(columns);
	const rowsOf = (clauses: readonly Clause[]) => {
		live.apply(clauses);
		return live.matching(columns.rows);
	};
	const all = rowsOf(common);
	const marks = new Uint8Array(columns.rows);
	for (const row of rowsOf([...common, first])) marks[row] = FIRST;
	const others = second
		? rowsOf([...common, second])
		: all.filter((row) => marks[row] === 0 && isOther(columns, first, row));
	for (const row of others) marks[row]! |= SECOND;

	const in_ = (side: number) => Uint32Array.from(all.filter((row) => marks[row] === side));
	const rows = [in_(FIRST), in_(SECOND)] as const;
	const overlap = all.filter((row) => marks[row] === FIRST + SECOND).length;
	return { rows, overlap, neither: all.length - rows[0].length - rows[1].length - overlap };
}

/** Who said nothing did not answer otherwise; unless the first group is about those who said nothing. */
function isOther({ columns }: Columns, first: Clause, row: number): boolean {
	if ('rows' in first || isAboutMissing(first)) return true;
	const column = columns.find(({ dimension }) => dimension.id === first.dimension);
	return column !== undefined && column.codes[row]! >= FIRST_VALUE;
}

const isAboutMissing = ({ test }: AnswerClause) => test.missing.length > 0;
