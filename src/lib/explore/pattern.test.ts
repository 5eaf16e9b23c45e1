import { choice, dot, patternsIn, several, slider, triad } from '#test/patterns.ts';
import { describe, expect, it } from 'vitest';
import type { Cell, Dimension } from '#lib/signify/dimension.ts';
import { atLeast } from './pattern.ts';
import { diceFrom } from './random-choice.ts';

describe('a search for patterns', () => {
	const dimensions = [choice('wie', 3), slider('rust'), several('hulp', 3), triad('kracht')];
	const dice = diceFrom(11);
	const stories = Array.from({ length: 300 }, (): Cell[] => {
		const who = Math.floor(dice() * 3);
		return [who, who === 2 ? 0.6 + dice() * 0.4 : dice(), who === 0 && dice() < 0.8 ? [0] : [1], dot(dice)];
	});

	it('puts the strongest first, by the end of the interval that is nearest to nothing', () => {
		const { tested } = patternsIn(dimensions, stories);
		const strengths = tested.map(({ effect }) => atLeast(effect));
		expect(strengths).toEqual(strengths.toSorted((a, b) => b - a));
		expect(tested[0]!.sides.map(({ dimension }) => dimension)).toEqual([0, 2]);
	});

	it('looks at every pair of two questions, and never at two parts of one', () => {
		const { tested, untested } = patternsIn(dimensions, stories);
		// 1 choice, 1 slider, 3 options, 3 corners.
		expect(tested.length + untested.length).toBe(1 + 3 + 3 + 3 + 3 + 9);
		for (const { sides } of [...tested, ...untested]) expect(sides[0].dimension).not.toBe(sides[1].dimension);
	});

	it('says of each pair it did not test why', () => {
		const why = (first: Dimension, second: Dimension, rows: readonly Cell[][]) =>
			patternsIn([first, second], rows).untested.map((pair) => pair.why);
		const many = (count: number, of: (row: number) => Cell[]) => Array.from({ length: count }, (_, row) => of(row));
		expect(
			why(
				slider('a'),
				slider('b'),
				many(19, (row) => [row / 19, 0.5 + row / 50])
			)
		).toEqual(['too-few-stories']);
		expect(
			why(
				slider('a'),
				slider('b'),
				many(40, (row) => [row / 40, 0.5])
			)
		).toEqual(['one-value']);
		expect(
			why(
				slider('a'),
				choice('b', 2),
				many(40, (row) => [row / 40, row < 4 ? 0 : 1])
			)
		).toEqual(['too-few-in-a-group']);
		expect(
			why(
				choice('a', 8),
				choice('b', 9),
				many(40, (row) => [row % 8, row % 9])
			)
		).toEqual(['too-thinly-spread']);
		expect(
			why(
				choice('a', 400),
				choice('b', 2),
				many(900, (row) => [row % 400, row % 2])
			)
		).toEqual(['too-many-options']);
		expect(patternsIn([slider('a'), slider('b')], []).untested).toMatchObject([{ why: 'too-few-stories', n: 0 }]);
	});

	it('counts a story without an answer nowhere', () => {
		const whole = many(60);
		const { tested } = patternsIn(
			[slider('a'), slider('b')],
			[...whole, [undefined, 1], ['not-applicable', 0], [0, undefined], [1, 'not-applicable']]
		);
		expect(tested).toEqual(patternsIn([slider('a'), slider('b')], whole).tested);
		expect(tested[0]!.n).toBe(60);
		function many(count: number): Cell[][] {
			const dice = diceFrom(5);
			return Array.from({ length: count }, () => [dice(), dice()]);
		}
	});
});
