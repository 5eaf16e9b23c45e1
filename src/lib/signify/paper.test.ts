import { describe, expect, it } from 'vitest';
import { conditionOf, markOf, questionNumbers } from './paper.ts';
import type { Question } from './questionnaire.ts';

const common = { required: false, allowNotApplicable: false };
const who: Question = {
	...common,
	id: 'who',
	type: 'choice',
	title: { nl: 'Wie hielp?' },
	settings: {
		options: [
			{ id: 'me', label: { nl: 'Ik' } },
			{ id: 'you', label: { nl: 'Jij', en: 'You' } }
		]
	}
};
const pause: Question = {
	...common,
	id: 'pause',
	type: 'section',
	title: { nl: 'Even' },
	settings: { text: { nl: '…' } }
};
const why: Question = {
	...common,
	id: 'why',
	type: 'text',
	title: { nl: 'Waarom?' },
	shownIf: { question: 'who', options: ['you'] },
	settings: { lines: 'one', maxLength: 100 }
};
const questions = [who, pause, why];

describe('a questionnaire on paper', () => {
	it('numbers what is answered and skips what is only read', () => {
		expect([...questionNumbers({ questions })]).toEqual([
			['who', 1],
			['why', 2]
		]);
	});

	it('calls options by letters, and by numbers when there are more than letters', () => {
		expect([0, 1, 25].map((index) => markOf(index, 26))).toEqual(['a', 'b', 'z']);
		expect([0, 26].map((index) => markOf(index, 27))).toEqual(['1', '27']);
	});

	it('says to which answer a question belongs, in the language of the form', () => {
		expect(conditionOf({ questions }, why, 'en')).toEqual({ number: 1, options: ['You'] });
		expect(conditionOf({ questions }, { ...why, shownIf: { question: 'who' } }, 'nl')).toEqual({
			number: 1,
			options: []
		});
		expect(conditionOf({ questions }, who, 'nl')).toBeUndefined();
	});
});
