import { parse } from 'csv-parse/sync';
import { describe, expect } from 'vitest';
import nl from '#messages/nl/explore.json' with { type: 'json' };
import { VISITOR } from '#lib/platform/actor.ts';
import { sayFrom } from '#lib/platform/messages.ts';
import { anna, bram, noor, rika, steef } from '#test/personas.ts';
import { it } from '#test/rollback.ts';
import { storedPoint, storedStory, withdrawn } from '#test/stories.ts';
import { unzipSync } from 'fflate';
import selections from '#messages/nl/selections.json' with { type: 'json' };
import { readWorkbook } from '#lib/signify/imports/xlsform/workbook.ts';
import { LONGEST_CELL } from '../xlsx.ts';
import { exportCodebook, exportStories } from './export.ts';

const style = {
	naming: 'codes',
	language: 'nl',
	say: sayFrom({ ...nl, ...selections }, 'nl'),
	separator: ',',
	format: 'csv',
	fileName: 'buurt.csv'
} as const;
const XLSX = { ...style, format: 'xlsx' } as const;
const JSONL = { ...style, format: 'jsonl' } as const;

const read = async (file: ReadableStream<Uint8Array>) => {
	const bytes = new Uint8Array(await new Response(file).arrayBuffer());
	expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
	return parse<Record<string, string>>(Buffer.from(bytes), { bom: true, columns: true, record_delimiter: '\r\n' });
};

describe('exporting stories', () => {
	it('holds every story asked for, in order, and none that was withdrawn', async ({ as }) => {
		const point = await storedPoint(as(noor));
		const ids = [];
		for (let i = 0; i < 3; i++) ids.push(await storedStory(as(noor), point, { text: `verhaal ${i}` }));
		await withdrawn(as(noor), ids[1]!);

		const rows = await read(await exportStories(as(noor), point.id, ids.toReversed(), style));

		expect(rows.map((row) => row['story.text'])).toEqual(['verhaal 2', 'verhaal 0']);
	});

	it('goes on after the first batch', async ({ as }) => {
		const point = await storedPoint(as(noor));
		const ids = [];
		for (let i = 0; i < 501; i++) ids.push(await storedStory(as(noor), point));

		expect(await read(await exportStories(as(noor), point.id, ids, style))).toHaveLength(501);
	});

	it('runs nothing in a spreadsheet', async ({ as }) => {
		const point = await storedPoint(as(noor));
		const evil = `=HYPERLINK("https://example.org";"klik")`;
		const id = await storedStory(as(noor), point, {
			title: '@SUM(A1)',
			text: evil,
			answers: { advice: { text: `+31 6\n-2\t=3;=cmd|' /C calc'!A0` }, 'who-helped': { option: 'other', other: '-1' } }
		});

		const [row] = await read(await exportStories(as(noor), point.id, [id], style));

		expect(row!['story.text']).toBe(`'${evil}`);
		for (const cell of Object.values(row!))
			for (const piece of cell.split(/[;\t\r\n]/)) expect(piece).not.toMatch(/^[=+@-]/);
	});

	it('is written down', async ({ as }) => {
		const point = await storedPoint(as(anna));
		await exportStories(as(anna), point.id, [], style);
		expect(await as(anna).db.selectFrom('platform.audit').select(['deed', 'subject']).execute()).toEqual([
			{ deed: 'explore.stories.export', subject: point.id }
		]);
	});

	it('is for facilitators, not for readers, stewards and visitors', async ({ as }) => {
		const point = await storedPoint(as(bram));
		expect(await exportStories(as(bram), point.id, [], style)).toBeInstanceOf(ReadableStream);
		for (const actor of [rika, steef, VISITOR]) {
			await expect(exportStories(as(actor), point.id, [], style)).rejects.toMatchObject({ kind: 'forbidden' });
			await expect(exportCodebook(as(actor), point.id, [], style)).rejects.toMatchObject({ kind: 'forbidden' });
		}
	});
});

const bytesOf = async (file: ReadableStream<Uint8Array>) => new Uint8Array(await new Response(file).arrayBuffer());

type Cells = ReadonlyMap<number, string> | undefined;
const cellUnder = (heading: Cells, row: Cells, name: string) =>
	row?.get([...heading!].find(([, title]) => title === name)?.[0] ?? -1);

describe('exporting to Excel', () => {
	it('holds the stories and their codebook, as a workbook others can open', async ({ as }) => {
		const point = await storedPoint(as(noor));
		const answers = { 'who-helped': { option: 'family' }, pace: { position: 0.5 } };
		const ids = [await storedStory(as(noor), point, { answers, text: 'Één <b>& "twee"' })];

		const bytes = await bytesOf(await exportStories(as(noor), point.id, ids, XLSX));

		const { sheets } = readWorkbook(bytes, ['ervaringen', 'codeboek', 'lange teksten']);
		const [heading, row] = sheets.get('ervaringen')!.rows;
		expect(cellUnder(heading, row, 'story.text')).toBe('Één <b>& "twee"');
		expect(cellUnder(heading, row, 'pace')).toBe('50');
		expect([...sheets.keys()].sort()).toEqual(['codeboek', 'ervaringen']);
		expect(sheets.get('codeboek')!.rows.map((cells) => [0, 1, 2, 3].map((i) => cells.get(i)))).toContainEqual([
			'who-helped',
			'Wie hielp jou?',
			'één keuze',
			'family'
		]);
		expect(Object.keys(unzipSync(bytes))).toContain('[Content_Types].xml');
	});

	it('puts the rest of a text that no cell can hold on a sheet of its own', async ({ as }) => {
		const point = await storedPoint(as(noor));
		const text = Array.from({ length: 9000 }, (_, i) => `woord${i}`).join('_');
		const id = await storedStory(as(noor), point, { text });

		const bytes = await bytesOf(await exportStories(as(noor), point.id, [id], XLSX));

		const { sheets } = readWorkbook(bytes, ['ervaringen', 'lange teksten']);
		const [heading, row] = sheets.get('ervaringen')!.rows;
		const first = cellUnder(heading, row, 'story.text')!;
		expect(first).toContain('(gaat verder op het blad ‘Lange teksten’)');
		const rest = sheets
			.get('lange teksten')!
			.rows.slice(1)
			.map((cells) => cells.get(3));
		expect(first.slice(0, LONGEST_CELL) + rest.join('')).toBe(text);
	});
});

describe('exporting as JSON Lines', () => {
	it('holds a story a line, with codes as the API takes them and exactly as it was told', async ({ as }) => {
		const point = await storedPoint(as(noor));
		const text = '=1+1\n\u2028"x"';
		const answers = { asked: { shares: [0.2, 0.3, 0.5] as const }, places: { notApplicable: true as const } };
		const ids = [await storedStory(as(noor), point, { text, answers }), await storedStory(as(noor), point)];

		const lines = Buffer.from(await bytesOf(await exportStories(as(noor), point.id, ids, JSONL)))
			.toString()
			.trimEnd()
			.split('\n');

		expect(lines).toHaveLength(2);
		expect(JSON.parse(lines[0]!)).toMatchObject({
			id: ids[0],
			tekst: text,
			vragenlijstVersie: 1,
			antwoorden: { asked: { delen: [0.2, 0.3, 0.5] }, places: { nvt: true } }
		});
	});

	it('reads as the questions where words are asked for', async ({ as }) => {
		const point = await storedPoint(as(noor));
		const id = await storedStory(as(noor), point, { answers: { 'who-helped': { option: 'family' } } });
		const file = await exportStories(as(noor), point.id, [id], { ...JSONL, naming: 'words' });
		expect(JSON.parse(Buffer.from(await bytesOf(file)).toString())).toMatchObject({
			'Wie hielp jou?': 'Familie',
			'Hoe snel ging het?': null
		});
	});
});

describe('exporting to SPSS', () => {
	it('writes each story on one line', async ({ as }) => {
		const point = await storedPoint(as(noor));
		const id = await storedStory(as(noor), point, { text: 'Eerst.\n\nToen.' });
		const file = await exportStories(as(noor), point.id, [id], { ...style, naming: 'words', format: 'spss' });
		const lines = Buffer.from(await bytesOf(file))
			.toString()
			.trimEnd()
			.split('\r\n');
		expect(lines).toHaveLength(2);
		expect(lines[0]).toContain('"story.text"');
		expect(lines[1]).toContain('Eerst. ↵  ↵ Toen.');
	});
});

describe('an export that goes wrong on its way', () => {
	it('fails, and does not end as if it were whole', async ({ as }) => {
		const point = await storedPoint(as(noor));
		const ids = [];
		for (let i = 0; i < 501; i++) ids.push(await storedStory(as(noor), point));
		for (const format of ['csv', 'xlsx', 'jsonl'] as const) {
			let asked = 0;
			const { db } = as(noor);
			const failing = new Proxy(db, {
				get: (target, name) => {
					// The third time stories are asked for, the database is gone: after the versions and the first batch.
					if (name === 'selectFrom' && ++asked > 2) throw new Error('the database went away');
					const value: unknown = Reflect.get(target, name);
					return typeof value === 'function' ? (value as (...args: unknown[]) => unknown).bind(target) : value;
				}
			});
			const file = await exportStories({ ...as(noor), db: failing }, point.id, ids, { ...style, format });
			await expect(bytesOf(file)).rejects.toThrow();
		}
	});
});

describe('the codebook', () => {
	it('counts what is in the file', async ({ as }) => {
		const point = await storedPoint(as(noor));
		const ids = [
			await storedStory(as(noor), point, { answers: { 'who-helped': { option: 'family' } } }),
			await storedStory(as(noor), point)
		];
		const rows = await read(await exportCodebook(as(noor), point.id, ids, style));
		expect(rows).toContainEqual(expect.objectContaining({ kolom: 'who-helped', waarde: 'family', aantal: '1' }));
		expect(rows).toContainEqual(
			expect.objectContaining({ kolom: 'who-helped', betekenis: 'Niet beantwoord', aantal: '1' })
		);
	});
});
