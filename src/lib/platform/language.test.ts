import { describe, expect, it } from 'vitest';
import { chosenLanguage, inOneLine, directionOf, localeOf, nameOfLanguage, preferredLanguage } from './language.ts';

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

describe('a language', () => {
	it('names itself, with the side it begins on and the digits people here know', () => {
		expect(['nl', 'tr', 'ar', 'uk', 'ti', 'de'].map(nameOfLanguage)).toEqual([
			'Nederlands',
			'Türkçe',
			'العربية',
			'Українська',
			'ትግርኛ',
			'Deutsch'
		]);
		expect(['nl', 'ti', 'ar', 'ar-SY', 'fa', 'arn'].map(directionOf)).toEqual([
			'ltr',
			'ltr',
			'rtl',
			'rtl',
			'rtl',
			'ltr'
		]);
		expect(new Intl.NumberFormat(localeOf('ar')).format(2021)).toBe('2,021');
	});

	it('has a comma of its own', () => {
		expect(inOneLine(['a', 'b'], 'nl')).toBe('a, b');
		expect(inOneLine(['أ', 'ب'], 'ar')).toBe('أ، ب');
		expect(inOneLine(['ሀ', 'ለ'], 'ti')).toBe('ሀ፣ ለ');
	});

	it('is chosen by either name in the address', () => {
		expect(chosenLanguage(new URL('https://x.nl/vertel/a?lang=ar'))).toBe('ar');
		expect(chosenLanguage(new URL('https://x.nl/vertel/a?lang=ar&taal=pl'))).toBe('pl');
		expect(chosenLanguage(new URL('https://x.nl/vertel/a'))).toBeNull();
	});
});
