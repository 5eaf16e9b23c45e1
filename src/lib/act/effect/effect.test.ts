import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsOf } from '#lib/explore/build-columns.ts';
import { diceFrom } from '#lib/explore/random-choice.ts';
import type { Dimension } from '#lib/signify/dimension.ts';
import { type Answer, answersTo } from './answers.ts';
import { differenceOf } from './difference.ts';
import { effectOf, mainOf, verdictOf } from './effect.ts';
import reference from './fixtures/difference.json' with { type: 'json' };
import { neededFor } from './needed.ts';
import { periodsAround, weeksAround } from './weeks.ts';

const toBeNear = (value: number, said: string) => expect(value, said).toBeCloseTo(Number(said), 9);
const yes = (count: number, of: number) => Array.from({ length: of }, (_, i) => (i < count ? 100 : 0));

describe('before, after and elsewhere agree with R', () => {
	it.each(reference.means)('on means %#', ({ groups, size, low, high }) => {
		const [a, b, c, d] = groups as [number[], number[], number[], number[]];
		const found = differenceOf('slider', { before: a, after: b }, { before: c, after: d })!;
		toBeNear(found.size, size);
		toBeNear(found.low, low);
		toBeNear(found.high, high);
	});

	it.each(reference.shares)('on shares $counts', ({ counts, size, low, high }) => {
		const [a, b, c, d] = [0, 2, 4, 6].map((at) => yes(counts[at]!, counts[at + 1]!)) as [
			number[],
			number[],
			number[],
			number[]
		];
		const found = differenceOf('share', { before: a, after: b }, { before: c, after: d })!;
		toBeNear(found.size, size);
		toBeNear(found.low, low);
		toBeNear(found.high, high);
	});

	it.each(reference.power)('on how many it takes with a spread of $sd', ({ sd, n }) => {
		// As many before as after it takes; then no more are needed, and with one less on either side some are.
		const spread = (count: number) => {
			const half = Math.ceil(count / 2) * 2;
			const off = sd * Math.sqrt((2 * half - 1) / (2 * half));
			return Array.from({ length: half }, (_, i) => 50 + (i % 2 === 0 ? off : -off));
		};
		const enough = spread(Number(n) + 2);
		expect(neededFor('slider', { before: enough, after: enough }, undefined).toSee).toBe(0);
		const few = spread(Number(n) - 2);
		expect(neededFor('slider', { before: few, after: few }, undefined).toSee).not.toBe(0);
	});
});

describe('the weeks around a change', () => {
	const answer = (day: number, value = 50): Answer => ({ day, value, place: 'here', row: 0 });

	it('hold every answer that is counted once, and lie as far apart as weeks do', () => {
		fc.assert(
			fc.property(
				fc.array(fc.integer({ min: 19_000, max: 21_000 }), { maxLength: 60 }),
				fc.nat(40),
				fc.integer({ min: 1, max: 52 }),
				(days, long, most) => {
					const periods = periodsAround({ first: 20_000, last: 20_000 + long }, most, 20_900)!;
					const weeks = weeksAround(
						periods,
						days.map((day) => answer(day))
					);
					const counted = days.filter(
						(day) =>
							(day >= periods.before.first && day <= periods.before.last) ||
							(day >= periods.after.first && day <= periods.after.last)
					);
					expect(weeks.reduce((sum, { here }) => sum + here.n, 0)).toBe(counted.length);
					for (const { side, here } of weeks) if (side === 'during') expect(here.n).toBe(0);
					for (const [i, week] of weeks.slice(1).entries())
						if (week.side === weeks[i]!.side) expect(week.first - weeks[i]!.first).toBe(7);
				}
			)
		);
	});

	it('begin with the change itself when it took a day, and after it when it took longer; a change to come has none', () => {
		expect(periodsAround({ first: 100, last: 100 }, 4, 200)).toEqual({
			before: { first: 72, last: 99 },
			after: { first: 100, last: 127 }
		});
		expect(periodsAround({ first: 100, last: 110 }, 4, 115)?.after).toEqual({ first: 111, last: 115 });
		expect(periodsAround({ first: 100, last: 100 }, 4, 99)).toBeUndefined();
	});
});

describe('an effect', () => {
	const dice = diceFrom(7);
	const told = (weeks: number, perWeek: number, shift: number, place: Answer['place'] = 'here'): Answer[] =>
		Array.from({ length: 2 * weeks }, (_, week) =>
			Array.from({ length: perWeek }, (): Answer => {
				const day = 20_000 + (week - weeks) * 7 + Math.floor(7 * dice());
				return { day, value: 30 + 20 * dice() + (week >= weeks ? shift : 0), place, row: 0 };
			})
		).flat();
	const periods = periodsAround({ first: 20_000, last: 20_000 }, 26, 20_400)!;

	it('is two lines where eight weeks on either side have answers', () => {
		const effect = effectOf('slider', told(10, 4, 25), periods, false);
		expect(effect).toMatchObject({ kind: 'lines', here: { before: 40, after: 40 }, there: undefined });
		if (effect.kind !== 'lines') throw new Error('no lines');
		expect(verdictOf(mainOf(effect), 'more')).toBe('as-hoped');
		expect(verdictOf(mainOf(effect), 'less')).toBe('other-way');
	});

	it('is a difference with its interval where there are fewer weeks', () => {
		const effect = effectOf('slider', told(5, 6, 25), periods, false);
		expect(effect).toMatchObject({ kind: 'difference', difference: { of: 'median' } });
	});

	it('is too little to say anything where a group is small, with how many are missing', () => {
		const effect = effectOf('slider', told(3, 1, 25), periods, false);
		expect(effect).toMatchObject({ kind: 'too-little', why: 'few', needed: { before: 7, after: 7 } });
	});

	it('is nothing where everybody gave the same answer', () => {
		const same = told(10, 3, 0).map((answer) => ({ ...answer, value: 100 }));
		expect(effectOf('share', same, periods, false)).toMatchObject({ kind: 'too-little', why: 'same' });
	});

	it('falls away when the same happened where the change was not', () => {
		const both = [...told(12, 5, 25), ...told(12, 5, 25, 'there')];
		const effect = effectOf('slider', both, periods, true);
		expect(effect).toMatchObject({ kind: 'lines', there: { before: 60, after: 60 } });
		if (effect.kind !== 'lines') throw new Error('no lines');
		expect(verdictOf(mainOf(effect), 'more')).toBe('unclear');
	});

	it('counts nothing of elsewhere when nothing is compared', () => {
		const effect = effectOf('slider', [...told(10, 2, 0), ...told(10, 2, 50, 'there')], periods, false);
		expect(effect).toMatchObject({ here: { before: 20, after: 20 }, there: undefined });
	});
});

describe('the answers to what a change should move', () => {
	const SLIDER: Dimension = {
		kind: 'slider',
		id: 'help',
		title: { nl: 'Hulp' },
		left: { nl: 'weinig' },
		right: { nl: 'veel' }
	};
	const TRIAD: Dimension = {
		kind: 'triad',
		id: 'who',
		title: { nl: 'Wie' },
		anchors: [{ nl: 'ik' }, { nl: 'jij' }, { nl: 'wij' }]
	};
	const FEELS: Dimension = {
		kind: 'choices',
		shape: 'options',
		id: 'feels',
		title: { nl: 'Voelt' },
		options: ['glad', 'sad'].map((id) => ({ id, label: { nl: id } }))
	};
	const AREA: Dimension = {
		kind: 'choice',
		shape: 'areas',
		id: 'area',
		title: { nl: 'Wijk' },
		options: ['n', 's', 'w'].map((id) => ({ id, label: { nl: id } }))
	};
	const TIME: Dimension = { kind: 'time', id: 'told-at', title: { nl: 'Verteld' } };
	const id = (n: number) => `00000000-0000-7000-8000-00000000000${n}`;
	const columns = columnsOf(
		[SLIDER, TRIAD, FEELS, AREA, TIME],
		[
			{ id: id(1), cells: [0.25, [0.5, 0.25, 0.25], [0, 1], 0, 20_000] },
			{ id: id(2), cells: [0.75, 'not-applicable', [], 1, 20_001] },
			{ id: id(3), cells: [undefined, [0, 0, 1], undefined, 2, 20_002] }
		]
	);
	const valuesOf = (dimension: string, part: string) =>
		answersTo(columns, { dimension, part }, undefined)?.map(({ value }) => value);

	it('are how much of it they hold; who did not answer is not counted', () => {
		expect(valuesOf('help', 'right')).toEqual([25, 75]);
		expect(valuesOf('help', 'left')).toEqual([75, 25]);
		expect(valuesOf('who', '2')).toEqual([25, 100]);
		expect(valuesOf('feels', 'sad')).toEqual([100, 0]);
		expect(valuesOf('area', 's')).toEqual([0, 100, 0]);
	});

	it('are from where the change was, or from where it was not', () => {
		const areas = { dimension: 'area', here: ['n'], there: ['w'] };
		const found = answersTo(columns, { dimension: 'who', part: '0' }, areas);
		expect(found?.map(({ day, place }) => [day, place])).toEqual([
			[20_000, 'here'],
			[20_002, 'there']
		]);
	});

	it('of a question or an answer that is gone are none', () => {
		expect(valuesOf('gone', 'x')).toBeUndefined();
		expect(valuesOf('feels', 'gone')).toBeUndefined();
		expect(valuesOf('told-at', '0')).toBeUndefined();
	});
});
