import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balanceScale } from './balance-scale.ts';

const ratio = fc
	.tuple(
		fc.double({ min: 0, max: 200, noNaN: true }),
		fc.double({ min: 0, max: 1, noNaN: true }),
		fc.double({ min: 1, max: 900, noNaN: true })
	)
	.map(([size, down, up]) => ({ ratio: { size, low: size * down, high: size * up } }));

describe('the scale of a balance', () => {
	it('has in proportion in its middle, and twice as far from it as half', () =>
		fc.assert(
			fc.property(fc.array(ratio, { minLength: 1, maxLength: 8 }), (groups) => {
				const { at, ticks } = balanceScale(groups);
				expect(at(1)).toBe(0.5);
				expect(at(2) - 0.5).toBeCloseTo(0.5 - at(0.5), 12);
				for (const { ratio } of groups) {
					const places = [at(ratio.low), at(ratio.size), at(ratio.high)];
					expect(places).toEqual(places.toSorted((a, b) => a - b));
					expect(places[0]! >= 0 && places[2]! <= 1).toBe(true);
				}
				expect(ticks.length).toBeLessThanOrEqual(7);
				expect(ticks.filter(({ at, words }) => at === 0.5 && words === '1×')).toHaveLength(1);
			})
		));

	it('is as wide as its dots and margins ask', () => {
		const words = (low: number, size: number, high: number) =>
			balanceScale([{ ratio: { low, size, high } }]).ticks.map((tick) => tick.words);
		expect(words(0.7, 1, 1.4)).toEqual(['½×', '1×', '2×']);
		expect(words(0.3, 1, 1.4)).toEqual(['¼×', '½×', '1×', '2×', '4×']);
		expect(words(0, 0, 900)).toEqual(['⅛×', '¼×', '½×', '1×', '2×', '4×', '8×']);
		expect(words(0.01, 0.04, 0.1)).toEqual(['1/16×', '¼×', '1×', '4×', '16×']);
	});
});
