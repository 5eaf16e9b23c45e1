import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { QUESTIONNAIRE } from '#test/stories.ts';
import { conditionWords } from './condition.ts';
import {
	addQuestion,
	earlierQuestions,
	faultsOf,
	freshId,
	moveQuestion,
	putQuestion,
	removeQuestion
} from './draft.ts';
import { newQuestion, TYPES } from './new-question.ts';
import type { Question, Questionnaire } from './questionnaire.ts';
import { strayQuestions } from './shown-if.ts';

const [who, places, pace] = QUESTIONNAIRE.questions;
const following: Question = { ...pace!, shownIf: { question: 'who-helped', options: ['neighbours', 'family'] } };
const draft: Questionnaire = { ...QUESTIONNAIRE, questions: [who!, places!, following] };

describe('the working copy', () => {
	it('offers only earlier questions to follow on', () => {
		expect(earlierQuestions(draft, 2).map(({ id }) => id)).toEqual(['who-helped', 'places']);
		expect(earlierQuestions(draft, 0)).toEqual([]);
	});

	it('lets a condition go that comes to stand before what it follows on', () => {
		const moved = moveQuestion(draft, 2, 0);
		expect(moved.questions.map(({ id }) => id)).toEqual(['pace', 'who-helped', 'places']);
		expect(moved.questions[0]).not.toHaveProperty('shownIf');
	});

	it('lets a condition go with the question, and an option with the option', () => {
		expect(removeQuestion(draft, 0).questions.map(({ shownIf }) => shownIf)).toEqual([undefined, undefined]);
		const fewer = putQuestion(draft, 0, {
			...who,
			settings: { options: [{ id: 'family', label: { nl: 'Familie' } }] }
		} as Question);
		expect(fewer.questions[2]!.shownIf).toEqual({ question: 'who-helped', options: ['family'] });
	});

	it('never follows on what comes later, however it is moved about', () => {
		const moves = fc.array(fc.tuple(fc.nat(4), fc.nat(4)), { maxLength: 20 });
		fc.assert(
			fc.property(moves, (all) => {
				const moved = all.reduce((now, [from, to]) => moveQuestion(now, from, to), draft);
				expect(strayQuestions(moved.questions)).toEqual([]);
				expect(moved.questions.map(({ id }) => id).sort()).toEqual(['pace', 'places', 'who-helped']);
			})
		);
	});

	it('says what is missing, and where', () => {
		expect(faultsOf(QUESTIONNAIRE)).toEqual([]);
		const begun = TYPES.reduce((now, type) => addQuestion(now, now.questions.length, newQuestion(type, type, 'nl')), {
			title: { nl: '' },
			languages: ['nl'],
			openings: [],
			questions: []
		} as Questionnaire);
		const faults = faultsOf(begun);
		expect(faults.filter(({ index }) => index === undefined).map(({ code }) => code)).toEqual(['title', 'no-opening']);
		expect(faults.filter(({ code }) => code === 'question-title')).toHaveLength(TYPES.length);
		expect(
			faults.filter(({ code }) => code === 'empty-text').map(({ index }) => begun.questions[index!]!.type)
		).toEqual(expect.arrayContaining(['choice', 'slider', 'triad', 'area', 'section']));
	});

	it('refuses a loop and a piece of a later answer', () => {
		const looping: Questionnaire = {
			...draft,
			questions: [
				{ ...who!, shownIf: { question: 'pace' } },
				{ ...places!, title: { nl: 'Waar was {{pace|dat}}?' } },
				following
			]
		};
		expect(faultsOf(looping)).toEqual([
			{ code: 'stray', index: 0 },
			{ code: 'stray-pipe', index: 1 }
		]);
	});
});

describe('an id', () => {
	it('is made of what something is called, and is never one that was used', () => {
		expect(freshId('Wie hielp jou?', [])).toBe('wie-hielp-jou');
		expect(freshId('choice', ['choice', 'choice-2'])).toBe('choice-3');
		expect(freshId('…', [])).toBe('vraag');
	});
});

describe('a condition', () => {
	it('reads as words', () => {
		expect(conditionWords(following.shownIf!, draft.questions, 'nl')).toEqual({
			question: 'Wie hielp jou?',
			answers: '‘Buren’ of ‘Familie’'
		});
		expect(conditionWords({ question: 'places' }, draft.questions, 'nl')).toEqual({ question: 'Waar speelde het?' });
		expect(conditionWords({ question: 'gone' }, draft.questions, 'nl')).toBeUndefined();
	});
});
