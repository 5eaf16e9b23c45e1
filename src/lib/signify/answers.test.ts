import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answers } from './answer.ts';
import { answersFromForm, checkAnswers } from './answers.ts';
import type { Question, Questionnaire } from './questionnaire.ts';
import { QuestionnaireShape, readWireAnswers } from './schemas.ts';

const who: Question = {
	id: 'who',
	type: 'choice',
	title: { nl: 'Wie?' },
	required: true,
	allowNotApplicable: true,
	settings: {
		options: [
			{ id: 'coach', label: { nl: 'Wijkcoach' } },
			{ id: 'nobody', label: { nl: 'Niemand' } }
		]
	}
};
const how: Question = {
	id: 'how',
	type: 'slider',
	title: { nl: 'Hoe?' },
	required: true,
	allowNotApplicable: false,
	shownIf: { question: 'who', options: ['coach'] },
	settings: { left: { nl: 'Slecht' }, right: { nl: 'Goed' } }
};
const why: Question = { ...how, id: 'why', required: false, shownIf: { question: 'how' } };
const since: Question = {
	id: 'since',
	type: 'period',
	title: { nl: 'Sinds?' },
	required: false,
	allowNotApplicable: false,
	settings: { asks: 'since', earliest: '1950' }
};

const asking = (...questions: readonly Question[]): Questionnaire => ({
	title: { nl: 'Proef' },
	languages: ['nl'],
	openings: [],
	questions
});
const questionnaire = asking(who, how, why, since);
const check = (answers: Answers) => checkAnswers(questionnaire, answers, { today: '2027-03-01' });

describe('the answers of one teller', () => {
	it('are kept when they fit', () => {
		const answers = { who: { option: 'coach' }, how: { position: 0.7 } };
		expect(check(answers)).toEqual({ ok: true, answers });
	});

	it('lose what was answered to questions that are hidden now, and to those behind them', () => {
		const answers = { who: { option: 'nobody' }, how: { position: 0.7 }, why: { position: 0.2 } };
		expect(check(answers)).toEqual({ ok: true, answers: { who: { option: 'nobody' } } });
	});

	it('count "niet van toepassing" as an answer to a required question, and as no reason to ask on', () => {
		const answers = { who: { notApplicable: true as const } };
		expect(check(answers)).toEqual({ ok: true, answers });
	});

	it('hear everything that is wrong at once', () => {
		expect(check({ who: { option: 'coach' }, since: { from: '2028', until: 'now' }, shoe: { text: '42' } })).toEqual({
			ok: false,
			issues: {
				how: [{ code: 'required' }],
				since: [{ code: 'too-late' }],
				shoe: [{ code: 'unknown-question' }]
			}
		});
	});

	it('change no more once they were kept', () => {
		const position = fc.record({ position: fc.double({ min: 0, max: 1, noNaN: true }) });
		const any = fc.record(
			{
				who: fc.constantFrom({ option: 'coach' }, { option: 'nobody' }, { notApplicable: true as const }),
				how: position,
				why: position
			},
			{ requiredKeys: [] }
		);
		fc.assert(
			fc.property(any, (answers) => {
				const first = check(answers);
				if (first.ok) expect(check(first.answers)).toEqual(first);
			})
		);
	});

	it('may be incomplete when others collected them', () => {
		expect(checkAnswers(questionnaire, {}, { complete: false })).toEqual({ ok: true, answers: {} });
	});

	it('are not fooled by names every object has', () => {
		const hostile = JSON.parse('{"__proto__": {"text": "x"}, "constructor": {"text": "x"}}') as Answers;
		expect(check(hostile)).toMatchObject({ ok: false });
		expect(readWireAnswers(questionnaire, hostile as never)).toMatchObject({ ok: false });
	});

	it('come out of one form for all questions, files and strange fields left aside', () => {
		const form: [string, unknown][] = [
			['who.option', 'coach'],
			['how.step', '0.75'],
			['why', 'x'],
			['since.from-year', new Blob()],
			['csrf', 'x']
		];
		expect(answersFromForm(questionnaire.questions, form)).toEqual({
			who: { option: 'coach' },
			how: { position: 0.75 }
		});
	});
});

describe('answers in Dutch', () => {
	it('are refused by question when their shape is wrong', () => {
		const wire = { who: { keuze: 'coach' }, how: { stand: 'hoog' }, since: { van: '2021', tot: 'ooit' } };
		expect(readWireAnswers(questionnaire, wire)).toEqual({
			ok: false,
			issues: { how: [{ code: 'other-type' }], since: [{ code: 'other-type' }] }
		});
	});
});

describe('a definition of a questionnaire', () => {
	const messages = (...questions: readonly Question[]) =>
		QuestionnaireShape.safeParse(asking(...questions)).error?.issues.map(({ message }) => message);

	it('is taken when questions follow on earlier ones', () => {
		expect(messages(who, how, why)).toBeUndefined();
	});

	it.each([
		['a later question', [how, who], 'comes later'],
		['itself', [{ ...how, shownIf: { question: 'how' } }], 'cannot follow on itself'],
		['nothing', [how], 'there is no question "who"'],
		[
			'an option that is not there',
			[who, { ...how, shownIf: { question: 'who', options: ['king'] } }],
			'no option "king"'
		],
		['options of a slider', [who, how, { ...why, shownIf: { question: 'how', options: ['x'] } }], 'has no options']
	] satisfies [string, Question[], string][])('is refused when a question follows on %s', (_what, questions, words) => {
		expect(messages(...questions)).toEqual([expect.stringContaining(words)]);
	});

	it('is refused when an id is used twice', () => {
		expect(messages(who, who)).toEqual(['an id is used twice']);
	});

	it('is refused when an id means something to the language we are written in', () => {
		expect(messages({ ...who, id: 'constructor' })).toHaveLength(1);
	});
});
