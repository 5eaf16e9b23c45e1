import { describe, expect, it } from 'vitest';
import { EXAMPLES } from './question-types/examples.ts';
import { pipedQuestion } from './piping.ts';
import type { Question } from './questionnaire.ts';
import { missingIn, textsIn, withoutEmptyTexts, withText } from './texts.ts';
import { inLanguage } from './words.ts';
import { QUESTIONNAIRE } from '#test/stories.ts';

describe('the sentences of a thing', () => {
	it('are found wherever they stand, and are nothing else', () => {
		const paths = textsIn(QUESTIONNAIRE.questions[3]).map(({ path }) => path.join('.'));
		expect(paths).toEqual(['title', 'settings.anchors.0', 'settings.anchors.1', 'settings.anchors.2']);
		expect(textsIn({ id: 'x', settings: { lines: 'one', maxLength: 3, max: 2 } })).toEqual([]);
	});

	it('are found in every type of question', () => {
		for (const examples of Object.values(EXAMPLES))
			for (const { question } of examples)
				expect(textsIn(question).length, question.type).toBeGreaterThanOrEqual(question.type === 'text' ? 1 : 1);
	});

	it('can be said in another language, and are counted where they are missing', () => {
		const path = ['questions', 0, 'settings', 'options', 1, 'label'];
		const translated = withText(QUESTIONNAIRE, path, 'en', 'Family');
		expect(missingIn(QUESTIONNAIRE, 'en').length - missingIn(translated, 'en').length).toBe(1);
		expect(missingIn(translated, 'nl')).toEqual([]);
	});

	it('go when they say nothing', () => {
		expect(withoutEmptyTexts({ title: { nl: 'Ja', en: ' ' }, help: { nl: '' } })).toEqual({
			title: { nl: 'Ja' },
			help: {}
		});
	});
});

describe('an earlier answer in a later question', () => {
	const questions = QUESTIONNAIRE.questions;
	const asking: Question = { ...questions[4]!, title: { nl: 'Hoe hielp {{who-helped|diegene}} jou?' } };
	const titleAfter = (answers: Parameters<typeof pipedQuestion>[2]) =>
		inLanguage(pipedQuestion(asking, questions, answers, 'nl').title, 'nl');

	it('stands there as words', () => {
		expect(titleAfter({ 'who-helped': { option: 'family' } })).toBe('Hoe hielp ‘Familie’ jou?');
	});

	it('is said neutrally when there is none', () => {
		expect(titleAfter({})).toBe('Hoe hielp diegene jou?');
		expect(titleAfter({ 'who-helped': { notApplicable: true } })).toBe('Hoe hielp diegene jou?');
		expect(inLanguage(asking.title, 'nl')).toBe('Hoe hielp diegene jou?');
		expect(inLanguage({ nl: 'En {{who-helped}}?' }, 'nl')).toBe('En …?');
	});

	it('is text and nothing else, also when somebody writes braces or brackets', () => {
		const other = { option: 'other', other: '{{places|x}} <b>$& Ali</b>' };
		expect(titleAfter({ 'who-helped': other })).toBe('Hoe hielp ‘Iemand anders: places|x <b>$& Ali</b>’ jou?');
	});

	it('is left out when it is too long for a sentence', () => {
		expect(titleAfter({ 'who-helped': { option: 'other', other: 'a'.repeat(150) } })).toBe('Hoe hielp diegene jou?');
	});
});
