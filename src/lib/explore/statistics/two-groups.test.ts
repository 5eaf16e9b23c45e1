import { describe, expect, it } from 'vitest';
import { diceFrom } from '../random-choice.ts';
import { lnGamma } from './tails.ts';
import reference from './fixtures/two-groups.json' with { type: 'json' };
import {
	type Estimate,
	meanDifference,
	medianDifference,
	medianOf,
	type Ordered,
	shareDifference,
	shareOf,
	type Sums
} from './two-groups.ts';

const toBeNear = (value: number, said: string) =>
	expect(Math.abs(value - Number(said)), `${value}, not ${said}`).toBeLessThan(1e-9);

const steps = (counts: readonly number[]): Ordered => ({ values: counts.map((_, step) => step), counts });
const sums = (values: readonly number[]): Sums => ({
	n: values.length,
	sum: values.reduce((sum, value) => sum + value, 0),
	squares: values.reduce((sum, value) => sum + value * value, 0)
});

describe('two groups agree with R', () => {
	it.each(reference.shares)('on shares $counts', ({ counts, wilson, low, high }) => {
		const [one, other] = [shareOf(counts[0]!, counts[1]!), shareOf(counts[2]!, counts[3]!)];
		[one.low, one.high, other.low, other.high].forEach((limit, i) => toBeNear(limit, wilson[i]!));
		const difference = shareDifference(one, other);
		toBeNear(difference.low, low);
		toBeNear(difference.high, high);
	});

	it.each(reference.medians)('on medians %#', ({ first, second, size, low, high, resampled }) => {
		const difference = medianDifference(steps(first), steps(second));
		toBeNear(difference.size, size);
		toBeNear(difference.low, low);
		toBeNear(difference.high, high);
		// Resampled 20,000 times, R lands within a few steps of 100 of what is computed.
		expect(Math.abs(difference.low - Number(resampled[0]))).toBeLessThanOrEqual(3);
		expect(Math.abs(difference.high - Number(resampled[1]))).toBeLessThanOrEqual(3);
	});

	it.each(reference.means)('on means %#', ({ first, second, low, high, p }) => {
		const difference = meanDifference(sums(first), sums(second))!;
		toBeNear(difference.low, low);
		toBeNear(difference.high, high);
		toBeNear(difference.p, p);
	});
});

describe('the difference of two shares', () => {
	it.each([
		[56, 70, 48, 80, 0.0524, 0.3339],
		[9, 10, 3, 10, 0.1705, 0.809],
		[6, 7, 2, 7, 0.0582, 0.8062],
		[5, 56, 0, 29, -0.0381, 0.1926],
		[0, 10, 0, 20, -0.1611, 0.2775],
		[0, 10, 0, 10, -0.2775, 0.2775],
		[10, 10, 0, 20, 0.6791, 1],
		[10, 10, 0, 10, 0.6075, 1]
	])('is as in table II of Newcombe (1998): %d/%d and %d/%d', (a, m, b, n, low, high) => {
		const difference = shareDifference(shareOf(a, m), shareOf(b, n));
		expect(difference.low).toBeCloseTo(low, 4);
		expect(difference.high).toBeCloseTo(high, 4);
	});
});

/** Of 1,000 fair intervals at 95 %, so few or so many miss once in a thousand times. */
const SETS = 1000;
const BAND = [28, 74] as const;

type Dice = () => number;

/** How many of the intervals do not hold what is true. */
function missed(truth: number, estimate: (dice: Dice) => Estimate): number {
	let misses = 0;
	for (let set = 0; set < SETS; set++) {
		const { low, high } = estimate(diceFrom(set * 7919 + 11));
		if (truth < low || truth > high) misses++;
	}
	return misses;
}

const SHARES = Array.from({ length: 19 }, (_, i) => (i + 1) / 20);

/** How likely each count of n is. */
const likely = (n: number, p: number) =>
	Array.from({ length: n + 1 }, (_, k) =>
		Math.exp(lnGamma(n + 1) - lnGamma(k + 1) - lnGamma(n - k + 1) + k * Math.log(p) + (n - k) * Math.log(1 - p))
	);

/** How likely it is that the interval holds p − q. */
function coverage(m: number, p: number, n: number, q: number): number {
	const [one, other] = [likely(m, p), likely(n, q)];
	let held = 0;
	one.forEach((a, i) =>
		other.forEach((b, j) => {
			const { low, high } = shareDifference(shareOf(i, m), shareOf(j, n));
			if (low <= p - q + 1e-12 && p - q <= high + 1e-12) held += a * b;
		})
	);
	return held;
}

const times = (n: number, draw: () => number) => Array.from({ length: n }, draw);

const share = (dice: Dice, n: number, chance: number) =>
	shareOf(times(n, dice).filter((die) => die < chance).length, n);

/** Positions in hundredths; `bend` above 1 pulls them to the left. */
function positions(dice: Dice, n: number, bend: number): Ordered {
	const counts = new Array<number>(101).fill(0);
	for (const die of times(n, dice)) counts[Math.round(100 * die ** bend)]!++;
	return steps(counts);
}

describe('intervals hold what is true as often as they say', () => {
	it.each([
		[30, 0.3, 40, 0.5],
		[80, 0.62, 60, 0.41],
		[400, 0.1, 50, 0.2]
	])('for shares of %d (%d) and %d (%d)', (m, p, n, q) => {
		const misses = missed(p - q, (dice) => shareDifference(share(dice, m, p), share(dice, n, q)));
		expect(misses).toBeGreaterThanOrEqual(BAND[0]);
		expect(misses).toBeLessThanOrEqual(BAND[1]);
	});

	it.each([
		[10, 10],
		[10, 40],
		[20, 20]
	])('for shares of %d and %d: exactly, on average over all shares, and nowhere far below', (m, n) => {
		const coverages = SHARES.flatMap((p) => SHARES.map((q) => coverage(m, p, n, q)));
		expect(coverages.reduce((sum, held) => sum + held, 0) / coverages.length).toBeGreaterThan(0.95);
		expect(Math.min(...coverages)).toBeGreaterThan(0.9);
	});

	it.each([
		[10, 12, 1, 1],
		[25, 40, 1, 1],
		[60, 35, 2, 1],
		[300, 200, 1, 3]
	])('for medians of %d and %d', (m, n, bend, other) => {
		const truth = Math.round(100 * 0.5 ** bend) - Math.round(100 * 0.5 ** other);
		const misses = missed(truth, (dice) => medianDifference(positions(dice, m, bend), positions(dice, n, other)));
		expect(misses).toBeLessThanOrEqual(BAND[1]);
	});

	it('for medians of much used values, at least', () => {
		const level = (dice: Dice, n: number) => {
			const counts = [0, 0, 0];
			for (const die of times(n, dice)) counts[die < 0.3 ? 0 : die < 0.8 ? 1 : 2]!++;
			return steps(counts);
		};
		expect(missed(0, (dice) => medianDifference(level(dice, 40), level(dice, 30)))).toBeLessThanOrEqual(BAND[1]);
	});

	it.each([
		[10, 12],
		[50, 80]
	])('for means of %d and %d', (m, n) => {
		const draw = (dice: Dice, size: number, bend: number) => sums(times(size, () => dice() ** bend));
		const misses = missed(1 / 2 - 1 / 3, (dice) => meanDifference(draw(dice, m, 1), draw(dice, n, 2))!);
		expect(misses).toBeGreaterThanOrEqual(BAND[0]);
		expect(misses).toBeLessThanOrEqual(BAND[1]);
	});
});

describe('a median', () => {
	it('is the middle value, or lies between the two in the middle', () => {
		expect(medianOf(steps([1, 0, 2]))).toBe(2);
		expect(medianOf(steps([1, 0, 1]))).toBe(1);
		expect(medianOf(steps([3, 1, 0, 2]))).toBe(0.5);
	});
});
