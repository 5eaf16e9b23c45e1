import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdsPart, neighboursOf } from './compound.ts';
import { holdsTerm, markWords, parseSearch, plainWords } from './search-query.ts';
import { meantWith, typingErrors } from './typing-error.ts';

describe('what somebody typed', () => {
	it.each([
		['buurvrouw', ['+w buurvrouw']],
		['schuld -huur', ['+w schuld', '-w huur']],
		['−huur –geld', ['-w huur', '-w geld']],
		['"niet gehoord" buren', ['+p niet gehoord', '+w buren']],
		['-"aan de deur"', ['-p aan de deur']],
		['“niet gehoord”', ['+p niet gehoord']],
		['„niet gehoord"', ['+p niet gehoord']],
		['"niet gehoord', ['+p niet gehoord']],
		['"buren"', ['+w buren']],
		['- " ! & | () 🙂', []],
		['e-mail', ['+w e-mail']],
		['café', ['+w café']],
		['جيران', ['+w جيران']]
	])('is taken apart: %s', (typed, terms) => {
		const said = parseSearch(typed).map(({ text, kind, isExcluded }) => `${isExcluded ? '-' : '+'}${kind[0]} ${text}`);
		expect(said).toEqual(terms);
	});

	it.each(['', '"', '-', '""', '- "', '🙂', '!?'])('holds nothing to look for: %s', (typed) =>
		expect(holdsTerm(typed)).toBe(false)
	);

	it.each(['de', '-huur', '"niet', '1'])('holds something to look for: %s', (typed) =>
		expect(holdsTerm(typed)).toBe(true)
	);

	it('may be anything', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (typed) => {
				for (const { text } of parseSearch(typed)) expect(text).toMatch(/[\p{L}\p{N}]/u);
			})
		);
		expect(parseSearch('woord '.repeat(2000)).length).toBe(20);
		expect(parseSearch('buur\u0000vrouw').map(({ text }) => text)).toEqual(['buur', 'vrouw']);
	});
});

describe('marking what was found', () => {
	it('finds words whatever their accents and capitals', () => {
		expect(
			markWords('Het Café, één café.', { words: ['cafe'], phrases: [] })
				.filter(({ found }) => found)
				.map(({ text }) => text)
		).toEqual(['Café', 'café']);
	});

	it('finds a phrase only where it stands as one', () => {
		const pieces = markWords('Niet erg. Ik werd NIET – gehoord, en gehoord word ik graag.', {
			words: ['graag'],
			phrases: [['niet', 'gehoord']]
		});
		expect(pieces.filter(({ found }) => found).map(({ text }) => text)).toEqual(['NIET – gehoord', 'graag']);
	});

	it('never changes the text', () => {
		const text = fc.oneof(
			fc.string({ unit: 'binary' }),
			fc.string({ unit: fc.constantFrom('a', 'é', 'e\u0301', ' ', '<', '-') })
		);
		fc.assert(
			fc.property(text, fc.array(fc.constantFrom('a', 'e', 'ae')), (text, words) => {
				const pieces = markWords(text, { words, phrases: [words] });
				expect(pieces.map((piece) => piece.text).join('')).toBe(text);
				for (const piece of pieces) if (piece.found) expect(words).toContain(plainWords(piece.text)[0]);
			})
		);
	});
});

/** As they would occur in stories. */
const KNOWN = new Set(
	(
		'weer stand toe be af huis huur schuld schulden hulp arts last kern stad raad lid mantel kans arm bank kamer zorg moeder dag opvang kind ' +
		'wacht lijst buur vrouw man straat geld slag kelder eten rand water koker werk net start hart park kaart'
	).split(' ')
);
const knows = (word: string) => KNOWN.has(word);

describe('a compound', () => {
	it.each([
		['schuldhulpverlening', 'schuld'],
		['schuldhulpverlening', 'hulpverlen'],
		['schuldhulpverlening', 'schuldhulp'],
		['schuldenlast', 'schuld'],
		['huurschulden', 'schuld'],
		['huurachterstand', 'huur'],
		['mantelzorg', 'zorg'],
		['mantelzorger', 'zorg'],
		['stadskern', 'kern'],
		['stadsdeelraad', 'stad'],
		['gemeenteraadslid', 'raad'],
		['buurvrouw', 'buur'],
		['buurvrouw', 'vrouw'],
		['kinderopvang', 'opvang'],
		['kinderopvang', 'kind'],
		['kinderen', 'kind'],
		['wachtlijst', 'lijst'],
		['wachtlijsten', 'wacht'],
		['huisarts', 'huis'],
		['moederdag', 'moeder'],
		['kindergeld', 'geld'],
		['straatwerker', 'straat']
	])('%s holds %s', (word, part) => expect(holdsPart(word, part, knows)).toBe(true));

	it.each([
		['hart', 'art'],
		['start', 'tart'],
		['weerstand', 'tand'],
		['toestand', 'tand'],
		['armoede', 'moed'],
		['buurt', 'buur'],
		['frustratie', 'rust'],
		['kanselarij', 'kans'],
		['behulpzaam', 'hulp'],
		['restaurand', 'rand'],
		['vergeten', 'eten'],
		['netwerk', 'etwe']
	])('%s does not hold %s', (word, part) => expect(holdsPart(word, part, knows)).toBe(false));

	it('asks for no other words than it named', () => {
		const letters = fc.string({ unit: fc.constantFrom('a', 'b', 's', 'e', 'n', 'r'), minLength: 1, maxLength: 14 });
		fc.assert(
			fc.property(letters, letters, (word, part) => {
				const named = new Set(neighboursOf(word, part));
				holdsPart(word, part, (asked) => {
					if (!named.has(asked)) named.forEach((name) => expect(name).not.toBe(asked));
					expect(named.has(asked) || longerRest(word, asked)).toBe(true);
					return false;
				});
			})
		);
	});
});

/** What is left before a longer reading is looked at only when that reading is known. */
const longerRest = (word: string, asked: string) => word.startsWith(asked);

describe('a typing error', () => {
	it.each([
		['eenzaamhied', 'eenzaamheid', 1],
		['schuldhulpverlenning', 'schuldhulpverlening', 1],
		['buurvrow', 'buurvrouw', 1],
		['gemeente', 'gemeente', 0],
		['buren', 'koren', 2]
	])('%s is that far from %s', (typed, word, errors) => expect(typingErrors(typed, word)).toBe(errors));

	it('is as far one way as the other, and nothing for the same word', () => {
		const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
		fc.assert(
			fc.property(word, word, (a, b) => {
				expect(typingErrors(a, b)).toBe(typingErrors(b, a));
				expect(typingErrors(a, b) === 0).toBe(a === b);
				expect(typingErrors(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
			})
		);
	});

	it('means the nearest words only', () => {
		expect(meantWith('eenzaamhied', ['eenzaamheid', 'eenzaam', 'gezelligheid'])).toEqual(['eenzaamheid']);
		expect(meantWith('buren', ['koren', 'huren'])).toEqual(['huren']);
		expect(meantWith('huur', ['duur', 'buur'])).toEqual([]);
		expect(meantWith('abcdefghi', ['xyz'])).toEqual([]);
	});
});
