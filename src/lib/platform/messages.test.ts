import { describe, expect, it } from 'vitest';
import {
	LANGUAGES,
	messagesOf,
	TEAM_ROOMS,
	TELLER_LANGUAGES,
	TELLER_ROOMS,
	type SpokenRoom
} from './server/message-files.ts';
import { isUnchecked, noteOn, TRANSLATIONS } from './server/translations.ts';
import { sayFrom, type Message } from './messages.ts';

const ROOMS: readonly SpokenRoom[] = [...TELLER_ROOMS, ...TEAM_ROOMS];

const wordings = (message: Message): readonly string[] =>
	typeof message === 'string' ? [message] : Object.values(message);

const blanksIn = (sentence: string) =>
	[...new Set([...sentence.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!))].sort();

describe('the sentences on the screen', () => {
	it.each(LANGUAGES)('are complete in %s', (language) => {
		expect(Object.keys(messagesOf(language, ROOMS)).sort()).toEqual(Object.keys(messagesOf('nl', ROOMS)).sort());
	});

	it('fill in their blanks and follow the number', () => {
		const say = sayFrom({ told: { one: '{count} ervaring van {who}', other: '{count} ervaringen van {who}' } }, 'nl');
		expect(say('told', { count: 1, who: 'Ria' })).toBe('1 ervaring van Ria');
		expect(say('told', { count: 1200, who: 'Ria' })).toBe('1.200 ervaringen van Ria');
	});

	it('keep a Dutch word apart in a sentence that runs from right to left', () => {
		const say = sayFrom({ code: 'الرمز: {code} ({count})' }, 'ar');
		expect(say('code', { code: 'fiets', count: 12 })).toBe('الرمز: \u2068fiets\u2069 (12)');
	});
});

describe.each(Object.entries(TRANSLATIONS))('what a teller meets in %s', (language, { messages, about }) => {
	const said = messages as Readonly<Record<string, Message>>;

	it('is translated to the last sentence', () => {
		const dutch = Object.keys(messagesOf('nl', TELLER_ROOMS));
		expect(dutch.filter((key) => !(key in said))).toEqual([]);
		expect(Object.keys(said).filter((key) => !dutch.includes(key))).toEqual([]);
	});

	it('has a wording for every number that this language tells apart', () => {
		const numbers = Array.from({ length: 201 }, (_, count) => new Intl.PluralRules(language).select(count));
		for (const message of Object.values(said).filter((one) => typeof one !== 'string'))
			// Nobody is told that nothing is left, or that two of none are wrong.
			for (const category of new Set(numbers.slice(1))) expect(Object.keys(message)).toContain(category);
	});

	it('fills in the same blanks as the Dutch', () => {
		const dutch = messagesOf('nl', TELLER_ROOMS);
		for (const [key, message] of Object.entries(said)) {
			const blanks = blanksIn(wordings(dutch[key]!).at(-1)!);
			expect(blanksIn(wordings(message).at(-1)!), key).toEqual(blanks);
			for (const wording of wordings(message))
				expect(
					blanksIn(wording).filter((blank) => !blanks.includes(blank)),
					key
				).toEqual([]);
		}
	});

	it('says that a computer wrote it until somebody has checked it', () => {
		expect(isUnchecked(language)).toBe(about.checkedBy === null);
		expect(noteOn(language)).toBe(about.checkedBy === null ? about.note : undefined);
		expect(about.note.length).toBeGreaterThan(20);
	});
});

describe('Arabic', () => {
	const counted: [string, Message][] = Object.entries(TRANSLATIONS.ar.messages).filter(
		([, message]) => typeof message !== 'string'
	);

	it.each(counted)('says none, one and two of %s in words', (_, message) => {
		expect(Object.keys(message)).toEqual(['zero', 'one', 'two', 'few', 'many', 'other']);
		expect(wordings(message).slice(0, 3).flatMap(blanksIn)).toEqual([]);
	});
});

describe('a language that is not complete', () => {
	it('says the rest in Dutch', () => {
		expect(TELLER_LANGUAGES).toEqual(['nl', 'en', 'tr', 'ar', 'pl', 'uk', 'ti']);
		const all = messagesOf('tr', ['tell', 'explore']);
		expect(all['tell.next']).toBe('Devam');
		expect(all['explore.export.file.stories']).toBe(messagesOf('nl', ['explore'])['explore.export.file.stories']);
	});
});
