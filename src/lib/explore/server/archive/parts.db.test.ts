/** What lies around the experiences leaves with them, and comes back. */
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect } from 'vitest';
import { MOST_AT_MACHINE } from '#lib/collect/server/open-archive.ts';
import type { Id } from '#lib/platform/id.ts';
import { sayFrom } from '#lib/platform/messages.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { turnTransaction } from '#lib/platform/server/database.ts';
import { messagesOf } from '#lib/platform/server/message-files.ts';
import { anna, DE_BRUG, DE_OEVER } from '#test/personas.ts';
import { it } from '#test/rollback.ts';
import { storedPoint, storedStory } from '#test/stories.ts';
import { AREA_FILE } from '../../archive/area-file.ts';
import { CHANGE_FILE } from '../../archive/change-file.ts';
import { POPULATION_FILE } from '../../archive/population-file.ts';
import { dayOfDate } from '../../change-mark.schema.ts';
import { findMap, keepMap, pointOut } from '../area-maps.ts';
import { listChanges, markChange } from '../change-marks.ts';
import { keepPopulation, listPopulations } from '../populations.ts';
import { bringPoint, openPoint } from './bring-point.ts';
import { exportArchive } from './export-archive.ts';

const style = {
	language: 'nl',
	ofReaders: true,
	say: sayFrom(messagesOf('nl', ['explore', 'types-team', 'doors', 'helper']), 'nl')
};

/** The same transaction, in another organisation. */
async function at(ctx: Context, organisationId: Id<'organisation'>): Promise<Context> {
	await turnTransaction(ctx.db, organisationId);
	return { ...ctx, organisationId, actor: { ...anna, organisationId } };
}

const leave = async (ctx: Context, slug: string) =>
	new Uint8Array(await new Response(await exportArchive(ctx, slug, style)).arrayBuffer());

const bring = async (ctx: Context, bytes: Uint8Array, check = false) =>
	bringPoint(ctx, await openPoint(bytes, MOST_AT_MACHINE), { slug: 'terug', check });

const filesOf = (bytes: Uint8Array) =>
	Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, Buffer.from(part).toString()]));

const square = (x: number) => [[[x, 52] as const, [x + 1, 52] as const, [x + 1, 53] as const, [x, 52] as const]];
const AREAS = [
	{ code: 'WK1', name: 'De "Brug" é', polygons: [square(6)] },
	{ code: 'WK2', name: 'Noord', polygons: [square(7), square(8.12345)] }
];

/** A point with a map, a table of people and two changes. */
async function furnished(ctx: Context) {
	const point = await storedPoint(ctx);
	await storedStory(ctx, point);
	await keepMap(ctx, point.id, { title: 'Kaart', attribution: '© CBS', areas: AREAS });
	await pointOut(ctx, point.id, { 'who-helped': { family: 'WK2', nobody: null } });
	const rows = ['family', 'other'].map((option, place) => ({ name: `=${option}`, people: 40 + place, option }));
	await keepPopulation(ctx, point.id, { dimension: 'who-helped', who: 'inwoners', source: 'CBS, 2026', rows });
	for (const [name, day, isPlanned] of [
		['Loket open', '2026-03-01', true],
		['Storm', '2025-12-24', false]
	] as const)
		await markChange(ctx, point.id, { name, first: dayOfDate(day), last: dayOfDate(day) + 1, isPlanned });
	return point;
}

const around = async (ctx: Context, pointId: Id<'story-point'>) => ({
	map: await findMap(ctx, pointId),
	populations: await listPopulations(ctx, pointId),
	changes: await listChanges(ctx, pointId)
});

describe('what lies around the experiences of a point', () => {
	it('is looked at, comes back in another house, and is not doubled', async ({ as }) => {
		const here = await at(as(anna), DE_BRUG);
		const point = await furnished(here);
		const left = await leave(here, 'buurt');
		const before = await around(here, point.id);
		expect(before.changes).toHaveLength(2);

		const there = await at(here, DE_OEVER);
		const parts = [
			{ kind: 'map', count: 1 },
			{ kind: 'populations', count: 1 },
			{ kind: 'changes', count: 2 }
		];
		expect(await bring(there, left, true)).toMatchObject({ point: 'new', parts });
		expect(await bring(there, left)).toMatchObject({ point: 'new', parts });
		expect(await around(there, point.id)).toEqual(before);
		const again = filesOf(await leave(there, 'terug'));
		for (const { name } of [AREA_FILE, POPULATION_FILE, CHANGE_FILE]) expect(again[name]).toBe(filesOf(left)[name]);
		expect(await bring(there, left)).toMatchObject({ point: 'known', parts: [] });
		expect(await around(there, point.id)).toEqual(before);
	});

	it('stays as it is here, and only joins where there was nothing', async ({ as }) => {
		const here = await at(as(anna), DE_BRUG);
		const point = await furnished(here);
		const left = await leave(here, 'buurt');
		await keepMap(here, point.id, { title: 'Nieuwer', attribution: '', areas: AREAS.slice(1) });
		await here.db.deleteFrom('explore.change_marks').where('name', '=', 'Storm').execute();
		expect(await bring(here, left)).toMatchObject({ parts: [{ kind: 'changes', count: 1 }] });
		expect(await findMap(here, point.id)).toMatchObject({ title: 'Nieuwer' });
	});

	it('may be missing, as in archives of before', async ({ as }) => {
		const here = await at(as(anna), DE_BRUG);
		await furnished(here);
		const { 'vertelpunt.json': point, 'ervaringen.jsonl': stories } = filesOf(await leave(here, 'buurt'));
		const old = zipSync({ 'vertelpunt.json': strToU8(point!), 'ervaringen.jsonl': strToU8(stories!) });
		const there = await at(here, DE_OEVER);
		expect(await bring(there, old)).toMatchObject({ added: 1, parts: [] });
	});

	const ring = '[[6,52],[7,52],[7,53],[6,52]]';
	it.for<readonly [string, string, (text: string) => string, string, number | undefined]>([
		['without a heading', CHANGE_FILE.name, (text) => text.slice(text.indexOf('\n') + 1), 'file-wrong', 1],
		[
			'of a newer program',
			CHANGE_FILE.name,
			(text) => text.replace('"versie":1', '"versie":2'),
			'file-newer',
			undefined
		],
		['cut off', CHANGE_FILE.name, (text) => text.slice(0, -5), 'file-cut-off', undefined],
		['with an impossible day', CHANGE_FILE.name, (text) => text.replace('2026-03-01', '2026-02-30'), 'file-wrong', 3],
		['ending before it begins', CHANGE_FILE.name, (text) => text.replace('2025-12-25', '2025-12-01'), 'file-wrong', 2],
		['with a line twice', CHANGE_FILE.name, (text) => `${text}${text.split('\n')[1]}\n`, 'file-twice', 4],
		['with half a character', CHANGE_FILE.name, (text) => text.replace('Storm', '\\ud83d'), 'file-wrong', 2],
		['with a field too many', POPULATION_FILE.name, (text) => text.replace('"wie"', '"x":1,"wie"'), 'file-wrong', 2],
		['with fewer people than none', POPULATION_FILE.name, (text) => text.replace('40', '-4'), 'file-wrong', 2],
		['that is no JSON', AREA_FILE.name, (text) => text.slice(1), 'file-wrong', 1],
		[
			'with an open border',
			AREA_FILE.name,
			(text) => text.replace(ring, ring.replace('[6,52]]', '[6,50]]')),
			'file-wrong',
			2
		],
		['off the earth', AREA_FILE.name, (text) => text.replaceAll('8.12345', '812345'), 'file-wrong', 3],
		[
			'with one code for two areas',
			AREA_FILE.name,
			(text) => text.replace('"code":"WK2"', '"code":"WK1"'),
			'file-twice',
			3
		]
	])('is refused %s, by its line and never by what it says', async ([, name, change, code, line], { as }) => {
		const here = await at(as(anna), DE_BRUG);
		await furnished(here);
		const files = filesOf(await leave(here, 'buurt'));
		expect(change(files[name]!)).not.toBe(files[name]);
		files[name] = change(files[name]!);
		const bytes = zipSync(Object.fromEntries(Object.entries(files).map(([key, text]) => [key, strToU8(text)])));
		const there = await at(here, DE_OEVER);
		const refusal = await bring(there, bytes).catch((error: unknown) => error);
		expect(refusal).toMatchObject({ name: 'ArchiveRefused', code: `return.refused.${code}` });
		expect((refusal as { params: object }).params).toMatchObject({ file: name, ...(line && { line }) });
		expect(JSON.stringify(refusal)).not.toContain('Storm');
		expect(await there.db.selectFrom('collect.story_points').select('id').execute()).toEqual([]);
	});
});
