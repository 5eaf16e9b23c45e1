import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Shares } from '../answer.ts';
import { dotOfShares, geometryOf, sharesFrom, sharesOfDot, type Geometry } from './geometry.ts';

const anyShares = fc
	.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }))
	.map(([a, b]): Shares => {
		const [low, high] = a < b ? [a, b] : [b, a];
		return [low, high - low, 1 - high];
	});

describe('a dot in a triangle', () => {
	it.each(['flat', 'equilateral'] as const)('comes back as it went, %s', (geometry) => {
		fc.assert(
			fc.property(anyShares, (shares) => {
				const back = sharesOfDot(dotOfShares(shares, geometry), geometry)!;
				back.forEach((share, corner) => expect(share).toBeCloseTo(shares[corner]!, 12));
			})
		);
	});

	it.each<[string, Geometry, number, number, Shares]>([
		['the top', 'flat', 0.5, 1, [1, 0, 0]],
		['the left corner', 'flat', 0, 0, [0, 1, 0]],
		['the right corner', 'flat', 1, 0, [0, 0, 1]],
		['the top', 'equilateral', 0.5, Math.sqrt(0.75), [1, 0, 0]],
		['the middle', 'equilateral', 0.5, Math.sqrt(0.75) / 3, [1 / 3, 1 / 3, 1 / 3]]
	])('finds %s, %s', (_, geometry, x, y, shares) => {
		sharesOfDot({ x, y }, geometry)!.forEach((share, corner) => expect(share).toBeCloseTo(shares[corner]!, 12));
	});

	it('forgives a pixel and no more', () => {
		expect(sharesOfDot({ x: 1.005, y: 0 }, 'flat')).toEqual([0, 0, 1]);
		expect(sharesOfDot({ x: 0.9, y: 0.9 }, 'flat')).toBeUndefined();
		expect(sharesFrom([0.5, 0.5, 0.5])).toBeUndefined();
	});

	it('always gives shares that sum to 1', () => {
		const near = fc.double({ min: -0.05, max: 1.05, noNaN: true });
		fc.assert(
			fc.property(near, near, near, (a, b, c) => {
				const shares = sharesFrom([a, b, c]);
				if (!shares) return;
				expect(shares[0] + shares[1] + shares[2]).toBeCloseTo(1, 12);
				expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
			})
		);
	});

	it('shows in which triangle it was drawn when it lies where only one of them is', () => {
		expect(geometryOf([dotOfShares([0.95, 0.05, 0], 'flat')])).toBe('flat');
		expect(geometryOf([dotOfShares([0.3, 0.3, 0.4], 'equilateral')])).toBeUndefined();
	});
});
