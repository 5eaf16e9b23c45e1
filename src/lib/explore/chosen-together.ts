/** Of a question with several answers: which answers the same people chose. */
import type { ChoicesDimension } from '#lib/signify/dimension.ts';
import { type ChoicesColumn, type Column, FIRST_VALUE } from './columns.ts';
import type { Tally } from './count.ts';
import { clauseOn, emptyTest, type Selection, withClause, withoutClause } from './selection.ts';

export interface ChosenTogether {
	/** Indexes of options, in the order of the question. */
	readonly options: readonly number[];
	/**
	 * Stories under every clause but the question's own: who chose both, by the places in `options`, row after row.
	 * Symmetric; on the diagonal stand those who chose that one.
	 */
	readonly counts: readonly number[];
}

/** By dimension id. */
export type TogetherOfQuestions = Readonly<Record<string, ChosenTogether>>;

/** More than this nobody oversees: then it is about the ones chosen most, of all stories. */
export const MOST_TOGETHER = 20;

/** @param wanted  ids of dimensions; all of them without it */
export function togetherOf(
	columns: readonly Column[],
	tallies: readonly Tally[],
	wanted?: ReadonlySet<string>
): TogetherOfQuestions {
	const found: Record<string, ChosenTogether> = {};
	columns.forEach((column, place) => {
		if (column.kind === 'choices' && column.dimension.options.length > 1 && (wanted?.has(column.dimension.id) ?? true))
			found[column.dimension.id] = chosenTogether(column, tallies[place]!);
	});
	return found;
}

/** One look at every combination that occurs; no look at the rows. */
export function chosenTogether(column: ChoicesColumn, { all, selected }: Tally): ChosenTogether {
	const options = mostChosen(column, all);
	const size = options.length;
	const places = new Int16Array(column.dimension.options.length).fill(-1);
	options.forEach((option, place) => (places[option] = place));
	const counts = new Array<number>(size * size).fill(0);
	for (let value = 0; value < column.codeCount - FIRST_VALUE; value++) {
		const stories = selected[value + FIRST_VALUE]!;
		if (stories === 0) continue;
		const chosen = Array.from(membersOf(column, value), (option) => places[option]!).filter((place) => place >= 0);
		for (const one of chosen) for (const other of chosen) counts[one * size + other]! += stories;
	}
	return { options, counts };
}

const membersOf = ({ members, starts }: ChoicesColumn, value: number) =>
	members.subarray(starts[value], starts[value + 1]);

function mostChosen(column: ChoicesColumn, all: Int32Array): readonly number[] {
	const options = column.dimension.options.map((_, option) => option);
	if (options.length <= MOST_TOGETHER) return options;
	const chosen = new Uint32Array(options.length);
	for (let value = 0; value < column.codeCount - FIRST_VALUE; value++)
		for (const option of membersOf(column, value)) chosen[option]! += all[value + FIRST_VALUE]!;
	return options
		.sort((one, other) => chosen[other]! - chosen[one]! || one - other)
		.slice(0, MOST_TOGETHER)
		.sort((one, other) => one - other);
}

export interface ChosenPair {
	/** Indexes of options: of the two the one that fewer chose, and the other. */
	readonly fewer: number;
	readonly more: number;
	readonly both: number;
	/** Who chose `fewer`. */
	readonly of: number;
}

/** Two places in `options`, as a pair. */
export function pairAt({ options, counts }: ChosenTogether, one: number, other: number): ChosenPair {
	const chose = (place: number) => counts[place * options.length + place]!;
	const [fewer, more] = chose(one) <= chose(other) ? [one, other] : [other, one];
	return {
		fewer: options[fewer]!,
		more: options[more]!,
		both: counts[one * options.length + other]!,
		of: chose(fewer)
	};
}

/** The pairs that somebody chose: most often first, and of equally many the ones that go together most. */
export function pairsOf(together: ChosenTogether): readonly ChosenPair[] {
	const pairs: ChosenPair[] = [];
	for (let one = 0; one < together.options.length; one++)
		for (let other = 0; other < one; other++) {
			const pair = pairAt(together, other, one);
			if (pair.both > 0) pairs.push(pair);
		}
	return pairs.sort((one, other) => other.both - one.both || one.of - other.of);
}

/** Whether these two are what was asked for. */
export function asksForPair(selection: Selection, dimension: ChoicesDimension, { fewer, more }: ChosenPair): boolean {
	const clause = clauseOn(selection, dimension.id);
	if (clause?.test.kind !== 'choices' || clause.not) return false;
	const { match, options } = clause.test;
	const pair = [fewer, more].map((option) => dimension.options[option]!.id);
	return match === 'all' && options.length === pair.length && pair.every((id) => options.includes(id));
}

/** The selection of who chose both, or without that choice when it was made before. */
export function togglePair(selection: Selection, dimension: ChoicesDimension, pair: ChosenPair): Selection {
	if (asksForPair(selection, dimension, pair)) return withoutClause(selection, dimension.id);
	const options = [pair.fewer, pair.more].map((option) => dimension.options[option]!.id);
	const test = { ...emptyTest(dimension), kind: 'choices', options, match: 'all' } as const;
	return withClause(selection, { dimension: dimension.id, test });
}
