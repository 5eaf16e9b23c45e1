import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diceFrom } from '../random-choice.ts';
import { goodnessOfFit } from './goodness-of-fit.ts';
import { exactShare, exactTest } from './one-share.ts';
import reference from './fixtures/one-share.json' with { type: 'json' };

const toBeNear = (value: number, said: string) =>
	expect(Math.abs(value - Number(said)), `${value}, not ${said}`).toBeLessThan(1e-9 * Math.max(Number(said), 1e-3));

const someCounts = fc
	.integer({ min: 1, max: 400 })
	.chain((total) => fc.tuple(fc.integer({ min: 0, max: total }), fc.constant(total)));
const someShare = fc.double({ min: 0.001, max: 0.999, noNaN: true });

describe('one share agrees with R 4.2.2', () => {
	it.each(reference.shares)('binom.test($count, $total, $share)', ({ count, total, share, low, high, p }) => {
		const estimate = exactShare(count, total);
		toBeNear(estimate.low, low);
		toBeNear(estimate.high, high);
		toBeNear(exactTest(count, total, Number(share)), p);
	});

	it.each(reference.fits)('chisq.test($counts, p = $people, rescale.p = TRUE)', ({ counts, people, p }) => {
		const whole = people.reduce((sum, one) => sum + one, 0);
		const found = goodnessOfFit(
			counts,
			people.map((one) => one / whole)
		);
		toBeNear(found!, p);
	});
});

describe('the exact interval of a share', () => {
	it('holds the share it was computed from, within 0 … 1', () =>
		fc.assert(
			fc.property(someCounts, ([count, total]) => {
				const { size, low, high } = exactShare(count, total);
				expect(0 <= low && low <= size && size <= high && high <= 1).toBe(true);
			})
		));

	it('of a group is the mirror of that of everybody else', () =>
		fc.assert(
			fc.property(someCounts, ([count, total]) => {
				const [one, other] = [exactShare(count, total), exactShare(total - count, total)];
				expect(one.low).toBeCloseTo(1 - other.high, 10);
				expect(one.high).toBeCloseTo(1 - other.low, 10);
			})
		));

	/** Summed over every count there can be, so nothing is left to dice. */
	it.each([
		[20, 0.02],
		[20, 0.3],
		[60, 0.1],
		[150, 0.5],
		[400, 0.01]
	])('holds what is true in at least 95 of 100 cases, of %i stories and a share of %f', (total, share) => {
		let chance = (1 - share) ** total;
		let covered = 0;
		for (let count = 0; count <= total; count++) {
			const { low, high } = exactShare(count, total);
			if (low <= share && share <= high) covered += chance;
			chance *= ((total - count) / (count + 1)) * (share / (1 - share));
		}
		expect(covered).toBeGreaterThanOrEqual(0.95);
		expect(covered).toBeLessThanOrEqual(1 + 1e-9);
	});
});

describe('the exact test of a share', () => {
	it('sums what is no more likely, whatever the numbers', () =>
		fc.assert(
			fc.property(someCounts, someShare, ([count, total], share) => {
				const chances = [(1 - share) ** total];
				fc.pre(chances[0]! > 1e-250);
				for (let at = 0; at < total; at++)
					chances.push(chances[at]! * ((total - at) / (at + 1)) * (share / (1 - share)));
				const sum = chances.reduce((all, one) => (one <= chances[count]! * (1 + 1e-7) ? all + one : all), 0);
				expect(exactTest(count, total, share)).toBeCloseTo(Math.min(sum, 1), 8);
			})
		));

	it('says 0.05 or less in no more than one of twenty cases where nothing is going on', () => {
		const dice = diceFrom(2026);
		let found = 0;
		for (let round = 0; round < 4000; round++) {
			let count = 0;
			for (let story = 0; story < 80; story++) if (dice() < 0.15) count++;
			if (exactTest(count, 80, 0.15) <= 0.05) found++;
		}
		expect(found / 4000).toBeLessThan(0.05 + 3 * Math.sqrt((0.05 * 0.95) / 4000));
		expect(found).toBeGreaterThan(60);
	});
});

describe('all groups together', () => {
	it('are not tested where too few would be expected', () => {
		expect(goodnessOfFit([20, 20, 0], [0.49, 0.49, 0.02])).toBeUndefined();
		expect(goodnessOfFit([10, 10, 3], [0.45, 0.4, 0.15])).toBeUndefined();
		expect(goodnessOfFit([10, 10, 10, 10, 2], [0.25, 0.25, 0.2, 0.2, 0.1])).toBeDefined();
	});
});
