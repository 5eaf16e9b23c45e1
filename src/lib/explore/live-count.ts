/**
 * The counts of `count.ts`, following a moving finger. What makes it fast:
 *
 * - one small number a row, a bit for every filter the row fails. No bits: it counts everywhere. One bit: it counts only in
 *   the chart of that filter. More: nowhere;
 * - rows ordered by value (per dimension, made when it is first touched), so that a changed bar visits only its own rows;
 * - of the rows that change, those that now pass and those that now fail, only the fewest are counted: added to or taken
 *   from what is there, added up from nothing, or taken from what there was without this filter;
 * - small dimensions are counted together: `joint-layout.ts`;
 * - nothing is allocated while the finger moves.
 */
import type { AnswerClause, Clause, StoriesClause } from './clause.ts';
import { type Column, type Columns, FIRST_VALUE } from './columns.ts';
import type { Counts } from './count.ts';
import { change, takeInHand } from './live-change.ts';
import { addFilter, columnOf, type Filter, openState, refresh, type State } from './live-state.ts';
import { addAllRows, clearSums, type Masks, MOST_FILTERS } from './row-sums.ts';
import { DEPENDS, PASSES } from './triad-raster.ts';
import { judge } from './verdicts.ts';

/** Counts that follow the clauses. The arrays stay the same; what is in them changes with every `apply`. */
export interface LiveCount {
	readonly columns: Columns;
	readonly counts: Counts;
	/**
	 * From now on these clauses hold. Quick when one of them changed, or none (the same objects as before).
	 * @throws RangeError for two clauses on one dimension, or for more than `MOST_FILTERS` - 1
	 */
	apply(clauses: readonly Clause[]): void;
	/** Prepares for changes in this dimension: worth calling when a pointer goes down or a chart gets the focus. */
	focus(dimension: string): void;
	/** The first rows that meet every clause, newest first. */
	matching(limit: number): readonly number[];
}

export function openCount(columns: Columns): LiveCount {
	const state = openState(columns);
	recount(state, []);
	state.counts.tallies.forEach((tally) => tally.all.set(tally.selected));
	return {
		columns,
		counts: state.counts,
		apply: (clauses) => apply(state, clauses),
		focus(dimension) {
			const column = columns.columns.findIndex(({ dimension: { id } }) => id === dimension);
			if (column >= 0) takeInHand(state, dimension, column);
		},
		matching: (limit) => firstWithoutBits(state.field.masks, limit)
	};
}

function apply(state: State, clauses: readonly Clause[]): void {
	if (new Set(clauses.map(({ dimension }) => dimension)).size < clauses.length) {
		throw new RangeError('two clauses on one dimension');
	}
	if (clauses.length >= MOST_FILTERS) throw new RangeError('too many clauses');
	const changed = clauses.filter((clause) => !state.filters.some((filter) => filter?.clause === clause));
	const gone = state.filters.flatMap((filter) =>
		filter?.clause && !clauses.some(({ dimension }) => dimension === filter.name) ? [filter.name] : []
	);
	if (changed.length + gone.length === 0) return;
	const [clause] = changed;
	const name = clause?.dimension ?? gone[0]!;
	const column = columnOf(state, name);
	const isOneAnswer = changed.length + gone.length === 1 && column >= 0;
	if (isOneAnswer && (!clause || 'test' in clause)) change(state, takeInHand(state, name, column), clause);
	else recount(state, clauses);
}

/** Everything anew: for the first time, and when several clauses change at once. */
function recount(state: State, clauses: readonly Clause[]): void {
	const { field, sums, filters } = state;
	state.inHand = undefined;
	filters.length = 0;
	field.masks = new Uint8Array(state.columns.rows);
	for (const clause of clauses) {
		const filter = addFilter(state, clause.dimension, columnOf(state, clause.dimension));
		filter.clause = clause;
		markRows(state, filter, clause);
	}
	clearSums(sums);
	addAllRows(field, sums);
	refresh(state);
}

function markRows(state: State, { column: at, bit, verdicts }: Filter, clause: Clause): void {
	const { masks } = state.field;
	const column = state.columns.columns[at];
	const passes = 'rows' in clause ? listedIn(clause) : column ? judged(state, column, clause, verdicts) : nobody;
	for (let row = 0; row < masks.length; row++) if (!passes(row)) masks[row]! |= bit;
}

const nobody = () => false;

const listedIn =
	({ rows, not = false }: StoriesClause) =>
	(row: number) =>
		(rows[row] === 1) !== not;

function judged({ raster }: State, column: Column, clause: AnswerClause, verdicts: Uint8Array) {
	judge(clause, column, verdicts, raster);
	const { codes } = column;
	if (column.kind !== 'triad') return (row: number) => verdicts[codes[row]!] === PASSES;
	const passing = clause.not ? 0 : 1;
	return (row: number) => {
		const verdict = verdicts[codes[row]!]!;
		return verdict === DEPENDS
			? raster.at(codes[row]! - FIRST_VALUE, column.places[row]!) === passing
			: verdict === PASSES;
	};
}

/** Looking for a byte is something engines do many rows at a time. */
function firstWithoutBits(masks: Masks, limit: number): readonly number[] {
	const found: number[] = [];
	for (let row = masks.indexOf(0); row >= 0 && found.length < limit; row = masks.indexOf(0, row + 1)) found.push(row);
	return found;
}
