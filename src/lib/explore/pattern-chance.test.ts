import { choice, diceOf, dot, type Draw, patternsIn, slider, triad } from '#test/patterns.ts';
import { describe, expect, it } from 'vitest';
import type { Cell, Dimension } from '#lib/signify/dimension.ts';
import type { TestName } from './statistics/finding.ts';

const oneOf =
	(count: number): Draw =>
	(dice) =>
		Math.floor(dice() * count);
const level =
	(count: number): Draw =>
	(dice) =>
		Math.floor(dice() * count) / (count - 1);
const mostly =
	(share: number): Draw =>
	(dice) =>
		dice() < share ? 0 : 1;
const often0: Draw = (dice) => (dice() < 0.7 ? 0 : dice());
const halfMissing =
	(draw: Draw): Draw =>
	(dice) =>
		dice() < 0.5 ? undefined : draw(dice);

const SETS = 400;
/** Of 400 fair tests at 5 %, so few or so many are significant once in a thousand times. */
const BAND = [7, 35] as const;

describe('where nothing is going on, one test in twenty is below .05', () => {
	interface Case {
		readonly test: TestName;
		readonly about: string;
		readonly dimensions: readonly [Dimension, Dimension];
		readonly draws: readonly [Draw, Draw];
		readonly stories: number;
	}
	const twoChoices = [choice('a', 4), choice('b', 3)] as const;
	const twoYesNo = [choice('a', 2), choice('b', 2)] as const;
	const two = [slider('a'), slider('b')] as const;
	const CASES: readonly Case[] = [
		{
			test: 'chi-squared',
			about: 'four options and three',
			dimensions: twoChoices,
			draws: [oneOf(4), oneOf(3)],
			stories: 200
		},
		{
			test: 'chi-squared',
			about: 'half unanswered',
			dimensions: twoChoices,
			draws: [halfMissing(oneOf(4)), halfMissing(oneOf(3))],
			stories: 800
		},
		{
			test: 'chi-squared',
			about: 'two and two',
			dimensions: twoYesNo,
			draws: [mostly(0.6), mostly(0.3)],
			stories: 300
		},
		{
			test: 'mann-whitney',
			about: 'fine sliders',
			dimensions: [choice('a', 2), slider('b')],
			draws: [mostly(0.4), level(101)],
			stories: 60
		},
		{
			test: 'mann-whitney',
			about: 'most at one end',
			dimensions: [choice('a', 2), slider('b')],
			draws: [mostly(0.4), often0],
			stories: 200
		},
		{
			test: 'mann-whitney',
			about: 'two values',
			dimensions: [choice('a', 2), slider('b')],
			draws: [mostly(0.5), level(2)],
			stories: 301
		},
		{
			test: 'mann-whitney',
			about: 'half unanswered',
			dimensions: [choice('a', 2), slider('b')],
			draws: [halfMissing(mostly(0.4)), halfMissing(level(101))],
			stories: 400
		},
		{
			test: 'mann-whitney',
			about: 'the pull of a corner',
			dimensions: [choice('a', 2), triad('b')],
			draws: [mostly(0.4), dot],
			stories: 100
		},
		{
			test: 'kruskal-wallis',
			about: 'fine sliders',
			dimensions: [choice('a', 4), slider('b')],
			draws: [oneOf(4), level(101)],
			stories: 120
		},
		{
			test: 'kruskal-wallis',
			about: 'most at one end',
			dimensions: [choice('a', 4), slider('b')],
			draws: [oneOf(4), often0],
			stories: 300
		},
		{
			test: 'kruskal-wallis',
			about: 'two values',
			dimensions: [choice('a', 4), slider('b')],
			draws: [oneOf(4), level(2)],
			stories: 300
		},
		{
			test: 'kruskal-wallis',
			about: 'half unanswered',
			dimensions: [choice('a', 4), slider('b')],
			draws: [halfMissing(oneOf(4)), halfMissing(level(11))],
			stories: 500
		},
		{ test: 'spearman', about: 'fine sliders', dimensions: two, draws: [level(101), level(101)], stories: 60 },
		{
			test: 'spearman',
			about: 'half unanswered',
			dimensions: two,
			draws: [halfMissing(level(101)), halfMissing(level(101))],
			stories: 300
		},
		{
			test: 'spearman',
			about: 'a slider and the pull of a corner',
			dimensions: [slider('a'), triad('b')],
			draws: [level(101), dot],
			stories: 150
		},
		{ test: 'kendall', about: 'three values', dimensions: two, draws: [level(3), level(3)], stories: 150 },
		{ test: 'kendall', about: 'two values', dimensions: two, draws: [level(2), level(2)], stories: 301 },
		{ test: 'kendall', about: 'most at one end', dimensions: two, draws: [often0, often0], stories: 200 },
		{
			test: 'kendall',
			about: 'half unanswered',
			dimensions: two,
			draws: [halfMissing(level(3)), halfMissing(level(4))],
			stories: 500
		}
	];

	it.each(CASES)('by $test, $about', ({ test, dimensions, draws, stories }) => {
		let below = 0;
		for (let set = 0; set < SETS; set++) {
			const dice = diceOf(set * 7919 + 17);
			const { tested } = patternsIn(
				dimensions,
				Array.from({ length: stories }, () => draws.map((draw) => draw(dice)))
			);
			const first = tested.find(({ sides }) =>
				sides.every(({ part }) => part?.kind !== 'corner' || part.corner === 0)
			)!;
			expect(first.test).toBe(test);
			if (first.p < 0.05) below++;
		}
		expect(below).toBeGreaterThanOrEqual(BAND[0]);
		expect(below).toBeLessThanOrEqual(BAND[1]);
	});

	it("and with Fisher's exact test, which is careful, at most that", () => {
		let below = 0;
		let sets = 0;
		for (let set = 0; set < SETS; set++) {
			const dice = diceOf(set * 104_729 + 5);
			const { tested } = patternsIn(
				twoYesNo,
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
			const dice = diceOf(set * 31 + 3);
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
