/**
 * Which stories somebody looks at: conditions on the answers, and words in the text. Nothing chosen is all stories.
 * To and from an address: `selection-query.ts`.
 */
import type { Dimension } from '#lib/signify/dimension.ts';
import {
	type AnswerClause,
	type ChoicesTest,
	type ChoiceTest,
	type Missing,
	MISSING,
	type SliderRange,
	type Test,
	type TimeTest,
	type TriadTest
} from './clause.ts';
import { SLIDER_STEPS } from './columns.ts';
import { type Spot, WHOLE, ZONES } from './triangle.ts';

export interface Selection {
	/** At most one for each dimension. */
	readonly clauses: readonly AnswerClause[];
	/** Looked for in title and text; empty when nothing is. */
	readonly words: string;
	/** Only stories that readers put this tag on. */
	readonly tag?: string;
}

export const ALL_STORIES: Selection = { clauses: [], words: '' };

/** Some of it only the house can find: words in the text, or what readers put on a story. */
export const needsHouse = ({ words, tag }: Selection): boolean => words !== '' || tag !== undefined;

export const withTag = ({ clauses, words }: Selection, tag: string | undefined): Selection =>
	tag === undefined ? { clauses, words } : { clauses, words, tag };

/** More filters at once than anybody sets by hand; the engine gives each a bit. */
export const MOST_CLAUSES = 30;
export const MOST_WORDS_LENGTH = 200;
export const MOST_LASSO_CORNERS = 96;

export const clauseOn = ({ clauses }: Selection, dimension: string): AnswerClause | undefined =>
	clauses.find((clause) => clause.dimension === dimension);

export const withoutClause = (selection: Selection, dimension: string): Selection => ({
	...selection,
	clauses: selection.clauses.filter((clause) => clause.dimension !== dimension)
});

/** The selection with this clause instead of the one on the same dimension; a clause that asks for nothing is left out. */
export function withClause(selection: Selection, clause: AnswerClause): Selection {
	if (asksNothing(clause.test)) return withoutClause(selection, clause.dimension);
	const at = selection.clauses.findIndex(({ dimension }) => dimension === clause.dimension);
	const clauses = at < 0 ? [...selection.clauses, clause] : selection.clauses.with(at, clause);
	return { ...selection, clauses };
}

/** The selection after somebody chose an option, or took back that choice. */
export function toggleOption(selection: Selection, dimension: Dimension & { kind: 'choice' | 'choices' }, id: string) {
	const clause = clauseOn(selection, dimension.id) ?? { dimension: dimension.id, test: emptyTest(dimension) };
	// A clause is of the kind of its dimension.
	const test = clause.test as ChoiceTest | ChoicesTest;
	return withClause(selection, { ...clause, test: { ...test, options: toggled(test.options, id) } });
}

/** The selection with these options of a question, and no others. */
export function withOptions(
	selection: Selection,
	dimension: Dimension & { kind: 'choice' | 'choices' },
	options: readonly string[]
): Selection {
	const clause = clauseOn(selection, dimension.id) ?? { dimension: dimension.id, test: emptyTest(dimension) };
	const test = clause.test as ChoiceTest | ChoicesTest;
	return withClause(selection, { ...clause, test: { ...test, options } });
}

/** The selection after somebody chose those without an answer, or took back that choice. */
export function toggleMissing(selection: Selection, dimension: Dimension, missing: Missing): Selection {
	const clause = clauseOn(selection, dimension.id) ?? { dimension: dimension.id, test: emptyTest(dimension) };
	const test = { ...clause.test, missing: toggled(clause.test.missing, missing) };
	return withClause(selection, { ...clause, test });
}

/** A test that nobody passes yet. */
export function emptyTest(dimension: Dimension): Test {
	switch (dimension.kind) {
		case 'choice':
			return { kind: 'choice', options: [], missing: [] };
		case 'choices':
			return { kind: 'choices', options: [], match: 'any', missing: [] };
		case 'slider':
			return { kind: 'slider', ranges: [], missing: [] };
		case 'triad':
			return { kind: 'triad', zones: [], lasso: [], missing: [] };
		case 'time':
			return { kind: 'time', from: null, until: null, missing: [] };
	}
}

/** Nothing was chosen in it, so that it is no filter at all. */
export function asksNothing(test: Test): boolean {
	if (test.missing.length > 0) return false;
	switch (test.kind) {
		case 'choice':
		case 'choices':
			return test.options.length === 0;
		case 'slider':
			return test.ranges.length === 0;
		case 'triad':
			return test.zones.length === 0 && test.lasso.length === 0;
		case 'time':
			return test.from === null && test.until === null;
	}
}

/**
 * A freehand line as a lasso: whole thousandths, and few enough corners for an address.
 *
 * @param spots  as drawn; may lie outside the triangle, up to one side's length
 */
export function lassoOf(spots: readonly Spot[]): readonly Spot[] {
	const corners: Spot[] = [];
	for (const spot of spots) {
		const corner: Spot = [lassoCoordinate(spot[0]), lassoCoordinate(spot[1])];
		const last = corners.at(-1);
		if (!last || Math.abs(last[0] - corner[0]) + Math.abs(last[1] - corner[1]) >= FINEST_STROKE) corners.push(corner);
	}
	const step = Math.ceil(corners.length / MOST_LASSO_CORNERS);
	const lasso = corners.filter((_, i) => i % step === 0);
	return lasso.length < 3 ? [] : lasso;
}

/** Thousandths; a hand is not steadier than this. */
const FINEST_STROKE = 8;

const lassoCoordinate = (value: number) => Math.round(Math.min(Math.max(value, -WHOLE), 2 * WHOLE)) || 0;

/** The same test in the one form that equal tests share: everything in order, nothing double, nothing out of range. */
export function tidy(test: Test, dimension: Dimension): Test {
	const missing = MISSING.filter((kind) => test.missing.includes(kind));
	switch (test.kind) {
		case 'choice':
			return { ...test, options: knownOptions(test, dimension), missing };
		case 'choices': {
			const options = knownOptions(test, dimension);
			return { ...test, options, match: options.length > 1 ? test.match : 'any', missing };
		}
		case 'slider':
			return { ...test, ranges: mergedRanges(test.ranges), missing };
		case 'triad':
			return { ...test, ...tidyTriad(test), missing };
		case 'time':
			return { ...test, ...tidyPeriod(test), missing };
	}
}

function knownOptions({ options }: ChoiceTest | ChoicesTest, dimension: Dimension): readonly string[] {
	if (dimension.kind !== 'choice' && dimension.kind !== 'choices') return [];
	return dimension.options.map(({ id }) => id).filter((id) => options.includes(id));
}

function mergedRanges(ranges: readonly SliderRange[]): readonly SliderRange[] {
	const step = (value: number) => Math.min(Math.max(Math.round(value), 0), SLIDER_STEPS) || 0;
	const ordered = ranges
		.map(({ from, to }) => ({ from: step(Math.min(from, to)), to: step(Math.max(from, to)) }))
		.sort((a, b) => a.from - b.from);
	const merged: SliderRange[] = [];
	for (const range of ordered) {
		const last = merged.at(-1);
		if (last && range.from <= last.to + 1)
			merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, range.to) };
		else merged.push(range);
	}
	return merged;
}

const tidyTriad = ({ zones, lasso }: TriadTest) => ({
	zones: ZONES.filter((zone) => zones.includes(zone)),
	lasso: lasso.length < 3 || lasso.length > MOST_LASSO_CORNERS ? lassoOf(lasso) : lasso.map(onGrid)
});

const onGrid = ([top, left]: Spot): Spot => [lassoCoordinate(top), lassoCoordinate(left)];

/** 0001-01-01 and 9999-12-31: what a date in an address can say. */
export const FIRST_DAY = -719_162;
const LAST_DAY = 2_932_896;

/** Who writes the later day first means the same period. */
function tidyPeriod(period: TimeTest): Pick<TimeTest, 'from' | 'until'> {
	const [from, until] = [tidyDay(period.from), tidyDay(period.until)];
	return from !== null && until !== null && from > until ? { from: until, until: from } : { from, until };
}

const tidyDay = (day: number | null) =>
	day === null || Number.isNaN(day) ? null : Math.round(Math.min(Math.max(day, FIRST_DAY), LAST_DAY)) || 0;

const toggled = <T>(list: readonly T[], item: T): readonly T[] =>
	list.includes(item) ? list.filter((other) => other !== item) : [...list, item];
