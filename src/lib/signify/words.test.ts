import { describe, expect, it } from 'vitest';
import { inLanguage, otherLanguage } from './words.ts';

describe('words in another language than the page', () => {
	it('are told apart, so that a screen reader can change its voice', () => {
		const both = { en: 'Who helped?', nl: 'Wie hielp?' };
		expect([inLanguage(both, 'nl'), otherLanguage(both, 'nl')]).toEqual(['Wie hielp?', undefined]);
		expect([inLanguage(both, 'pl'), otherLanguage(both, 'pl')]).toEqual(['Wie hielp?', 'nl']);
		const english = { en: 'Who helped?' };
		expect([inLanguage(english, 'nl'), otherLanguage(english, 'nl')]).toEqual(['Who helped?', 'en']);
		expect([inLanguage({}, 'nl'), otherLanguage({}, 'nl')]).toEqual(['', undefined]);
	});
});
