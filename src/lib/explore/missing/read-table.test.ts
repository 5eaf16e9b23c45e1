import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { messagesOf } from '#lib/platform/server/message-files.ts';
import { countPeople, guessColumns } from './count-people.ts';
import { readNumber } from './read-number.ts';
import { readTable } from './read-table.ts';
import { TableRefused } from './refused.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
/** Every sign up to U+00FF is the same in Windows' own encoding, but for those between U+0080 and U+009F. */
const windows = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
const COLUMNS = { group: 0, people: 1 };
const counted = (bytes: Uint8Array) => countPeople(readTable(bytes), COLUMNS);

const refusal = (text: string | Uint8Array, columns = COLUMNS): TableRefused => {
	try {
		countPeople(readTable(typeof text === 'string' ? utf8(text) : text), columns);
	} catch (error) {
		if (error instanceof TableRefused) return error;
		throw error;
	}
	throw new Error('was taken');
};

const GROUPS = [
	{ name: 'Noord', people: 12_345 },
	{ name: 'Eén, zó; "mooi"', people: 800 }
];

describe('a table of people', () => {
	it.each([';', ',', '\t'])('is read with %j between the columns', (mark) => {
		const text = `wijk${mark}inwoners\r\nNoord${mark}12345\r\n"Eén, zó; ""mooi"""${mark}800\r\n`;
		expect(counted(utf8(text))).toEqual(GROUPS);
		expect(counted(utf8(`\ufeff${text}`))).toEqual(GROUPS);
		expect(counted(windows(text))).toEqual(GROUPS);
	});

	it('is given back as it was written, whatever the names, marks and ways to write a number', () => {
		const name = fc
			.string({
				unit: fc.constantFrom('a', 'B', '"', ',', ';', '\t', 'é', '-', '😀', '1', ' '),
				minLength: 1,
				maxLength: 9
			})
			.map((text) => `n ${text.replaceAll('\t', ' ').trim()}`);
		const groups = fc.uniqueArray(fc.record({ name, people: fc.integer({ min: 0, max: 20_000_000 }) }), {
			selector: ({ name }) => name.toLowerCase(),
			minLength: 1,
			maxLength: 12
		});
		const between = fc.constantFrom('', '.', ' ', '\u00a0', '\u202f');
		fc.assert(
			fc.property(
				groups,
				fc.constantFrom(',', ';', '\t'),
				between,
				fc.constantFrom('\n', '\r\n', '\r'),
				(groups, mark, thousand, end) => {
					const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
					const number = (people: number) => String(people).replace(/\B(?=(\d{3})+$)/g, thousand);
					const lines = groups.map(({ name, people }) => `${quote(name)}${mark}${quote(number(people))}`);
					expect(counted(utf8([`wijk${mark}inwoners`, ...lines].join(end)))).toEqual(
						groups.map(({ name, people }) => ({ name: name.trim(), people }))
					);
				}
			)
		);
	});

	it('may have a title above it, a source below it, and a line in which Excel says what stands between', () => {
		expect(
			counted(
				utf8(
					'sep=;\r\nInwoners van Enschede\r\n\r\nwijk;inwoners\r\nNoord;12345\r\n"Eén, zó; ""mooi""";800\r\nBron: CBS;\r\n'
				)
			)
		).toEqual(GROUPS);
		expect(counted(utf8(',inwoners\nNoord,5\n'))).toEqual([{ name: 'Noord', people: 5 }]);
	});

	it.each([
		['1.234', 1234],
		['1 234 567', 1_234_567],
		['1,234', 1234],
		['1\u202f234', 1234],
		["12'345", 12_345],
		['1234.0', 1234],
		['1.234,00', 1234],
		['0', 0],
		['12,5', undefined],
		['1.2345', undefined],
		['1.234 567', undefined],
		['veel', undefined],
		['', undefined],
		['1e5', undefined]
	])('writes %j for %s', (written, number) => expect(readNumber(written)).toBe(number));

	it.each([
		['nothing at all', '', 'empty'],
		['only spaces', ' \n \n', 'empty'],
		['one column', 'wijk\nNoord\nZuid\n', 'one-column'],
		['nothing below the names', 'wijk;inwoners\n', 'no-rows'],
		['no names above', 'Noord;1200\nZuid;800\n', 'no-header'],
		['a web page', '<!doctype html>\n<p>Noord</p>', 'not-text'],
		['a quote that never closes', 'wijk;inwoners\n"Noord;12\nZuid;3\n', 'unreadable'],
		['an empty number', 'wijk;inwoners\nNoord;12\nZuid;\n', 'no-number'],
		['a line that is too short', 'wijk;inwoners\nNoord;12\nZuid\n', 'no-number'],
		['a line that is too long', 'wijk;inwoners\nHogeland, Velve;1\nNoord;12;3\n', 'uneven'],
		['words for a number', 'wijk;inwoners\nNoord;veel\n', 'not-a-number'],
		['a negative number', 'wijk;inwoners\nNoord;-4\n', 'negative'],
		['a part of somebody', 'wijk;inwoners\nNoord;12,5\n', 'not-whole'],
		['a percentage', 'wijk;inwoners\nNoord;12%\n', 'percent'],
		['more people than there are', `wijk;inwoners\nNoord;${'9'.repeat(20)}\n`, 'too-many-people'],
		['a group without a name', 'wijk;inwoners\n;4\n', 'nameless'],
		['one group twice', 'wijk;inwoners\nNoord;4\nNOORD;5\n', 'double'],
		[
			'too many lines',
			`wijk;inwoners\n${Array.from({ length: 501 }, (_, i) => `w${i};1`).join('\n')}`,
			'too-many-rows'
		],
		['too many columns', `${'a;'.repeat(101)}a\n${'b;'.repeat(101)}b\n`, 'too-many-columns'],
		['too many signs', 'x'.repeat(1_000_001), 'too-large'],
		['a workbook', 'PK\u0003\u0004…', 'spreadsheet'],
		['a program', 'wijk;in\0woners\nNoord;4\n', 'not-text']
	])('is refused in plain words when it has %s', (_, text, code) => {
		const refused = refusal(text);
		expect(refused.code).toBe(code);
		for (const language of ['nl', 'en'] as const) {
			const sentence = messagesOf(language, ['missing'])[`missing.refused.${code}`];
			const blanks = [...JSON.stringify(sentence).matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
			expect(Object.keys(refused.params)).toEqual(expect.arrayContaining(blanks));
		}
	});

	it('says on which line of the file something is wrong', () =>
		expect(refusal('Titel\n\nwijk;inwoners\n"Noord\nen meer";5\nZuid;x\n').params).toMatchObject({
			line: '6',
			name: 'Zuid'
		}));

	it('is never read otherwise than refused or whole, whatever the bytes', () =>
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
				try {
					const { columns, rows } = readTable(bytes);
					expect(rows.every(({ cells }) => cells.length === columns.length)).toBe(true);
				} catch (error) {
					expect(error).toBeInstanceOf(TableRefused);
				}
			})
		));

	it('has columns that are guessed by what stands above and in them', () => {
		const read = readTable(
			utf8('jaar;code;wijk;oppervlakte;inwoners\n2026;WK01;Noord;77;1.200\n2026;WK02;Zuid;65;900\n')
		);
		expect(guessColumns(read, (cells) => (cells.includes('Noord') ? 1 : 0))).toEqual({ group: 2, people: 4 });
		expect(guessColumns(read, (cells) => (cells.includes('WK01') ? 1 : 0))).toEqual({ group: 1, people: 4 });
	});
});
