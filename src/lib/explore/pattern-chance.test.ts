import { countSignificant, mostly, NOTHINGS, SETS } from '#test/nothing-going-on.ts';
import { choice, patternsIn, slider } from '#test/patterns.ts';
import { describe, expect, it } from 'vitest';
import type { Cell } from '#lib/signify/dimension.ts';
import { diceFrom } from './random-choice.ts';

/** Of 400 fair tests at 5 %, so few or so many are significant once in a thousand times. */
const BAND = [7, 35] as const;

describe('where nothing is going on, one test in twenty is below .05', () => {
	it.each(NOTHINGS)('by $test, $about', (nothing) => {
		const below = countSignificant(nothing);
		expect(below).toBeGreaterThanOrEqual(BAND[0]);
		expect(below).toBeLessThanOrEqual(BAND[1]);
	});

	it("and with Fisher's exact test, which is careful, at most that", () => {
		let below = 0;
		let sets = 0;
		for (let set = 0; set < SETS; set++) {
			const dice = diceFrom(set * 104_729 + 5);
			const { tested } = patternsIn(
				[choice('a', 2), choice('b', 2)],
				Array.from({ length: 40 }, () => [mostly(0.9)(dice), mostly(0.5)(dice)])
			);
			const [pattern] = tested;
			if (pattern?.test !== 'fisher') continue;
			sets++;
			if (pattern.p < 0.05) below++;
		}
		expect(sets).toBeGreaterThan(SETS / 2);
		expect(below).toBeLessThanOrEqual(BAND[1]);
	});
});

describe('the intervals hold what is true about as often as they say', () => {
	it.each([
		['a difference between two groups', [choice('a', 2), slider('b')], 0.5],
		['a correlation', [slider('a'), slider('b')], undefined]
	] as const)('for %s', (_, dimensions, chance) => {
		let held = 0;
		for (let set = 0; set < SETS; set++) {
			const dice = diceFrom(set * 31 + 3);
			const { tested } = patternsIn(
				dimensions,
				Array.from({ length: 120 }, (): Cell[] => [chance === undefined ? dice() : mostly(chance)(dice), dice()])
			);
			const { low, high } = tested[0]!.effect;
			if (low <= 0 && high >= 0) held++;
		}
		expect(held).toBeGreaterThanOrEqual(SETS - BAND[1]);
		expect(held).toBeLessThanOrEqual(SETS - BAND[0]);
	});
});
