import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../answer.ts';
import { answersFromForm, answersToForm } from '../answers.ts';
import { fromWire, toWire } from '../wire.ts';
import type { Question } from '../questionnaire.ts';
import { EXAMPLES } from './examples.ts';
import { check } from './registry.ts';

const throughForm = (question: Question, answer: Answer) =>
	answersFromForm([question], answersToForm([question], { [question.id]: answer }))[question.id];

/** Any answer that the question itself finds nothing wrong with. */
function survives(question: Question, answers: fc.Arbitrary<Answer>): void {
	fc.assert(
		fc.property(answers, (answer) => {
			fc.pre(check(question, answer).length === 0);
			expect(throughForm(question, answer)).toEqual(answer);
			expect(fromWire(toWire(answer))).toEqual(answer);
		})
	);
}

const tidyText = fc
	.string({ minLength: 1, maxLength: 100, unit: 'grapheme' })
	.map((text) => text.replace(/\r/g, '').trim());
const some = (question: { settings: { options: readonly { id: string }[] } }) =>
	fc.subarray(
		question.settings.options.map(({ id }) => id),
		{ minLength: 1 }
	);

/** Answers to some of these parts, at least one. */
const partly = <Answer>(parts: readonly { id: string }[], answer: fc.Arbitrary<Answer>) =>
	fc
		.subarray(
			parts.map(({ id }) => id),
			{ minLength: 1 }
		)
		.chain((ids) => fc.record(Object.fromEntries(ids.map((id) => [id, answer]))));

describe('whatever is answered comes back the same from a form and from the wire', () => {
	it('text', () => survives(EXAMPLES.text[0]!.question, fc.record({ text: tidyText })));

	it('choice', () => {
		const { question } = EXAMPLES.choice[0]!;
		survives(
			question,
			fc.record(
				{ option: fc.constantFrom(...question.settings.options.map(({ id }) => id)), other: tidyText },
				{ requiredKeys: ['option'] }
			)
		);
	});

	it('choices', () => {
		const { question } = EXAMPLES.choices[0]!;
		survives(question, fc.record({ options: some(question), other: tidyText }, { requiredKeys: ['options'] }));
	});

	it('archetypes', () => {
		const { question } = EXAMPLES.archetypes[0]!;
		survives(question, fc.record({ options: some(question) }));
	});

	it('pictures', () => {
		const { question } = EXAMPLES.pictures[0]!;
		survives(question, fc.record({ options: some(question) }));
	});

	it('slider', () => {
		survives(EXAMPLES.slider[0]!.question, fc.record({ position: fc.double({ min: 0, max: 1, noNaN: true }) }));
	});

	it('sliders', () => {
		const { question } = EXAMPLES.sliders[0]!;
		const position = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 0.25, 0.5, 0.75, 1));
		survives(question, fc.record({ positions: partly(question.settings.sliders, position) }));
	});

	it('ranking', () => {
		const { question } = EXAMPLES.ranking[0]!;
		const ids = question.settings.options.map(({ id }) => id);
		survives(question, fc.record({ order: fc.shuffledSubarray(ids, { minLength: 1 }) }));
	});

	it('matrix', () => {
		const { rows, columns } = EXAMPLES.matrix[0]!.question.settings;
		const column = fc.constantFrom(...columns.map(({ id }) => id));
		survives(EXAMPLES.matrix[0]!.question, fc.record({ cells: partly(rows, column) }));
	});

	it('stones', () => {
		const { question } = EXAMPLES.stones[0]!;
		const crossing = fc.integer({ min: 0, max: 20 }).map((line) => line / 20);
		survives(question, fc.record({ stones: partly(question.settings.markers, fc.tuple(crossing, crossing)) }));
	});

	it('period', () => {
		const date = fc
			.tuple(
				fc.integer({ min: 1950, max: 2100 }),
				fc.integer({ min: 1, max: 12 }),
				fc.integer({ min: 1, max: 31 }),
				fc.integer({ min: 1, max: 3 })
			)
			.map(([year, month, day, parts]) => {
				const twoDigits = (number: number) => String(number).padStart(2, '0');
				return [String(year), twoDigits(month), twoDigits(day)].slice(0, parts).join('-');
			});
		const until = fc.option(fc.oneof(date, fc.constant('now')), { nil: undefined });
		for (const { question } of EXAMPLES.period)
			survives(
				question,
				fc.tuple(date, until).map(([from, until]) => (until === undefined ? { from } : { from, until }))
			);
	});
});

describe('a form from another keyboard', () => {
	it('has the same digits', () => {
		const { question } = EXAMPLES.period[0]!;
		const written = (year: string) => answersFromForm([question], [[`${question.id}.from-year`, year]]);
		expect(written('٢٠٢١')).toEqual(written('2021'));
		expect(written('۲۰۲۱')).toEqual(written('2021'));
		expect(written('2021')).not.toEqual({});
	});
});

const PARTS = ['council', 'me', 'coach', 'ear', '__proto__', 'toString', ''];

describe('a form from somebody with other plans', () => {
	it('never throws, and never gives an answer that is not checked', () => {
		const fields = fc.constantFrom(
			'option',
			'other',
			'text',
			'step',
			'position',
			'shares',
			'top',
			'left',
			'right',
			'area',
			'from-year',
			'from-month',
			'from-day',
			'until',
			'until-year',
			'clear',
			'notApplicable',
			...PARTS.flatMap((part) => [
				`step.${part}`,
				`position.${part}`,
				`clear.${part}`,
				`place.${part}`,
				`row.${part}`,
				`x.${part}`,
				`y.${part}`
			])
		);
		const questions = Object.values(EXAMPLES).flatMap((examples) => examples.map(({ question }) => question));
		fc.assert(
			fc.property(fc.array(fc.tuple(fields, fc.string()), { maxLength: 8 }), (pairs) => {
				for (const question of questions) {
					const form = pairs.map(([field, value]) => [`${question.id}.${field}`, value] as const);
					const answer = answersFromForm([question], form)[question.id];
					if (answer !== undefined) expect(Array.isArray(check(question, answer))).toBe(true);
				}
			})
		);
	});
});
