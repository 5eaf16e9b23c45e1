import { describe, expect, it } from 'vitest';
import { preferredLanguage } from './language.ts';

const choose = (wishes: string) => preferredLanguage(wishes, ['nl', 'en']);

describe('the language somebody reads best', () => {
	it.each([
		['', 'nl'],
		['en', 'en'],
		['en-GB,en;q=0.9,nl;q=0.8', 'en'],
		['nl-NL,nl;q=0.9,en;q=0.8', 'nl'],
		['de,en;q=0.3,nl;q=0.7', 'nl'],
		['fr-FR', 'nl'],
		['nl;q=0,en;q=0.1', 'en'],
		['*', 'nl'],
		['<script>,en;q=9', 'nl']
	])('%j is %s', (wishes, language) => {
		expect(choose(wishes)).toBe(language);
	});
});
