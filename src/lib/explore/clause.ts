/**
 * One condition on one dimension. What it says about a single cell is written here once, plainly;
 * everything faster must agree with it.
 */
import type { Cell, Cells, ChoiceDimension, ChoicesDimension, Dimension } from '#lib/signify/dimension.ts';
import type { Shares } from '#lib/signify/answer.ts';
import { SLIDER_STEPS } from './columns.ts';
import { isInside, type Spot, spotOf, type Zone, zoneOf } from './triangle.ts';

/** Those who gave no value can be asked for too. */
export const MISSING = ['unanswered', 'not-applicable'] as const;
export type Missing = (typeof MISSING)[number];

interface Asked {
	readonly missing: readonly Missing[];
}

/** One of these options, by id. */
export interface ChoiceTest extends Asked {
	readonly kind: 'choice';
	readonly options: readonly string[];
}

/** Any of these options, or all of them (and perhaps others). No options: no values, only what `missing` asks for. */
export interface ChoicesTest extends Asked {
	readonly kind: 'choices';
	readonly options: readonly string[];
	readonly match: 'any' | 'all';
}

/** Hundredths, both ends included; `from` ≤ `to`. */
export interface SliderRange {
	readonly from: number;
	readonly to: number;
}

export interface SliderTest extends Asked {
	readonly kind: 'slider';
	readonly ranges: readonly SliderRange[];
}

/** In one of these zones, or inside the lasso. */
export interface TriadTest extends Asked {
	readonly kind: 'triad';
	readonly zones: readonly Zone[];
	/** Corners in order, in whole thousandths; it closes itself and may cross itself (even-odd). Empty: no lasso. */
	readonly lasso: readonly Spot[];
}

/** Days since 1970-01-01, both ends included, `from` ≤ `until`; `null` is open. */
export interface TimeTest extends Asked {
	readonly kind: 'time';
	readonly from: number | null;
	readonly until: number | null;
}

export type Test = ChoiceTest | ChoicesTest | SliderTest | TriadTest | TimeTest;

/** A condition on the answers. */
export interface AnswerClause {
	/** The id of a dimension; there is at most one clause for each. */
	readonly dimension: string;
	readonly test: Test;
	/** Exactly the stories that fail the test, those without an answer included. */
	readonly not?: boolean;
}

/** These stories and no others: found by the words in them, or picked by hand. Never in the address itself. */
export interface StoriesClause {
	/** Tells such clauses apart: `words`, `picked`. Not the id of a dimension. */
	readonly dimension: string;
	/** One byte a row: 1 for the stories meant. Made by `rowsOfStories`; not changed afterwards. */
	readonly rows: Uint8Array;
	readonly not?: boolean;
}

export type Clause = AnswerClause | StoriesClause;

/** Whether a cell passes. A test of another kind than the dimension's lets nobody through. */
export function passes(test: Test, dimension: Dimension, cell: Cell): boolean {
	if (test.kind !== dimension.kind) return false;
	if (cell === undefined) return test.missing.includes('unanswered');
	if (cell === 'not-applicable') return test.missing.includes('not-applicable');
	return passesValue(test, dimension, cell);
}

/** A cell that is a value is of the dimension's kind, and so is the test: that makes the casts here safe. */
function passesValue(test: Test, dimension: Dimension, cell: Cells[Dimension['kind']]): boolean {
	switch (test.kind) {
		case 'choice':
			return passesChoices(test.options, 'any', dimension as ChoiceDimension, [cell as number]);
		case 'choices':
			return passesChoices(test.options, test.match, dimension as ChoicesDimension, cell as readonly number[]);
		case 'slider':
			return isInRanges(test.ranges, Math.round((cell as number) * SLIDER_STEPS));
		case 'triad':
			return passesTriad(test, spotOf(cell as Shares));
		case 'time':
			return (test.from ?? -Infinity) <= (cell as number) && (cell as number) <= (test.until ?? Infinity);
	}
}

function passesChoices(
	options: readonly string[],
	match: 'any' | 'all',
	dimension: ChoiceDimension | ChoicesDimension,
	cell: readonly number[]
): boolean {
	const chosen = cell.map((index) => dimension.options[index]!.id);
	if (match === 'all') return options.length > 0 && options.every((id) => chosen.includes(id));
	return options.some((id) => chosen.includes(id));
}

const isInRanges = (ranges: readonly SliderRange[], hundredths: number): boolean =>
	ranges.some(({ from, to }) => from <= hundredths && hundredths <= to);

export const passesTriad = ({ zones, lasso }: TriadTest, spot: Spot): boolean =>
	zones.includes(zoneOf(spot)) || isInside(lasso, ...spot);
