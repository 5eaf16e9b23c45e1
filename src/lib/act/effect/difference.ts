/** Before and after a change as two groups, where there are too few weeks for a line; with a comparison as two times two. */
import { FEWEST_ANSWERS } from '#lib/explore/mirror/mirror.ts';
import {
	type Estimate,
	meanDifference,
	medianDifference,
	medianOf,
	type Ordered,
	shareDifference,
	shareOf,
	type Sums
} from '#lib/explore/statistics/two-groups.ts';
import type { Spread } from './aim.ts';
import { studentQuantile } from '#lib/explore/statistics/tails.ts';

/** Values of one group, 0 … 100. */
export type Values = readonly number[];

/** Before and after the change. */
export interface Sides {
	readonly before: Values;
	readonly after: Values;
}

/** After less before; with a comparison, less what it became there. In points of 100. */
export interface Difference extends Estimate {
	/** What was compared: how many chose it, the middle one, or the mean. */
	readonly of: 'share' | 'median' | 'mean';
	readonly before: number;
	readonly after: number;
	/** The same where the change was not. */
	readonly there: { readonly before: number; readonly after: number } | undefined;
}

/**
 * Shares by Newcombe's interval (1998, method 10), sliders by the difference of medians, corners by Welch (1947).
 * @returns `undefined` where a group has fewer than `FEWEST_ANSWERS`, or all answers are the same
 */
export function differenceOf(spread: Spread, here: Sides, there: Sides | undefined): Difference | undefined {
	const groups = [here.before, here.after, ...(there ? [there.before, there.after] : [])];
	if (groups.some(({ length }) => length < FEWEST_ANSWERS)) return undefined;
	if (new Set(groups.flat()).size < 2) return undefined;
	if (there) return spread === 'share' ? ofFourShares(here, there) : ofFourMeans(here, there);
	if (spread === 'share') return ofShares(here);
	return spread === 'slider' ? ofMedians(here) : ofMeans(here);
}

const ofShares = ({ before, after }: Sides): Difference => {
	const [one, other] = [shareAmong(after), shareAmong(before)];
	return {
		of: 'share',
		...inPoints(shareDifference(one, other)),
		before: 100 * other.size,
		after: 100 * one.size,
		there: undefined
	};
};

function ofMedians({ before, after }: Sides): Difference {
	const [one, other] = [ordered(after), ordered(before)];
	return {
		of: 'median',
		...medianDifference(one, other),
		before: medianOf(other),
		after: medianOf(one),
		there: undefined
	};
}

function ofMeans({ before, after }: Sides): Difference | undefined {
	const found = meanDifference(sumsOf(after), sumsOf(before));
	if (!found) return undefined;
	const { size, low, high, first, second } = found;
	return { of: 'mean', size, low, high, before: second, after: first, there: undefined };
}

/**
 * Two differences of shares, the one less the other, from their own intervals.
 * @see G. Y. Zou & A. Donner (2008), Statistics in Medicine 27, 1693–1702
 */
function ofFourShares(here: Sides, there: Sides): Difference {
	const [one, other] = [ofShares(here), ofShares(there)];
	return {
		of: 'share',
		size: one.size - other.size,
		low: one.size - other.size - Math.hypot(one.size - one.low, other.high - other.size),
		high: one.size - other.size + Math.hypot(one.high - one.size, other.size - other.low),
		before: one.before,
		after: one.after,
		there: { before: other.before, after: other.after }
	};
}

/** Degrees of freedom by F. E. Satterthwaite (1946), Biometrics Bulletin 2, 110–114: spreads may differ. */
function ofFourMeans(here: Sides, there: Sides): Difference | undefined {
	const groups = [here.after, here.before, there.before, there.after].map(sumsOf);
	const [a, b, c, d] = groups.map(({ n, sum }) => sum / n) as [number, number, number, number];
	const spreads = groups.map(({ n, sum, squares }) => ({
		part: Math.max(squares - (sum * sum) / n, 0) / (n - 1) / n,
		df: n - 1
	}));
	const variance = spreads.reduce((all, { part }) => all + part, 0);
	if (variance <= 0) return undefined;
	const df = variance ** 2 / spreads.reduce((all, { part, df }) => all + part ** 2 / df, 0);
	const size = a - b - (d - c);
	const margin = studentQuantile(df) * Math.sqrt(variance);
	return {
		of: 'mean',
		size,
		low: size - margin,
		high: size + margin,
		before: b,
		after: a,
		there: { before: c, after: d }
	};
}

const shareAmong = (values: Values): Estimate => shareOf(values.filter((value) => value === 100).length, values.length);

const inPoints = ({ size, low, high }: Estimate): Estimate => ({ size: 100 * size, low: 100 * low, high: 100 * high });

function ordered(values: Values): Ordered {
	const counts = new Map<number, number>();
	for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
	const rising = [...counts].sort(([a], [b]) => a - b);
	return { values: rising.map(([value]) => value), counts: rising.map(([, count]) => count) };
}

export const sumsOf = (values: Values): Sums => ({
	n: values.length,
	sum: values.reduce((sum, value) => sum + value, 0),
	squares: values.reduce((sum, value) => sum + value * value, 0)
});
