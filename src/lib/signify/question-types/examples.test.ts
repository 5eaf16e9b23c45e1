import { describe, expect, it } from 'vitest';
import { NOT_APPLICABLE, type Answer } from '../answer.ts';
import { answersFromForm, answersToForm } from '../answers.ts';
import type { Question } from '../questionnaire.ts';
import { QuestionShape, readWireAnswers } from '../schemas.ts';
import { toWire } from '../wire.ts';
import { ALL_EXAMPLES } from './examples.ts';
import { cellOf, check, dimensionsOf, summarise } from './registry.ts';

const questionnaireOf = (question: Question) => ({
	title: { nl: 'Proef' },
	languages: ['nl'],
	openings: [],
	questions: [question]
});

describe.each(ALL_EXAMPLES.map((example) => ({ ...example, title: `${example.question.type} ${example.name}` })))(
	'$title',
	({ question: shown, answers: values, invalid = [] }) => {
		const question = shown as Question;
		const answers: readonly Answer[] = question.allowNotApplicable ? [...values, NOT_APPLICABLE] : values;

		it('is a question as it may be stored', () => {
			expect(QuestionShape.parse(question)).toEqual(question);
		});

		it('finds nothing wrong with its answers', () => {
			for (const answer of answers) expect(check(question, answer)).toEqual([]);
		});

		it('reads its answers back from a form', () => {
			for (const answer of answers) {
				const form = answersToForm([question], { [question.id]: answer });
				expect(answersFromForm([question], form)).toEqual({ [question.id]: answer });
			}
			expect(answersFromForm([question], [])).toEqual({});
		});

		it('takes an answer back', () => {
			for (const answer of answers) {
				const form = answersToForm([question], { [question.id]: answer });
				expect(answersFromForm([question], [...form, [`${question.id}.clear`, 'yes']])).toEqual({});
			}
		});

		it('understands its answers in Dutch', () => {
			for (const answer of answers)
				expect(readWireAnswers(questionnaireOf(question), { [question.id]: toWire(answer) })).toEqual({
					ok: true,
					answers: { [question.id]: answer }
				});
		});

		it('reads as a line of text', () => {
			for (const answer of answers)
				for (const language of ['nl', 'en', 'tr']) expect(summarise(question, answer, language)).toMatch(/\w/);
			expect(summarise(question, undefined, 'nl')).toBe('');
		});

		it('falls in its dimensions', () => {
			const dimensions = dimensionsOf(question);
			const ids = dimensions.map(({ part }) => (part === undefined ? question.id : `${question.id}.${part}`));
			expect(dimensions.map(({ id }) => id)).toEqual(ids);
			expect(new Set(ids).size).toBe(ids.length);
			for (const value of values) {
				const cells = dimensions.map((dimension) => cellOf(question, dimension, value));
				if (dimensions.length > 0) expect(cells.some((cell) => cell !== undefined)).toBe(true);
			}
			for (const dimension of dimensions) {
				expect(cellOf(question, dimension, NOT_APPLICABLE)).toBe('not-applicable');
				expect(cellOf(question, dimension, undefined)).toBeUndefined();
			}
		});

		it.each(invalid)('refuses %j: %s', (value, code) => {
			expect(check(question, value)).toContainEqual(expect.objectContaining({ code }));
		});

		it('refuses the answer to another kind of question', () => {
			expect(check(question, { strange: true } as unknown as Answer)).not.toEqual([]);
		});

		it('takes "niet van toepassing" only where that is offered', () => {
			expect(check(question, NOT_APPLICABLE).length === 0).toBe(question.allowNotApplicable);
		});
	}
);
