import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cut, shortened } from './cut.ts';
import { languageIn } from './language.ts';
import { momentIn, orderSeenIn } from './moment.ts';
import { idFromName, idsFromNames, plainId } from './names.ts';
import { numberIn } from './number.ts';
import { plainText } from './plain-text.ts';

const latest = new Date('2026-12-31T00:00:00Z');
const moment = (cell: string, order: 'day-first' | 'month-first' = 'day-first') =>
	momentIn(cell, order, latest)?.toISOString();

describe('a moment in a cell', () => {
	it.each([
		['1700000000000', '2023-11-14T22:13:20.000Z'],
		['1700000000', '2023-11-14T22:13:20.000Z'],
		['2026-05-03', '2026-05-03T12:00:00.000Z'],
		['2026-05-03T14:05:06.789Z', '2026-05-03T14:05:06.789Z'],
		['2026-05-03 14:05:06+02:00', '2026-05-03T12:05:06.000Z'],
		['3-5-2026', '2026-05-03T12:00:00.000Z'],
		['03/05/2026 14:05', '2026-05-03T14:05:00.000Z']
	])('reads %s', (cell, expected) => expect(moment(cell)).toBe(expected));

	it.each(['', 'gisteren', '31-4-2026', '2026-13-01', '2031-01-01', '1899-01-01', '12', '2026-05-03T25:00'])(
		'refuses %j',
		(cell) => expect(moment(cell)).toBeUndefined()
	);

	it('takes the month first where the file does', () => {
		expect(moment('5/3/2026', 'month-first')).toBe('2026-05-03T12:00:00.000Z');
		expect([orderSeenIn('5/31/2026'), orderSeenIn('31/5/2026'), orderSeenIn('5/3/2026')]).toEqual([
			'month-first',
			'day-first',
			undefined
		]);
	});
});

describe('a number in a cell', () => {
	it.each([
		['0.5', 0.5],
		['0,5', 0.5],
		[' 7 ', 7],
		['-1e-3', -0.001],
		['.25', 0.25]
	])('reads %j', (cell, expected) => expect(numberIn(cell)).toBe(expected));

	it.each(['', '0x10', 'Infinity', '1.000,5', '7 van 10', '1e999'])('refuses %j', (cell) =>
		expect(numberIn(cell)).toBeUndefined()
	);
});

describe('a language in a cell', () => {
	it.each([
		['nl', 'nl'],
		['nl-NL', 'nl'],
		['en_GB', 'en'],
		['Nederlands', 'nl'],
		['Türkçe', 'tr'],
		['Deutsch', 'de']
	])('reads %s as %s', (cell, tag) => expect(languageIn(cell)).toBe(tag));

	it('does not know every word', () => expect(languageIn('Klingon')).toBeUndefined());
});

describe('a label with mark-up', () => {
	it.each([
		['te weinig<br>tijd', 'te weinig tijd'],
		['<div>de\n regels</div>', 'de regels'],
		["&lt;font color='blue'&gt;de mensen&lt;/font&gt;", 'de mensen'],
		['familie &amp; vrienden', 'familie & vrienden'],
		['<script>alert(1)</script>blij', 'blij'],
		['<img src=x onerror=alert(1)>', ''],
		['3 < 4 en 5 > 2', '3 < 4 en 5 > 2'],
		['', '']
	])('reads %j as %j', (html, text) => expect(plainText(html)).toBe(text));

	it('never leaves a tag behind', () => {
		const pieces = fc.constantFrom(
			'<b>',
			'</b>',
			'<',
			'>',
			'&lt;',
			'&gt;',
			'&amp;',
			'a',
			' ',
			'<script>',
			'<!--',
			'-->'
		);
		fc.assert(
			fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
				expect(plainText(parts.join(''))).not.toMatch(/<\/?(b|script)>/i);
			})
		);
	});
});

describe('an id from a name', () => {
	it('reads like the name', () => expect(idFromName('Wie hielpen er?')).toBe('wie-hielpen-er'));

	it('is plain, whatever the name, and never taken', () => {
		fc.assert(
			fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 90 }), { maxLength: 6 }), (names) => {
				const ids = idsFromNames(names);
				expect(new Set(ids).size).toBe(names.length);
				for (const id of ids) expect(id).toMatch(/^[a-z0-9-]{1,80}$/);
			})
		);
	});

	it('is the same for the same name', () => expect(idFromName('Ärger!')).toBe(idFromName('Ärger!')));

	it('is no word of the language we are written in', () => {
		expect(idFromName('constructor')).not.toBe('constructor');
		expect(plainId('__proto__')).not.toBe('__proto__');
		expect(plainId('0e83e44d-e9f2')).toBe('0e83e44d-e9f2');
	});
});

describe('a text that is too long', () => {
	it('is cut, but never in the middle of a character', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), fc.integer({ min: 1, max: 20 }), (text, most) => {
				expect(cut(text, most).isWellFormed()).toBe(true);
				expect(text.startsWith(cut(text, most))).toBe(true);
				expect(shortened(text, most).length).toBeLessThanOrEqual(most);
				if (text.length <= most) expect(shortened(text, most)).toBe(text);
			})
		);
	});
});
