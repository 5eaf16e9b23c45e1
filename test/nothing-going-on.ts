import { choice, dot, type Draw, patternsIn, slider, triad } from '#test/patterns.ts';
import type { Dimension } from '#lib/signify/dimension.ts';
import type { TestName } from '#lib/explore/statistics/finding.ts';
import { diceFrom } from '#lib/explore/random-choice.ts';

const oneOf =
	(count: number): Draw =>
	(dice) =>
		Math.floor(dice() * count);
const level =
	(count: number): Draw =>
	(dice) =>
		Math.floor(dice() * count) / (count - 1);
export const mostly =
	(share: number): Draw =>
	(dice) =>
		dice() < share ? 0 : 1;
const often0: Draw = (dice) => (dice() < 0.7 ? 0 : dice());
const halfMissing =
	(draw: Draw): Draw =>
	(dice) =>
		dice() < 0.5 ? undefined : draw(dice);

/** Data in which nothing is going on: the answers to two questions, drawn apart. */
export interface Nothing {
	readonly test: TestName;
	readonly about: string;
	readonly dimensions: readonly [Dimension, Dimension];
	readonly draws: readonly [Draw, Draw];
	readonly stories: number;
}
const twoChoices = [choice('a', 4), choice('b', 3)] as const;
const twoYesNo = [choice('a', 2), choice('b', 2)] as const;
const two = [slider('a'), slider('b')] as const;
export const NOTHINGS: readonly Nothing[] = [
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

export const SETS = 400;

/** How many of `SETS` independent sets of data give a p below .05. */
export function countSignificant({ test, dimensions, draws, stories }: Nothing): number {
	let below = 0;
	for (let set = 0; set < SETS; set++) {
		const dice = diceFrom(set * 7919 + 17);
		const { tested } = patternsIn(
			dimensions,
			Array.from({ length: stories }, () => draws.map((draw) => draw(dice)))
		);
		const first = tested.find(({ sides }) => sides.every(({ part }) => part?.kind !== 'corner' || part.corner === 0));
		if (first?.test !== test) throw new Error(`tested by ${first?.test ?? 'nothing'}, not by ${test}`);
		if (first.p < 0.05) below++;
	}
	return below;
}
