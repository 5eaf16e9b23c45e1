import { parse } from 'csv-parse/sync';
import { describe, expect } from 'vitest';
import nl from '#messages/nl/explore.json' with { type: 'json' };
import { VISITOR } from '#lib/platform/actor.ts';
import { sayFrom } from '#lib/platform/messages.ts';
import { anna, bram, noor, rika, steef } from '#test/personas.ts';
import { it } from '#test/rollback.ts';
import { storedPoint, storedStory, withdrawn } from '#test/stories.ts';
import { exportCodebook, exportStories } from './export.ts';

const style = { naming: 'codes', language: 'nl', say: sayFrom(nl, 'nl'), separator: ',' } as const;

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
