import { describe, expect, it } from 'vitest';
import { diceFrom } from '#lib/explore/random-choice.ts';
import { studentQuantile, studentTails } from '#lib/explore/statistics/tails.ts';
import reference from './fixtures/newey-west.json' with { type: 'json' };
import { leastSquares } from './least-squares.ts';
import { type Fitted, lagOf, neweyWest, testContrast } from './newey-west.ts';

const toBeNear = (value: number, said: string) =>
	expect(Math.abs(value - Number(said)) / Math.abs(Number(said)), `${value}, not ${said}`).toBeLessThan(1e-9);

/** @param from  how many weeks come before the change */
function lines(values: readonly number[], weights: readonly number[], from: number): Fitted {
	const design = values.map((_, week) => [1, week - from, Number(week >= from), Math.max(week - from, 0)]);
	return { design, weights, fit: leastSquares(design, values, weights)! };
}

describe('lines through weeks agree with R, and so with statsmodels', () => {
	it.each(reference.series)('on $name', ({ values, weights, from, lag, tests }) => {
		const fitted = lines(values, weights, from);
		expect(lagOf(values.length)).toBe(lag);
		for (const { contrast, plain, ...said } of tests) {
			toBeNear(neweyWest(fitted, contrast, lag), plain);
			const found = testContrast(fitted, contrast, lag);
			for (const part of ['size', 'low', 'high', 'error', 'df', 'p'] as const) toBeNear(found[part], said[part]);
		}
	});

	it('and find that fewer sat in front and were hurt when belts became compulsory', () => {
		const [belts] = reference.series;
		const { size, high, p } = testContrast(lines(belts!.values, belts!.weights, 36), [0, 0, 1, 0], 3);
		expect(Math.round(size)).toBe(-320);
		expect(high).toBeLessThan(-150);
		expect(p).toBeLessThan(0.002);
	});

	it.each([
		[1, 12.706204736174694],
		[3.5, 2.94008863798],
		[30, 2.0422724563012373]
	])('on Student’s distribution with %d degrees of freedom', (df, quantile) =>
		expect(studentQuantile(df)).toBeCloseTo(quantile, 3)
	);
});

describe('where nothing happens', () => {
	/** Weeks of 1 to 9 answers, each week so much like the one before. */
	function nothingHappens(side: number, likeness: number, dice: () => number): Fitted {
		const normal = () => Math.sqrt(-2 * Math.log(1 - dice())) * Math.cos(2 * Math.PI * dice());
		const weights = Array.from({ length: 2 * side }, () => 1 + Math.floor(9 * dice()));
		let now = normal();
		const values = weights.map((weight) => {
			now = likeness * now + Math.sqrt(1 - likeness ** 2) * normal();
			return now / Math.sqrt(weight);
		});
		return lines(values, weights, side);
	}

	/** In percent: how often a step, or another slope, is found with p < 0.05. */
	function foundIn(series: number, side: number, likeness: number, seed: number) {
		const dice = diceFrom(seed);
		const found = { level: 0, trend: 0, plain: 0 };
		for (let i = 0; i < series; i++) {
			const fitted = nothingHappens(side, likeness, dice);
			const lag = lagOf(2 * side);
			if (testContrast(fitted, [0, 0, 1, 0], lag).p < 0.05) found.level++;
			if (testContrast(fitted, [0, 0, 0, 1], lag).p < 0.05) found.trend++;
			const plain = fitted.fit.coefficients[2]! / Math.sqrt(neweyWest(fitted, [0, 0, 1, 0], lag));
			if (studentTails(plain, 2 * side - 4) < 0.05) found.plain++;
		}
		return {
			level: (100 * found.level) / series,
			trend: (100 * found.trend) / series,
			plain: (100 * found.plain) / series
		};
	}

	// 5 % of 400 series is 20, give or take 4.4: up to 7 % is what luck allows, and under it is on the careful side.
	it.each([
		[8, 0],
		[8, 0.3],
		[12, 0],
		[12, 0.3],
		[26, 0],
		[26, 0.3]
	])('no more than 7 of 100 series are called a change: %d weeks on either side, likeness %d', (side, likeness) => {
		const { level, trend } = foundIn(400, side, likeness, 52);
		expect(level).toBeLessThanOrEqual(7);
		expect(trend).toBeLessThanOrEqual(7);
	});

	it('plain Newey and West call it three times as often, which is why we do not take them as they are', () => {
		expect(foundIn(400, 12, 0.3, 52).plain).toBeGreaterThan(15);
	});

	it('weeks that resemble each other far more than we take them to are called a change too often: 1 in 8, not 1 in 20', () => {
		const { level, trend } = foundIn(400, 12, 0.6, 52);
		expect(level).toBeLessThanOrEqual(13);
		expect(trend).toBeLessThanOrEqual(16);
	});
});
