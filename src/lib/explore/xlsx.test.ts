import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellPieces, LONGEST_CELL, rowXml } from './xlsx.ts';

describe('a row of an Excel sheet', () => {
	it('holds numbers as numbers, texts as texts and nothing where nothing is', () => {
		expect(rowXml(2, [12.5, '', 'Buren & co'])).toBe(
			'<row r="2"><c r="A2"><v>12.5</v></c><c r="C2" t="inlineStr"><is><t xml:space="preserve">Buren &amp; co</t></is></c></row>'
		);
	});

	it('goes on after column Z', () => {
		const cells = Array.from({ length: 703 }, (_, i) => i);
		expect(rowXml(3, cells)).toMatch(/r="Z3".*r="AA3".*r="ZZ3".*r="AAA3"/);
	});

	it('writes what XML cannot say as Excel does, and a text that looks like it as well', () => {
		expect(rowXml(2, ['a\u0007b_x0007_\r\ud800'])).toContain('>a_x0007_b_x005F_x0007__x000D_\ufffd<');
	});

	it('never holds a formula', () => {
		const xml = rowXml(2, ['=1+1', '@SUM(A1)', 'ja;=2']);
		expect(xml).not.toContain('<f>');
		expect(xml.match(/>'=1\+1<|>'@SUM\(A1\)<|>ja;'=2</g)).toHaveLength(3);
	});

	it('is sound XML for any text', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (raw) => {
				const text = raw.replace(/[\u007f-\u009f]/g, ''); // XML takes these
				expect(rowXml(2, [text]).replace(/&(amp|lt|gt|quot);/g, '')).not.toMatch(
					/&|<(?!\/?(row|c|is|t)\b)|(?![\t\n])\p{Cc}/u
				);
			})
		);
	});
});

describe('a text longer than a cell', () => {
	it('is cut in pieces that fit, between characters, and is whole again together', () => {
		const text = 'x' + '👵🏽'.repeat(LONGEST_CELL);
		const pieces = cellPieces(text);
		expect(pieces.join('')).toBe(text);
		for (const piece of pieces) {
			expect(piece.length).toBeLessThanOrEqual(LONGEST_CELL);
			expect(piece.isWellFormed()).toBe(true);
		}
	});
});
