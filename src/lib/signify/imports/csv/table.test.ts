import { describe, expect, it } from 'vitest';
import { bringIn, bringInText, fixture, NARRAFIRMA, SENSEMAKER, TABLE, withFile } from '#test/imports.ts';
import { check } from '../../question-types/registry.ts';
import type { ImportSource } from '../server/prepare.ts';
import { openText, readWhole } from '../server/text-file.ts';

describe('a plain table', () => {
	it('is guessed by its headers and its values; whoever can be found is left out', async () => {
		const { prepared, stories } = await bringIn(TABLE);
		expect(prepared).toMatchObject({ delimiter: ';', tally: { read: 4, kept: 4 } });
		expect(prepared.mapping).toMatchObject({ id: 'Nummer', toldAt: ['Datum'], text: ['Wat is je ervaring?'] });
		expect(prepared.mapping.questions.map(({ type, title }) => [type, title])).toEqual([
			['choice', 'Buurt'],
			['slider', 'Rapportcijfer'],
			['choices', 'Wie hielpen?'],
			['text', 'Opmerking']
		]);
		expect(prepared.mapping.leftOut).toMatchObject([
			{ column: 'Naam', why: 'person' },
			{ column: 'E-mail', why: 'person' }
		]);
		expect(stories[2]!.answers.rapportcijfer).toEqual({ position: (7.5 - 1) / 9 });
		expect(stories[0]!.toldAt?.toISOString().slice(0, 10)).toBe('2026-05-03');
	});

	const TEXT = 'Verhaal;Café\nEen verhaal dat lang genoeg is om er één te zijn, met ëen paar accenten.;Ja\n';

	it.each([
		['UTF-8', Buffer.from(TEXT), 'utf-8'],
		['UTF-8 with a byte order mark', Buffer.from('\uFEFF' + TEXT), 'utf-8'],
		["Windows' own encoding", Buffer.from(TEXT, 'latin1'), 'windows-1252'],
		['UTF-16, little end first', Buffer.from('\uFEFF' + TEXT, 'utf16le'), 'utf-16le'],
		['UTF-16, big end first', Buffer.from('\uFEFF' + TEXT, 'utf16le').swap16(), 'utf-16be']
	])('is read in %s', async (_, content, encoding) => {
		const { prepared, stories } = await bringInText(content, { format: 'csv' });
		expect(prepared.file.encoding).toBe(encoding);
		expect(prepared.layout.header).toEqual(['Verhaal', 'Café']);
		expect(stories[0]!.text).toContain('ëen paar accenten');
	});

	it.each([
		['nothing', '', 'file-empty'],
		['a spreadsheet', 'PK\u0003\u0004 and so on', 'file-is-spreadsheet'],
		['a picture', '\u0089PNG\r\n\0\0\0', 'file-not-text'],
		['one column', 'a\nb\n', 'header-not-found'],
		['only a header', 'a,b\n', 'nothing-to-import'],
		['a quote that never closes', 'a,b\n1,"2\n3,4\n', 'unclosed-quote'],
		['more columns than anything has', ','.repeat(5000) + '\n', 'too-many-columns']
	])('is refused when it is %s', async (_, content, code) => {
		await expect(bringInText(content, { format: 'csv' })).rejects.toThrow(code);
	});

	it('is refused when it is a little damaged, so that nobody reads "cafï¿½"', async () => {
		const damaged = Buffer.concat([Buffer.from('a,b\né,é\né,é\n'), Buffer.from([0xe9, 0x0a])]);
		await expect(bringInText(damaged, { format: 'csv' })).rejects.toThrow('file-mixed-encoding');
	});

	it('is never held whole where it could be anything: a description of 20 MB and a byte is refused by its size', async () => {
		await withFile('{"a":1}', async (path) => {
			const file = await openText(path);
			expect(await readWhole(file, 7)).toBe('{"a":1}');
			await expect(readWhole(file, 6)).rejects.toThrow('file-too-large');
		});
	});

	it('is refused when it is not there', async () => {
		await expect(bringIn({ format: 'csv', data: '/nergens/iets.csv' })).rejects.toThrow('file-not-readable');
	});

	it('refuses a row with a character that no text has, and one with too many cells', async () => {
		const long = `${'x'.repeat(70_000)},ruimte\n`; // far enough for nobody to take the file for a picture
		const text = `verhaal,cijfer\n${long}a\0b,2\neen,twee,drie\nheel,4,,\n`;
		const { refused, stories } = await bringInText(text, { format: 'csv' });
		expect(refused).toEqual([
			{ line: 3, problem: 'unreadable-character' },
			{ line: 4, problem: 'too-many-cells' }
		]);
		expect(stories).toHaveLength(2);
	});
});

describe('rows without an id', () => {
	const table = (...rows: readonly string[]) => ['Verhaal,Cijfer', ...rows].join('\n') + '\n';
	const told = 'Een verhaal dat lang genoeg is om het te herkennen,';

	it('are known by what was told, also when columns and rows were added around them', async () => {
		const before = await bringInText(table(`${told}5`, `Nog ${told}6`), { format: 'csv' });
		const after = await bringInText(
			`Nieuw,Verhaal,Cijfer\nx,Een ander verhaal dat er nu bij staat,1\ny,${told}5\nz,Nog ${told}6\n`,
			{
				format: 'csv'
			}
		);
		expect(after.keys).toEqual([expect.anything(), ...before.keys]);
	});

	it('stay apart when two people said the same', async () => {
		const { keys } = await bringInText(table(`${told}5`, `${told}6`, `${told}6`), { format: 'csv' });
		expect(new Set(keys).size).toBe(3);
	});
});

describe('whatever the format', () => {
	const SOURCES: [string, ImportSource][] = [
		['SenseMaker', SENSEMAKER],
		['SenseMaker without a framework', { format: 'sensemaker', data: fixture('sensemaker/older.csv') }],
		['NarraFirma', NARRAFIRMA],
		['a table', TABLE]
	];

	it.each(SOURCES)('every answer is one that its question takes: %s', async (_, source) => {
		const { prepared, stories } = await bringIn(source);
		const questions = new Map(prepared.questionnaire('Proef').questions.map((question) => [question.id, question]));
		for (const { answers } of stories)
			for (const [id, answer] of Object.entries(answers)) expect(check(questions.get(id)!, answer)).toEqual([]);
	});

	it.each(SOURCES)('the mapping that a trial writes down gives the same again: %s', async (_, source) => {
		const { prepared, stories, keys } = await bringIn(source);
		await withFile(JSON.stringify(prepared.mapping), async (mapping) => {
			const again = await bringIn({ format: source.format, data: source.data, mapping });
			expect(again.prepared.mapping).toEqual(prepared.mapping);
			expect([again.stories, again.keys]).toEqual([stories, keys]);
		});
	});

	it.each([
		['no JSON', '{', 'mapping-not-json'],
		['something else', '{"language":"nl"}', 'mapping-wrong']
	])('a mapping is refused when it is %s', async (_, content, code) => {
		await withFile(content, (mapping) => expect(bringIn({ ...TABLE, mapping })).rejects.toThrow(code));
	});

	it('a column that somebody took out of the mapping is listed as left out by hand', async () => {
		const { prepared } = await bringIn(TABLE);
		const questions = prepared.mapping.questions.filter(({ id }) => id !== 'buurt');
		await withFile(JSON.stringify({ ...prepared.mapping, questions }), async (mapping) => {
			const again = await bringIn({ ...TABLE, mapping });
			expect(again.prepared.mapping.leftOut).toContainEqual({
				column: 'Buurt',
				why: 'by-hand',
				shape: 'few-values',
				filled: 4
			});
		});
	});

	it('a mapping that names a column which is not there is refused by its name', async () => {
		const { prepared } = await bringIn(TABLE);
		await withFile(JSON.stringify({ ...prepared.mapping, title: 'Kop' }), (mapping) =>
			expect(bringIn({ ...TABLE, mapping })).rejects.toMatchObject({
				code: 'mapping-column-missing',
				params: { column: 'Kop' }
			})
		);
	});
});
