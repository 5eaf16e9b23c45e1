import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvLine, guarded, unguarded } from './csv.ts';

const read = (line: string, delimiter: string) => parse(line, { delimiter })[0] as string[];

describe('a line of CSV', () => {
	it('gives the same text back, whatever is in it', () => {
		fc.assert(
			fc.property(
				fc.array(fc.string({ unit: 'grapheme' }), { minLength: 2 }),
				fc.constantFrom(',', ';'),
				(cells, mark) => {
					expect(read(csvLine(cells, mark as ','), mark)).toEqual(cells.map(guarded));
				}
			)
		);
	});

	it('writes decimals as a Dutch spreadsheet reads them when semicolons separate', () => {
		expect(csvLine([12.5, 'a'], ';')).toBe('12,5;"a"\r\n');
		expect(csvLine([12.5, 'a'], ',')).toBe('12.5,"a"\r\n');
	});
});

describe('a text in a cell', () => {
	it.each(['=1+1', '+31 6', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1+1', '\t', `=cmd|' /C calc'!A0`])(
		'never begins as a formula: %j',
		(text) => expect(guarded(text)).toMatch(/^'|^[^=+\-@\t\r\n]/)
	);

	it('stays harmless when a spreadsheet splits it at another mark', () => {
		const line = csvLine(['abc', 'ja;=1+1', 'nee\n=2+2', 'x\t@y', 'z,-3'], ',');
		for (const piece of line.split(/[;,\t\r\n]/)) expect(piece).not.toMatch(/^"?[=+\-@]/);
	});

	it('is left alone when it is only text', () => {
		for (const text of ['Buurvrouw', 'a = b', 'niet-westers', 'info@example.org', 'ja, -nee', ''])
			expect(guarded(text)).toBe(text);
	});

	it('is itself again without its guard, whatever it was', () => {
		fc.assert(
			fc.property(fc.string({ unit: fc.constantFrom(...`=+-@＝\t\r\n;,|a "''`) }), (text) => {
				expect(unguarded(guarded(text))).toBe(text);
			}),
			{ numRuns: 1000 }
		);
	});

	it('never begins as a formula, for any text', () => {
		fc.assert(
			fc.property(fc.string({ unit: fc.constantFrom(...'=+-@\t\r\n;,a "') }), (text) => {
				for (const piece of guarded(text).split(/[;,\t\r\n]/)) expect(piece).not.toMatch(/^[=+\-@]/);
			})
		);
	});
});
