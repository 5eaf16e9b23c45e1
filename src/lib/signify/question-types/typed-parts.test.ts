import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOT_APPLICABLE, type Answer } from '../answer.ts';
import { markOf } from '../paper.ts';
import type { Part, Question, QuestionOf } from '../questionnaire.ts';
import { fromForm, toForm } from './registry.ts';
import { EXAMPLES } from './examples.ts';
import { GRID } from './stones/stones.ts';
import { exampleOf } from './typed-parts.ts';
import { hintsOf, readTyped } from './typed.ts';

const sliders = EXAMPLES.sliders[0]!.question;
const ranking = EXAMPLES.ranking[0]!.question;
const matrix = EXAMPLES.matrix[0]!.question;
const [stones, stone] = EXAMPLES.stones.map(({ question }) => question) as [QuestionOf<'stones'>, QuestionOf<'stones'>];
const pictures = EXAMPLES.pictures[0]!.question;

const typed = (question: Question, text: string) => readTyped(question, text, 'nl').answer;
const codes = (question: Question, text: string) => readTyped(question, text, 'nl').issues.map(({ code }) => code);

describe('several answers typed over in one line', () => {
	it('are a number for each slider, and a dash for one that was left open', () => {
		expect(typed(sliders, '30 – 80')).toEqual({ positions: { council: 0.3, neighbours: 0.8 } });
		expect(typed(sliders, '30;50; 7,4')).toEqual({ positions: { council: 0.3, doctor: 0.5, neighbours: 0.07 } });
		for (const wrong of ['30', '30 50', '30 50 80 90', '30 50 101', '30 50 half'])
			expect(codes(sliders, wrong), wrong).toEqual(['paper.issue.sliders']);
		expect(codes(sliders, '- - -')).toEqual(['signify.issue.no-part']);
	});

	it('are letters in the order in which they were put, or the number written beside each', () => {
		expect(typed(ranking, 'c a d')).toEqual({ order: ['ear', 'time', 'plan'] });
		expect(typed(ranking, 'CAD')).toEqual(typed(ranking, '2 – 1 3 –'));
		expect(typed(ranking, '2-13-')).toEqual(typed(ranking, 'c > a > d'));
		expect(codes(ranking, 'cc')).toEqual(['signify.issue.option-twice']);
		expect(codes(ranking, 'abcd')).toEqual(['signify.issue.too-many']);
		expect(codes(ranking, 'cx')).toEqual(['paper.issue.option']);
		expect(codes(ranking, 'c1')).toEqual(['paper.issue.option']);
		expect(codes(ranking, '1 1 - - -')).toEqual(['paper.issue.place-twice']);
		for (const wrong of ['1 2', '4 - - - -', '1 2 3 - - -', '- - - - -', '1.5 - - - -'])
			expect(codes(ranking, wrong), wrong).toEqual(['paper.issue.ranking']);
	});

	it('are the number of the column in each row', () => {
		expect(typed(matrix, '2 1 3')).toEqual({ cells: { coach: 'nothing', doctor: 'helped', housing: 'hindered' } });
		expect(typed(matrix, '2—3')).toEqual({ cells: { coach: 'nothing', housing: 'hindered' } });
		for (const wrong of ['2', '213 1', '4 1 1', '0 1 1', 'abc'])
			expect(codes(matrix, wrong)).toEqual(['paper.issue.matrix']);
	});

	it('are a letter and two lines of the grid for each stone', () => {
		expect(typed(stones, 'a 3,4 c 20,0')).toEqual({ stones: { me: [0.15, 0.2], coach: [1, 0] } });
		expect(typed(stones, 'C20 0 a3/4')).toEqual(typed(stones, 'a (3;4), c (20;0)'));
		expect(typed(stone, '5,16')).toEqual({ stones: { this: [0.25, 0.8] } });
		expect(typed(stone, 'a 5,16')).toEqual(typed(stone, '5 16'));
		expect(codes(stone, '5')).toEqual(['paper.issue.stone']);
		expect(codes(stones, 'a 3,4 A 3,4')).toEqual(['paper.issue.stone-twice']);
		for (const wrong of ['3,4', 'a 3', 'd 3,4', 'a 21,4', 'a 3.5,4', 'a 3,-4', 'ab 3,4', '7 3,4'])
			expect(codes(stones, wrong), wrong).toEqual(['paper.issue.stones']);
	});

	it('are the letters of pictures, and no words beside them', () => {
		expect(typed(pictures, 'ca')).toEqual({ options: ['path', 'storm'] });
		expect(codes(pictures, 'abc')).toEqual(['signify.issue.too-many']);
		expect(codes(pictures, 'a: mooi')).toEqual(['signify.issue.other-uninvited']);
	});

	it('are one dash when none of it applies, and nothing when all was left open', () => {
		for (const question of [sliders, ranking, matrix, stones, pictures]) {
			expect(typed(question, '–')).toEqual(NOT_APPLICABLE);
			expect(readTyped(question, ' ', 'nl')).toEqual({ issues: [] });
		}
	});

	it('are shown by an example that can be typed', () => {
		expect(exampleOf(['2', '1'], 4)).toBe('2 1 – 1');
		for (const question of [sliders, ranking, matrix].concat(EXAMPLES.ranking[1]!.question as never))
			for (const example of Object.values(hintsOf(question, 'nl')[0]!.params!))
				expect(codes(question, example), example).toEqual([]);
	});
});

const hundredth = fc.integer({ min: 0, max: 100 }).map((part) => part / 100);
const crossing = fc.integer({ min: 0, max: GRID }).map((line) => line / GRID);

/** An answer to some of the parts, and to one at least. */
const some = <Value>(
	parts: readonly Part[],
	value: fc.Arbitrary<Value>
): fc.Arbitrary<Readonly<Record<string, Value>>> =>
	fc
		.subarray(
			parts.map(({ id }) => id),
			{ minLength: 1 }
		)
		.chain((ids) => fc.record(Object.fromEntries(ids.map((id) => [id, value]))));

const inTurn = (parts: readonly Part[], write: (id: string) => number | undefined): string =>
	parts.map(({ id }) => write(id) ?? '-').join(' ');
const letters = (parts: readonly Part[], ids: readonly string[]): string =>
	ids
		.map((id) =>
			markOf(
				parts.findIndex((part) => part.id === id),
				parts.length
			)
		)
		.join('');

/** A question, any answer that can be given to it on the screen, and how a typist writes that down. */
interface Told {
	readonly question: Question;
	readonly answers: fc.Arbitrary<readonly [answer: Answer, text: string]>;
}

const lines = (position: number) => Math.round(position * GRID);

const TOLD: readonly Told[] = [
	{
		question: sliders,
		answers: some(sliders.settings.sliders, hundredth).map((positions) => [
			{ positions },
			inTurn(sliders.settings.sliders, (id) => (id in positions ? Math.round(positions[id]! * 100) : undefined))
		])
	},
	{
		question: ranking,
		answers: fc
			.shuffledSubarray(
				ranking.settings.options.map(({ id }) => id),
				{ minLength: 1, maxLength: 3 }
			)
			.map((order) => [{ order }, letters(ranking.settings.options, order)])
	},
	{
		question: ranking,
		answers: fc
			.shuffledSubarray(
				ranking.settings.options.map(({ id }) => id),
				{ minLength: 1, maxLength: 3 }
			)
			.map((order) => [{ order }, inTurn(ranking.settings.options, (id) => order.indexOf(id) + 1 || undefined)])
	},
	{
		question: matrix,
		answers: some(matrix.settings.rows, fc.constantFrom(...matrix.settings.columns.map(({ id }) => id))).map(
			(cells) => [
				{ cells },
				inTurn(
					matrix.settings.rows,
					(row) => matrix.settings.columns.findIndex(({ id }) => id === cells[row]) + 1 || undefined
				)
			]
		)
	},
	{
		question: stones,
		answers: some(stones.settings.markers, fc.tuple(crossing, crossing)).map((placed) => [
			{ stones: placed },
			Object.entries(placed)
				.map(([id, [x, y]]) => `${letters(stones.settings.markers, [id])} ${lines(x)},${lines(y)}`)
				.join(' ')
		])
	},
	{
		question: pictures,
		answers: fc
			.subarray(
				pictures.settings.options.map(({ id }) => id),
				{ minLength: 1, maxLength: 2 }
			)
			.map((options) => [{ options }, letters(pictures.settings.options, options)])
	}
];

describe('any answer that can be given on the screen', () => {
	it.each(TOLD.map((told) => [told.question.type, told] as const))(
		'can be typed: %s',
		(_type, { question, answers }) => {
			fc.assert(
				fc.property(answers, ([answer, text]) => {
					expect(typed(question, text)).toEqual(answer);
					expect(typed(question, text)).toEqual(fromForm(question, fieldsOf(question, answer)));
				})
			);
		}
	);
});

describe('any line of letters and numbers', () => {
	it.each(TOLD.map((told) => [told.question.type, told.question] as const))(
		'gives an answer the screen can give, or none: %s',
		(_type, question) => {
			const line = fc
				.array(fc.constantFrom(...'abcde', ...'0123456789', ' ', ' ', '-', ','), { maxLength: 14 })
				.map((signs) => signs.join(''));
			fc.assert(
				fc.property(line, (text) => {
					const answer = typed(question, text);
					if (answer) expect(fromForm(question, fieldsOf(question, answer))).toEqual(answer);
				})
			);
		}
	);
});

function fieldsOf(question: Question, answer: Answer): Record<string, string[]> {
	const fields: Record<string, string[]> = {};
	for (const [name, value] of toForm(question, answer)) (fields[name] ??= []).push(value);
	return fields;
}
