import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ImportRefused } from '../refused.ts';
import { LONGEST_RECORD, recordReader, type CsvRecord, type Delimiter } from './records.ts';

function read(text: string, delimiter: Delimiter = ',', pieceLength = text.length || 1): CsvRecord[] {
	const reader = recordReader(delimiter);
	const records: CsvRecord[] = [];
	for (let at = 0; at < text.length; at += pieceLength) records.push(...reader.push(text.slice(at, at + pieceLength)));
	return [...records, ...reader.end()];
}

const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

describe('reading comma-separated values', () => {
	it.each([
		['a line feed', 'a,b\n1,2\n'],
		['a carriage return and a line feed', 'a,b\r\n1,2\r\n'],
		['a carriage return', 'a,b\r1,2\r'],
		['nothing at the end of the last line', 'a,b\n1,2']
	])('takes %s as the end of a line', (_, text) => {
		expect(read(text).map((record) => record.cells)).toEqual([
			['a', 'b'],
			['1', '2']
		]);
	});

	it('keeps empty cells, also the last', () => {
		expect(read(',a,\n,\n').map((record) => record.cells)).toEqual([
			['', 'a', ''],
			['', '']
		]);
		expect(read('a,')[0]?.cells).toEqual(['a', '']);
	});

	it('says on which line a record starts, quoted line breaks included', () => {
		expect(read('a\n"one\r\ntwo\nthree"\nb\n').map((record) => record.line)).toEqual([1, 2, 5]);
	});

	it('takes a stray quote for what it is', () => {
		expect(read('5" pipe,"he said ""no"""\n"a"b,c\n').map((record) => record.cells)).toEqual([
			['5" pipe', 'he said "no"'],
			['ab', 'c']
		]);
	});

	it.each([',', ';', '\t'] as const)('gives back what was written, delimiter %j, whatever the pieces', (delimiter) => {
		const cell = fc.string({
			unit: fc.constantFrom('a', '"', ',', ';', '\t', '\n', '\r', 'é', ' ', '😀'),
			maxLength: 8
		});
		const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 });
		fc.assert(
			fc.property(rows, fc.integer({ min: 1, max: 9 }), fc.constantFrom('\n', '\r\n'), (rows, pieceLength, lineEnd) => {
				const text = rows.map((cells) => cells.map(quote).join(delimiter)).join(lineEnd) + lineEnd;
				expect(read(text, delimiter, pieceLength).map((record) => record.cells)).toEqual(rows);
			})
		);
	});

	it('reads anything at all the same in one piece and in many', () => {
		const text = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r'), maxLength: 40 });
		const outcome = (text: string, pieceLength: number) => {
			try {
				return read(text, ',', pieceLength);
			} catch (error) {
				return (error as ImportRefused).code;
			}
		};
		fc.assert(
			fc.property(text, fc.integer({ min: 1, max: 7 }), (text, pieceLength) => {
				expect(outcome(text, pieceLength)).toEqual(outcome(text, text.length || 1));
			})
		);
	});

	it('refuses a quote that never closes, naming its line', () => {
		expect(() => read('a\nb,"c\nd\n')).toThrow(
			expect.objectContaining({ code: 'unclosed-quote', params: { line: 2 } })
		);
	});

	it('refuses a record without end before it has eaten the memory', () => {
		const endless = (piece: string) => {
			const reader = recordReader(',');
			for (let read = 0; read < 4 * LONGEST_RECORD; read += piece.length) reader.push(piece);
		};
		expect(() => endless('x'.repeat(60_000))).toThrow('record-too-long');
		expect(() => endless(','.repeat(60_000))).toThrow('too-many-columns');
		expect(() => endless('"' + 'x'.repeat(60_000))).toThrow(ImportRefused);
	});
});
