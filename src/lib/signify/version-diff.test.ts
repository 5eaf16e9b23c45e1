import { describe, expect, it } from 'vitest';
import { QUESTIONNAIRE } from '#test/stories.ts';
import type { Question, Questionnaire } from './questionnaire.ts';
import { changesBetween } from './version-diff.ts';

const questions = QUESTIONNAIRE.questions;
const kinds = (next: Partial<Questionnaire>) =>
	changesBetween(QUESTIONNAIRE, { ...QUESTIONNAIRE, ...next }).map(({ kind }) => kind);
const with0 = (part: object) => ({ questions: [{ ...questions[0], ...part } as Question, ...questions.slice(1)] });
const options = (...ids: readonly string[]) => ({
	settings: {
		options: ids.map((id) => ({ id, label: { nl: id === 'neighbours' ? 'Buren' : id === 'family' ? 'Familie' : id } }))
	}
});

describe('what a next version changes', () => {
	it('is nothing when nothing is said otherwise, in whatever order the keys stand', () => {
		const { questions, ...rest } = QUESTIONNAIRE;
		expect(changesBetween(QUESTIONNAIRE, { questions, ...rest })).toEqual([]);
		const shuffled = questions.map((question) => Object.fromEntries(Object.entries(question).reverse()));
		expect(kinds({ questions: shuffled as unknown as readonly Question[] })).toEqual([]);
	});

	it('names questions that come, go and are reworded', () => {
		const extra = { ...questions[4]!, id: 'extra', title: { nl: 'Nog iets?' } };
		expect(kinds({ questions: [...questions, extra] })).toEqual(['question-added']);
		expect(kinds({ questions: questions.slice(1) })).toEqual(['question-removed']);
		expect(changesBetween(QUESTIONNAIRE, { ...QUESTIONNAIRE, ...with0({ title: { nl: 'Wie was er?' } }) })).toEqual([
			{ kind: 'question-reworded', what: { nl: 'Wie was er?' }, was: { nl: 'Wie hielp jou?' } }
		]);
	});

	it('names options that come, go and are reworded', () => {
		expect(kinds(with0(options('neighbours', 'family', 'coach')))).toEqual(['option-added', 'option-retired']);
		const reworded = { settings: { options: [{ id: 'neighbours', label: { nl: 'Buurtgenoten' } }] } };
		expect(kinds(with0(reworded))).toEqual(['option-retired', 'option-retired', 'option-reworded']);
	});

	it('names what must be answered, what may be passed over, and when it comes', () => {
		expect(kinds(with0({ required: true }))).toEqual(['now-required']);
		expect(kinds(with0({ allowNotApplicable: false }))).toEqual(['not-applicable-gone']);
		expect(
			kinds({
				questions: [questions[0]!, { ...questions[1]!, shownIf: { question: 'who-helped' } }, ...questions.slice(2)]
			})
		).toEqual(['shown-otherwise']);
		expect(kinds({ questions: [questions[1]!, questions[0]!, ...questions.slice(2)] })).toEqual(['order-changed']);
	});

	it('tells other words at the corners of a triangle from another setting', () => {
		const turned = questions.map((question) =>
			question.id === 'asked'
				? { ...question, settings: { anchors: [{ nl: 'Moed' }, { nl: 'Geduld' }, { nl: 'Hulp' }] } }
				: question
		);
		expect(kinds({ questions: turned as readonly Question[] })).toEqual(['texts-changed']);
		const longer = questions.map((question) =>
			question.type === 'text' ? { ...question, settings: { ...question.settings, maxLength: 500 } } : question
		);
		expect(kinds({ questions: longer })).toEqual(['settings-changed']);
	});

	it('says when a question would become one of another type', () => {
		expect(kinds(with0({ type: 'text', settings: { lines: 'one', maxLength: 9 } }))).toEqual(['type-changed']);
	});
});
