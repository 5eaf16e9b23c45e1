import { describe, expect, it } from 'vitest';
import { answersFromForm } from '../../answers.ts';
import { shownQuestions, type Question } from '../../questionnaire.ts';
import { newQuestion } from '../../new-question.ts';
import { toWire } from '../../wire.ts';
import { dimensionsOf, summarise } from '../registry.ts';
import { photoExamples } from './photo.examples.ts';

const [{ question, answers }] = photoExamples as [(typeof photoExamples)[number]];
const id = '0192f000-0000-7000-8000-0000000e0002';

describe('an answer with photos', () => {
	it('speaks Dutch to other systems, inside too', () => {
		expect(toWire(answers[0]!)).toEqual({ fotos: [{ id, beschrijving: 'De brug naar het buurthuis' }] });
		expect(toWire({ photos: [], without: true })).toEqual({ fotos: [], zonder: true });
	});

	it('is a number of photos in words, never where they are, and no chart', () => {
		expect(summarise(question, { photos: [{ id }] }, 'nl')).toBe('1 foto');
		expect(summarise(question, answers[1], 'nl')).toBe('2 foto’s · De brug');
		expect(summarise(question, { photos: [], without: true }, 'en')).toBe('no photo');
		expect(dimensionsOf(question)).toEqual([]);
	});

	it('reads no ids from a form that are none', () => {
		const pairs = ['../../etc', 'x', id.toUpperCase(), ''].map(
			(value, index) => [`show.photo${index}`, value] as const
		);
		expect(answersFromForm([question], pairs)).toEqual({});
	});

	it('does not lead on when there is none', () => {
		const next: Question = { ...newQuestion('text', 'next', 'nl'), shownIf: { question: 'show' } };
		const shownAfter = (answer: (typeof answers)[number]) =>
			shownQuestions({ title: {}, languages: ['nl'], openings: [], questions: [question, next] }, { show: answer })
				.length;
		expect(shownAfter(answers[0]!)).toBe(2);
		expect(shownAfter({ photos: [], without: true })).toBe(1);
	});
});
