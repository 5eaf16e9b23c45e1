import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alwaysShownFrom, boundsOf, LEAST_THRESHOLD, MOST_THRESHOLD, showCount, STEP } from './shown-count.ts';

const threshold = fc.integer({ min: LEAST_THRESHOLD, max: MOST_THRESHOLD });
const draw = fc.integer({ min: 0, max: 0xffffffff });
const seeded = { seed: 31, numRuns: 2000 };

describe('a shown count', () => {
	it('is never there below the threshold, whatever the dice say, and nobody looks like a few', () => {
		fc.assert(
			fc.property(threshold, draw, fc.nat(MOST_THRESHOLD), (threshold, draw, count) => {
				fc.pre(count < threshold);
				expect(showCount(count, draw, threshold)).toBeNull();
			}),
			seeded
		);
	});

	it('is always there for a group nearly twice as large', () => {
		fc.assert(
			fc.property(threshold, draw, fc.nat(500), (threshold, draw, more) => {
				expect(showCount(alwaysShownFrom(threshold) + more, draw, threshold)).not.toBeNull();
			}),
			seeded
		);
	});

	it('is a multiple of five that says no more than its bounds', () => {
		fc.assert(
			fc.property(threshold, draw, fc.nat(300), (threshold, draw, count) => {
				const shown = showCount(count, draw, threshold);
				const { low, high } = boundsOf(shown, threshold);
				expect(low <= count && count <= high).toBe(true);
				expect(high - low).toBeGreaterThanOrEqual(threshold - 1);
				if (shown !== null) expect(shown % STEP).toBe(0);
			}),
			seeded
		);
	});

	it('is right on average: what is added is taken off as often', () => {
		for (const count of [40, 41, 42, 43, 44]) {
			let sum = 0;
			for (let low = 0; low < 0x10000; low += 7) sum += showCount(count, low, 5)! - count;
			expect(Math.abs(sum / (0x10000 / 7))).toBeLessThan(0.5);
		}
	});
});
