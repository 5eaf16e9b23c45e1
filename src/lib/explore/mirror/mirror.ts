/** Two groups of stories beside each other, question by question: how they differ, how sure that is, and whether it may be chance. */
import { type ChartCounts, chartOf, type ChartShape, type Dot } from '../chart.ts';
import {
	type ChoiceColumn,
	type ChoicesColumn,
	type Column,
	type Columns,
	FIRST_VALUE,
	type SliderColumn,
	spotAt,
	type TimeColumn,
	type TriadColumn
} from '../columns.ts';
import { answered, byOption, fold } from '../folding.ts';
import { expectedEnough, chiSquaredTest, fisherTest } from '../statistics/contingency.ts';
import { falseDiscovery } from '../statistics/false-discovery.ts';
import { mannWhitneyTest } from '../statistics/groups.ts';
import { jointOf } from '../statistics/joint.ts';
import {
	type Estimate,
	meanDifference,
	medianDifference,
	medianOf,
	type Ordered,
	shareDifference,
	shareOf,
	type Sums
} from '../statistics/two-groups.ts';
import { WHOLE, ZONES, zoneOf } from '../triangle.ts';
import type { Both, Sides } from './split.ts';

/** What about a question is compared. */
export type Aspect =
	| { readonly of: 'option'; readonly option: number }
	| { readonly of: 'zone'; readonly zone: number }
	/** The mean pull of a corner, as a share. */
	| { readonly of: 'corner'; readonly corner: 0 | 1 | 2 }
	/** In hundredths of a slider, or in days since 1970-01-01. */
	| { readonly of: 'median' };

/** The first group less the second. */
export interface Difference extends Estimate {
	readonly aspect: Aspect;
	readonly first: number;
	readonly second: number;
	/** Two-sided. */
	readonly p: number;
	/** How strong it is where strengths of all questions are put in one order: −1 … 1, as a rank-biserial correlation. */
	readonly strength: number;
}

/** With all that was compared taken into account: see `falseDiscovery`. */
export interface TestedDifference extends Difference {
	readonly q: number;
}

export interface Comparison {
	readonly shape: ChartShape;
	/** `selected` is the first group, `all` the second. */
	readonly counts: ChartCounts;
	/** Single dots of a triad, where there are few enough to tell apart. */
	readonly dots: Both<readonly Dot[]> | undefined;
	/** Stories in each of the parts of a triangle, in the order of `ZONES`. */
	readonly zones: Both<readonly number[]> | undefined;
	/** Empty where nothing can be said: see `why`. */
	readonly differences: readonly TestedDifference[];
	readonly why: 'few' | 'same' | undefined;
}

export interface Mirror {
	readonly sizes: Both<number>;
	readonly overlap: number;
	readonly neither: number;
	/** In the order of the questions. */
	readonly comparisons: readonly Comparison[];
	/** Differences that were tested. */
	readonly tested: number;
}

/** Fewer answers in a group, and nothing is said about a difference: below it an interval may hold what is true in 88 of 100 cases. */
export const FEWEST_ANSWERS = 10;

/** Of what is said to stand, at most this part is expected to be chance. */
export const FALSE_SHARE = 0.05;

/** @param except  the question the groups were made by: there they differ because we made them so */
export function mirrorOf(columns: Columns, sides: Sides, except: string | undefined): Mirror {
	const compared = columns.columns
		.filter(({ dimension }) => dimension.id !== except)
		.map((column) => compareColumn(column, sides.rows));
	const qs = falseDiscovery(compared.flatMap(({ differences }) => differences.map(({ p }) => p)));
	let at = 0;
	return {
		sizes: [sides.rows[0].length, sides.rows[1].length],
		overlap: sides.overlap,
		neither: sides.neither,
		comparisons: compared.map((comparison) => ({
			...comparison,
			differences: comparison.differences.map((difference) => ({ ...difference, q: qs[at++]! }))
		})),
		tested: qs.length
	};
}

type Compared = Omit<Comparison, 'differences'> & { readonly differences: readonly Difference[] };

function compareColumn(column: Column, rows: Both<Uint32Array>): Compared {
	const tallies = [tally(column, rows[0]), tally(column, rows[1])] as const;
	const { shape, counts } = chartOf(column);
	const zones = column.kind === 'triad' ? ([zonesOf(column, rows[0]), zonesOf(column, rows[1])] as const) : undefined;
	const n = [answered(tallies[0]), answered(tallies[1])] as const;
	const isFew = Math.min(...n) < FEWEST_ANSWERS;
	const differences = isFew ? [] : differencesOf(column, rows, tallies, n, zones);
	return {
		shape,
		counts: counts({ selected: tallies[0], all: tallies[1] }),
		dots: bothOf(tallies.map((tally) => counts({ selected: tally, all: tally }).dots)),
		zones,
		differences,
		why: isFew ? 'few' : differences.length === 0 ? 'same' : undefined
	};
}

const bothOf = <T>([first, second]: readonly (T | undefined)[]): Both<T> | undefined =>
	first === undefined || second === undefined ? undefined : [first, second];

/** By code. */
function tally({ codes, codeCount }: Column, rows: Uint32Array): Int32Array {
	const counts = new Int32Array(codeCount);
	for (const row of rows) counts[codes[row]!]!++;
	return counts;
}

function zonesOf(column: TriadColumn, rows: Uint32Array): readonly number[] {
	const counts = ZONES.map(() => 0);
	for (const row of rows) if (column.codes[row]! >= FIRST_VALUE) counts[ZONES.indexOf(zoneOf(spotAt(column, row)))]!++;
	return counts;
}

function differencesOf(
	column: Column,
	rows: Both<Uint32Array>,
	tallies: Both<Int32Array>,
	n: Both<number>,
	zones: Both<readonly number[]> | undefined
): readonly Difference[] {
	switch (column.kind) {
		case 'choice':
		case 'choices':
			return shares(optionCounts(column, tallies), n, (option) => ({ of: 'option', option }));
		case 'slider':
		case 'time':
			return median(column, tallies);
		case 'triad':
			return [...shares(zones!, n, (zone) => ({ of: 'zone', zone })), ...corners(column, rows)];
	}
}

function optionCounts(column: ChoiceColumn | ChoicesColumn, tallies: Both<Int32Array>): Both<readonly number[]> {
	const folding = byOption(column);
	return [Array.from(fold(folding, tallies[0])), Array.from(fold(folding, tallies[1]))];
}

/** What nobody chose, or everybody, is not different. */
function shares(
	counts: Both<readonly number[]>,
	n: Both<number>,
	aspectOf: (place: number) => Aspect
): readonly Difference[] {
	return counts[0].flatMap((count, place) => {
		const both = [count, counts[1][place]!] as const;
		const together = both[0] + both[1];
		if (together === 0 || together === n[0] + n[1]) return [];
		const [one, other] = [shareOf(both[0], n[0]), shareOf(both[1], n[1])];
		const joint = jointOf(2, 2, [both[0], both[1], n[0] - both[0], n[1] - both[1]]);
		const { p } = expectedEnough(joint) ? chiSquaredTest(joint) : fisherTest(joint);
		const difference = shareDifference(one, other);
		return [
			{ aspect: aspectOf(place), first: one.size, second: other.size, ...difference, p, strength: difference.size }
		];
	});
}

function median(column: SliderColumn | TimeColumn, tallies: Both<Int32Array>): readonly Difference[] {
	const groups = tallies.map((counts): Ordered => orderedOf(column, counts)) as unknown as Both<Ordered>;
	const { values } = groups[0];
	const joint = jointOf(
		values.length,
		2,
		Array.from(values).flatMap((_, i) => groups.map(({ counts }) => counts[i]!))
	);
	if (joint.rows < 2) return [];
	const { p, effect } = mannWhitneyTest(joint);
	return [
		{
			aspect: { of: 'median' },
			first: medianOf(groups[0]),
			second: medianOf(groups[1]),
			...medianDifference(groups[0], groups[1]),
			p,
			strength: effect.size
		}
	];
}

const orderedOf = (column: SliderColumn | TimeColumn, byCode: Int32Array): Ordered => ({
	counts: byCode.subarray(FIRST_VALUE),
	values:
		column.kind === 'time' ? column.days : Int32Array.from({ length: byCode.length - FIRST_VALUE }, (_, step) => step)
});

function corners(column: TriadColumn, rows: Both<Uint32Array>): readonly Difference[] {
	const [one, other] = [pulls(column, rows[0]), pulls(column, rows[1])];
	return ([0, 1, 2] as const).flatMap((corner) => {
		const difference = meanDifference(one[corner]!, other[corner]!);
		return difference ? [{ aspect: { of: 'corner', corner }, ...difference, strength: difference.size } as const] : [];
	});
}

/** The shares of each corner, summed. */
function pulls(column: TriadColumn, rows: Uint32Array): readonly Sums[] {
	const sums = [0, 1, 2].map(() => ({ n: 0, sum: 0, squares: 0 }));
	for (const row of rows) {
		if (column.codes[row]! < FIRST_VALUE) continue;
		const [top, left] = spotAt(column, row);
		add(sums[0]!, top / WHOLE);
		add(sums[1]!, left / WHOLE);
		add(sums[2]!, (WHOLE - top - left) / WHOLE);
	}
	return sums;
}

function add(sums: { n: number; sum: number; squares: number }, value: number): void {
	sums.n++;
	sums.sum += value;
	sums.squares += value * value;
}

/** How far from nothing the difference is at least, at the near end of its interval; 0 where it may be nothing. */
export const atLeast = ({ low, high }: Estimate): number => Math.max(low, -high, 0);

export const stands = ({ q }: TestedDifference): boolean => q < FALSE_SHARE;

/** The one difference of a question that is said in words: the surest, and else the largest. */
export function mainDifference({ differences }: Comparison): TestedDifference | undefined {
	const order = (a: TestedDifference, b: TestedDifference) =>
		Number(stands(b)) - Number(stands(a)) || atLeast(b) - atLeast(a) || Math.abs(b.strength) - Math.abs(a.strength);
	return [...differences].sort(order)[0];
}

/** What stands first, then the strongest, then where nothing can be said. */
export function byDifference(comparisons: readonly Comparison[]): readonly Comparison[] {
	const ranked = comparisons.map((comparison) => ({ comparison, main: mainDifference(comparison) }));
	const weight = (main: TestedDifference | undefined) =>
		main === undefined ? -1 : Math.abs(main.strength) + (stands(main) ? 2 : 0) + (atLeast(main) > 0 ? 1 : 0);
	return ranked.sort((a, b) => weight(b.main) - weight(a.main)).map(({ comparison }) => comparison);
}
