import { describe, expect, it } from 'vitest';
import { languageOf } from './mapping.ts';

describe('the language of a NarraFirma form', () => {
	const guessed = (told: Readonly<Record<string, number>>) => languageOf(new Map(Object.entries(told)));

	it('is what most stories are told in, however that is written', () => {
		expect(guessed({ Dutch: 4, nl: 3, English: 6 })).toBe('nl');
		expect(guessed({ French: 34 })).toBe('fr');
		expect(guessed({})).toBeUndefined();
	});

	it('is English where no language has more than half of the stories, and some are in English', () => {
		expect(guessed({ English: 26, German: 20, French: 34 })).toBe('en');
		expect(guessed({ German: 20, French: 24, Spanish: 10 })).toBe('fr');
	});
});
