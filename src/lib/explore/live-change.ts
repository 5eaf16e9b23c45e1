/** One filter changes: what happens while a finger moves. */
import type { AnswerClause } from './clause.ts';
import { type Column, FIRST_VALUE } from './columns.ts';
import { addFilter, type Filter, refresh, type State } from './live-state.ts';
import { rowOrder } from './row-order.ts';
import { addRows, clearSums, copySums, moveRows, type Stretch, type Sums } from './row-sums.ts';
import { DEPENDS, FAILS, PASSES } from './triad-raster.ts';
import { judge } from './verdicts.ts';

/** Prepares for changes of one filter: the rows in its order, and the counts without it. */
export function takeInHand(state: State, name: string, column: number): Filter {
	if (state.inHand?.name === name) return state.inHand;
	putDown(state);
	const filter = state.filters.find((filter) => filter?.name === name) ?? addFilter(state, name, column);
	state.orders[column] ??= orderOf(state.columns.columns[column]!);
	state.inHand = filter;
	copySums(state.sums, state.base);
	walk(state, filter, PASSES, (stretch) => addRows(state.field, stretch, filter.bit, filter.bit, state.base, 1));
	return filter;
}

const orderOf = ({ codes, codeCount }: Column) => rowOrder(codes, codeCount);

function putDown(state: State): void {
	const { inHand, sums, field } = state;
	if (!inHand) return;
	state.inHand = undefined;
	if (!inHand.clause) {
		state.filters[inHand.slot] = undefined;
		return;
	}
	// Its chart holds the rows that fail no other filter; those that pass it are in the joint counts.
	const alone = sums.alone[inHand.slot]!;
	const chart = state.selected[inHand.column]!;
	field.layout.splitOne(sums.joint, inHand.column, alone);
	for (let code = 0; code < alone.length; code++) alone[code] = chart[code]! - alone[code]!;
}

export function change(state: State, filter: Filter, clause: AnswerClause | undefined): void {
	const { field, sums, base } = state;
	setClause(state, filter, clause);
	const { changed, passing, failing } = sizes(state, filter);
	// Starting over costs something too, though clearing is much faster than counting.
	if (changed <= Math.min(passing, failing) + (sums.joint.length >> 6)) {
		moveChanged(state, filter, sums);
	} else {
		moveChanged(state, filter, undefined);
		if (passing <= failing) {
			clearSums(sums);
			walk(state, filter, FAILS, (stretch) => addRows(field, stretch, filter.bit, 0, sums, 1));
		} else {
			copySums(base, sums);
			walk(state, filter, PASSES, (stretch) => addRows(field, stretch, filter.bit, filter.bit, sums, -1));
		}
	}
	refresh(state);
}

function setClause({ columns, raster }: State, filter: Filter, clause: AnswerClause | undefined): void {
	[filter.verdicts, filter.before] = [filter.before, filter.verdicts];
	filter.clause = clause;
	if (clause) judge(clause, columns.columns[filter.column]!, filter.verdicts, raster);
	else filter.verdicts.fill(PASSES);
}

/** Rows, at most, that change sides, that pass now, and that fail now. */
function sizes(state: State, { column, verdicts, before }: Filter) {
	const { starts } = state.orders[column]!;
	let [changed, passing, failing] = [0, 0, 0];
	for (let code = 0; code < verdicts.length; code++) {
		const rows = starts[code + 1]! - starts[code]!;
		const verdict = verdicts[code]!;
		if (verdict === DEPENDS || verdict !== before[code]) changed += rows;
		if (verdict !== FAILS) passing += rows;
		if (verdict !== PASSES) failing += rows;
	}
	return { changed, passing, failing };
}

/** Visits the rows of every code that does not wholly say `butFor`. */
function walk(state: State, { column, verdicts }: Filter, butFor: number, visit: (stretch: Stretch) => void): void {
	const { stretch } = state;
	const { starts, rows } = state.orders[column]!;
	stretch.rows = rows;
	for (let code = 0; code < verdicts.length; code++) {
		if (verdicts[code] === butFor) continue;
		stretch.from = starts[code]!;
		stretch.to = starts[code + 1]!;
		visit(stretch);
	}
}

function moveChanged(state: State, filter: Filter, sums: Sums | undefined): void {
	const { field, stretch } = state;
	const { verdicts, before, bit } = filter;
	const { starts, rows } = state.orders[filter.column]!;
	stretch.rows = rows;
	for (let code = 0; code < verdicts.length; code++) {
		const verdict = verdicts[code]!;
		if (verdict === before[code] && verdict !== DEPENDS) continue;
		stretch.from = starts[code]!;
		stretch.to = starts[code + 1]!;
		if (verdict === DEPENDS) moveByPlace(state, filter, code, sums);
		else moveRows(field, stretch, bit, verdict === PASSES ? 0 : bit, sums);
	}
}

/** The cells of a triangle that a lasso cuts: dot by dot. */
function moveByPlace(state: State, filter: Filter, code: number, sums: Sums | undefined): void {
	const { field, stretch, raster } = state;
	const column = state.columns.columns[filter.column]!;
	if (column.kind !== 'triad') return;
	const end = stretch.to;
	const passing = filter.clause?.not ? 0 : 1;
	for (let at = stretch.from; at < end; at++) {
		stretch.from = at;
		stretch.to = at + 1;
		const passes = raster.at(code - FIRST_VALUE, column.places[stretch.rows[at]!]!) === passing;
		moveRows(field, stretch, filter.bit, passes ? 0 : filter.bit, sums);
	}
}
