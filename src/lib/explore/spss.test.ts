import { describe, expect, it } from 'vitest';
import { measureWidths, onOneLine, spssSyntax } from './spss.ts';
import type { Column } from './story-table.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text).length;

const column = (name: string, over: Partial<Column> = {}): Column => ({
	...{ name, about: { fact: name }, read: () => '' },
	...over
});

function syntaxOf(
	columns: readonly Column[],
	labels = columns.map(({ name }) => name),
	rows: readonly string[][] = []
) {
	const widths = measureWidths(columns.length, bytesOf);
	rows.forEach(widths.see);
	const notApplicable = { short: 'n.v.t.', words: 'Niet van toepassing' };
	return spssSyntax({
		fileName: "buurt's.csv",
		columns,
		labels,
		widths,
		language: 'nl',
		notApplicable,
		remarks: ['Let op.']
	});
}

describe('a syntax file for SPSS', () => {
	it('reads every column as wide as it is, in bytes', () => {
		const syntax = syntaxOf([column('story.text'), column('pace', { isNumber: true })], undefined, [['één', '50']]);
		expect(syntax).toContain('  story.text A5');
		expect(syntax).toContain('  @pace A12');
		expect(syntax).toContain("RECODE @pace ('n.v.t.'=-99) (CONVERT) INTO pace.");
		expect(syntax).toContain('MISSING VALUES pace (-99).');
	});

	it('leaves room for options that nobody chose', () => {
		const options = [{ id: 'neighbours', label: { nl: 'Buren' } }];
		expect(syntaxOf([column('who', { options })], undefined, [['other']])).toContain('  who A10');
	});

	it('names and labels options, and what is missing', () => {
		const options = [{ id: 'other', label: { nl: "Iemand 'anders'." } }];
		expect(syntaxOf([column('who-helped', { options })], ['Wie hielp jou?'])).toContain(
			"VALUE LABELS who_helped\n  'other' 'Iemand ''anders''.'\n  'n.v.t.' 'Niet van toepassing'."
		);
	});

	it('escapes quotes, line ends and full stops, so that no label can be a command', () => {
		const syntax = syntaxOf([column('a')], ["Weg.'.\nERASE FILE='alles'.\r\n\u2028"]);
		expect(syntax).toContain("VARIABLE LABELS a 'Weg.''. ERASE FILE=''alles''. '.");
		expect(syntax).not.toMatch(/^ERASE/m);
		expect(syntax).toContain("/FILE='buurt''s.csv'");
	});

	it('gives every variable a name of its own that SPSS takes', () => {
		const syntax = syntaxOf(
			['a-b', 'a_b', 'A.B', 'and', '1st', `x${'y'.repeat(90)}`, `x${'y'.repeat(91)}`].map((name) => column(name))
		);
		const names = [...syntax.matchAll(/^VARIABLE LABELS (\S+)/gm)].map(([, name]) => name!);
		expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(7);
		expect(names.slice(0, 5)).toEqual(['a_b', 'a_b_2', 'A.B', 'v_and', 'v_1st']);
		for (const name of names) expect(bytesOf(name)).toBeLessThanOrEqual(64);
	});

	it('counts what SPSS cannot hold, and cuts no label through a character', () => {
		const widths = measureWidths(1, bytesOf);
		widths.see(['x'.repeat(32_768)]);
		widths.see(['x']);
		expect(widths.tooLong()).toBe(1);
		const label = /VARIABLE LABELS a '(.*)'/.exec(syntaxOf([column('a')], ['é'.repeat(200)]))![1]!;
		expect(bytesOf(label)).toBeLessThanOrEqual(255);
		expect(label.isWellFormed()).toBe(true);
	});

	it('has data of one line a row', () => {
		expect(onOneLine('a\r\nb\nc\u2028d')).toBe('a ↵ b ↵ c ↵ d');
	});
});
