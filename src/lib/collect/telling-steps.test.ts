import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answers } from '#lib/signify/answer.ts';
import type { Question, Questionnaire } from '#lib/signify/questionnaire.ts';
import { LONGEST_TEXT } from './telling.ts';
import { newDraft, type Draft, type Step } from './telling-draft.ts';
import {
	firstProblem,
	nearestStep,
	placeOf,
	problemsAt,
	stepAfter,
	stepBefore,
	stepsOf,
	takeTurn,
	wayFrom,
	type Asked,
	type CheckAnswer
} from './telling-steps.ts';

const words = (nl: string) => ({ nl });
const options = [
	{ id: 'yes', label: words('ja') },
	{ id: 'no', label: words('nee') }
];

const choice = (id: string, over: Partial<Question> = {}): Question =>
	({
		id,
		type: 'choice',
		title: words(id),
		required: false,
		allowNotApplicable: false,
		settings: { options },
		...over
	}) as Question;

const questionnaire: Questionnaire = {
	title: words('Samen'),
	languages: ['nl'],
	openings: [
		{ id: 'help', text: words('Wie hielp?') },
		{ id: 'change', text: words('Wat veranderde?') }
	],
	questions: [
		choice('helped'),
		choice('who', { shownIf: { question: 'helped', options: ['yes'] } }),
		choice('role', { required: true })
	]
};
const asked: Asked = { questionnaire, consents: [{ id: 'keep', text: words('Bewaren'), required: true }] };

const check: CheckAnswer = (question, answer) => (question.required && !answer ? [{ code: 'required' }] : []);

const aDraft = (over: Partial<Draft> = {}): Draft => ({
	...newDraft({ id: '0192f000-0000-7000-8000-000000000001', key: 'a'.repeat(32) }, 'nl', 1),
	...over
});

const complete = aDraft({
	openingId: 'help',
	text: 'Er kwam iemand langs.',
	answers: { role: { option: 'yes' } },
	consents: { keep: true }
});

describe('the steps of a telling', () => {
	it('leads past one question at a time, to the consent', () => {
		const steps: Step[] = ['welcome'];
		for (let draft = complete; draft.step !== 'consent'; draft = { ...draft, step: stepAfter(asked, draft) })
			steps.push(stepAfter(asked, draft));
		expect(steps).toEqual(['welcome', 'opening', 'tell', 'question:helped', 'question:role', 'consent']);
	});

	it('asks a question only when an earlier answer calls for it', () => {
		const helped = { ...complete, answers: { ...complete.answers, helped: { option: 'yes' } } };
		expect(stepsOf(asked, helped)).toContain('question:who');
		expect(stepsOf(asked, complete)).not.toContain('question:who');
	});

	it('leaves out the choice when there is one opening question, or none', () => {
		const one: Asked = { ...asked, questionnaire: { ...questionnaire, openings: questionnaire.openings.slice(0, 1) } };
		expect(stepsOf(one, complete)).not.toContain('opening');
		expect(placeOf(one, { ...complete, step: 'tell' })?.parts).toEqual(['tell', 'meaning', 'consent']);
	});

	it('steps back from a question that disappeared to the one before it', () => {
		expect(nearestStep(asked, complete, 'question:who')).toBe('question:helped');
		expect(nearestStep(asked, complete, 'question:unheard-of')).toBe('tell');
	});

	it('says where you are, as far as can be known', () => {
		expect(placeOf(asked, { ...complete, step: 'question:role' })).toEqual({
			parts: ['opening', 'tell', 'meaning', 'consent'],
			part: 'meaning',
			question: { number: 2, of: 2 }
		});
		expect(placeOf(asked, complete)).toBeUndefined();
	});

	it('names what is wrong by the field it is wrong with', () => {
		expect(problemsAt(asked, aDraft(), 'opening', check)).toHaveProperty('openingsvraag');
		expect(problemsAt(asked, aDraft({ text: ' \n ' }), 'tell', check)).toHaveProperty('tekst');
		expect(problemsAt(asked, aDraft({ text: 'a'.repeat(LONGEST_TEXT + 2) }), 'tell', check)).toEqual({
			tekst: [{ code: 'tell.issue.long-text', params: { count: 2 } }]
		});
		expect(problemsAt(asked, aDraft(), 'question:role', check)).toEqual({ role: [{ code: 'required' }] });
		expect(problemsAt(asked, aDraft(), 'consent', check)).toHaveProperty('toestemming:keep');
		expect(firstProblem(asked, complete, check)).toBeUndefined();
	});

	it('goes back without a word about what is missing', () => {
		expect(takeTurn(asked, aDraft({ step: 'tell' }), 'terug', check)).toMatchObject({
			draft: { step: 'opening' },
			problems: {}
		});
	});

	it('sends only what is right from beginning to end, and leads to what is not', () => {
		expect(takeTurn(asked, { ...complete, step: 'consent' }, 'verder', check)).toMatchObject({ send: true });
		expect(takeTurn(asked, { ...complete, step: 'consent', text: '' }, 'verder', check)).toMatchObject({
			send: false,
			draft: { step: 'tell' },
			problems: { tekst: [{ code: 'tell.issue.no-text' }] }
		});
	});

	it('takes any other button for going on', () => {
		expect(wayFrom('terug')).toBe('terug');
		expect(wayFrom('naar:question:role')).toBe('naar:question:role');
		expect(wayFrom('naar:<script>')).toBe('verder');
		expect(wayFrom(null)).toBe('verder');
	});

	it('counts signs as people do: an emoji is one, a letter with its accent is one', () => {
		const text = 'a'.repeat(LONGEST_TEXT) + '👩‍👩‍👧‍👦' + 'e\u0301' + '🇳🇱';
		expect(problemsAt(asked, aDraft({ text }), 'tell', check)).toEqual({
			tekst: [{ code: 'tell.issue.long-text', params: { count: 3 } }]
		});
	});

	it('always leads to the end, and back to the welcome, whatever is answered', () => {
		const answers: fc.Arbitrary<Answers> = fc.dictionary(
			fc.constantFrom('helped', 'who', 'role'),
			fc.constantFrom<Answers[string]>({ option: 'yes' }, { option: 'no' }, { notApplicable: true })
		);
		const step = fc.constantFrom<Step>('welcome', 'opening', 'tell', 'question:who', 'question:role', 'consent');
		fc.assert(
			fc.property(answers, step, (given, from) => {
				const draft = { ...complete, answers: given, step: from };
				const walk = (next: (asked: Asked, draft: Draft) => Step) => {
					let here: Draft = draft;
					for (let i = 0; i < 10; i++) here = { ...here, step: next(asked, here) };
					return here.step;
				};
				return walk(stepAfter) === 'consent' && walk(stepBefore) === 'welcome';
			})
		);
	});
});
