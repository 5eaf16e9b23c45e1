import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseAtRandom, diceFrom, SEEDS } from './random-choice.ts';

const groups = fc.array(fc.uniqueArray(fc.string({ maxLength: 3 })), { maxLength: 6 });
const seed = fc.nat(SEEDS - 1);

describe('a choice by lot', () => {
	it('is the same with the same seed, whatever the order', () => {
		fc.assert(
			fc.property(groups, fc.integer({ min: 1, max: 5 }), seed, (groups, count, seed) => {
				const disjoint = groups.map((group, i) => group.map((name) => `${i}${name}`));
				const turned = disjoint.map((group) => group.toReversed()).toReversed();
				expect([...chooseAtRandom(turned, count, seed)].sort()).toEqual(
					[...chooseAtRandom(disjoint, count, seed)].sort()
				);
			})
		);
	});

	it('takes so many of each group, or all there are', () => {
		fc.assert(
			fc.property(groups, fc.integer({ min: 1, max: 5 }), seed, (groups, count, seed) => {
				const disjoint = groups.map((group, i) => group.map((name) => `${i}${name}`));
				const chosen = chooseAtRandom(disjoint, count, seed);
				for (const group of disjoint)
					expect(group.filter((name) => chosen.includes(name))).toHaveLength(Math.min(count, group.length));
			})
		);
	});

	it('favours nobody', () => {
		const times = [0, 0, 0, 0, 0];
		for (let seed = 0; seed < 5000; seed++)
			for (const name of chooseAtRandom([['0', '1', '2', '3', '4']], 2, seed)) times[Number(name)]!++;
		for (const count of times) expect(Math.abs(count - 2000)).toBeLessThan(150);
		const dice = diceFrom(7);
		const mean = Array.from({ length: 10_000 }, dice).reduce((sum, one) => sum + one, 0) / 10_000;
		expect(mean).toBeCloseTo(0.5, 1);
	});
});
