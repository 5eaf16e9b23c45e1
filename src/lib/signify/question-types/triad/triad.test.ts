import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Shares } from '../../answer.ts';
import { triadExamples } from './triad.examples.ts';
import { CORNERS, levelsAt, LEVELS, pointAt, sharesAt, sharesOf, snap, triad } from './triad.ts';

const question = triadExamples[0]!.question;
const sum = (shares: Shares) => shares[0] + shares[1] + shares[2];
const weight = fc.double({ min: 0, max: 1, noNaN: true });
const level = fc.constantFrom(...LEVELS);
const anyShares = fc
	.tuple(weight, weight, weight)
	.map(sharesOf)
	.filter((shares) => shares !== undefined);

describe('the dot of a triad', () => {
	it('is three shares that sum to 1, wherever a finger comes down', () => {
		fc.assert(
			fc.property(fc.double({ min: -1, max: 2, noNaN: true }), fc.double({ min: -1, max: 2, noNaN: true }), (x, y) => {
				const shares = snap(sharesAt(x, y));
				expect(sum(shares)).toBeCloseTo(1, 9);
				expect(triad.check(question, { shares })).toEqual([]);
			})
		);
	});

	it('is drawn where it was put', () => {
		fc.assert(
			fc.property(anyShares, (shares) => {
				const back = sharesAt(...pointAt(shares));
				for (const corner of [0, 1, 2]) expect(back[corner]).toBeCloseTo(shares[corner]!, 9);
			})
		);
	});

	it('lies in the corners and between them where it should', () => {
		expect(sharesAt(0.5, 0)).toEqual([1, 0, 0]);
		expect(sharesAt(0, 1)).toEqual([0, 1, 0]);
		expect(sharesAt(1, 1)).toEqual([0, 0, 1]);
		expect(sharesAt(-5, 9)).toEqual([0, 1, 0]);
	});

	it('moves over a grid that changes nothing the second time', () => {
		fc.assert(
			fc.property(anyShares, (shares) => {
				expect(snap(snap(shares))).toEqual(snap(shares));
			})
		);
	});
});

describe('"hoeveel past dit?"', () => {
	const answered = (levels: readonly number[]) =>
		triad.fromForm(
			question,
			Object.fromEntries(levels.map((level, corner) => [CORNERS[corner]!, [String(level)]] as const))
		);

	it('gives a point of the grid, the very one a finger would have given', () => {
		fc.assert(
			fc.property(level, level, level, (...levels) => {
				const value = answered(levels);
				if (levels.every((level) => level === 0)) expect(value).toBeUndefined();
				else expect(snap(value!.shares)).toEqual(value!.shares);
			})
		);
	});

	it('agrees with the dot', () => {
		fc.assert(
			fc.property(level, level, level, (...levels) => {
				const value = answered(levels);
				if (value) expect(answered(levelsAt(value.shares))).toEqual(value);
			})
		);
	});

	it('reads the stronger words where weaker ones are the same place', () => {
		expect(levelsAt([1, 0, 0])).toEqual([2, 0, 0]);
		expect(levelsAt([1 / 3, 1 / 3, 1 / 3])).toEqual([2, 2, 2]);
	});

	it('takes what was left open for "niet"', () => {
		expect(triad.fromForm(question, { left: ['2'] })).toEqual({ shares: [0, 1, 0] });
	});

	it('wins from the earlier dot only when it was changed', () => {
		const form = Object.fromEntries(triad.toForm(question, { shares: [0.5, 0.425, 0.075] }).map(([k, v]) => [k, [v]]));
		expect(triad.fromForm(question, form)).toEqual({ shares: [0.5, 0.425, 0.075] });
		expect(triad.fromForm(question, { ...form, top: ['0'], left: ['0'], right: ['1'] })).toEqual({ shares: [0, 0, 1] });
	});
});

it('a triad survives its form, to the last digit', () => {
	fc.assert(
		fc.property(anyShares, (shares) => {
			const form = Object.fromEntries(triad.toForm(question, { shares }).map(([name, value]) => [name, [value]]));
			expect(triad.fromForm(question, form)).toEqual({ shares });
		})
	);
});
