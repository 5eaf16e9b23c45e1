/** What readers wrote and kept leaves when its maker wants so, and comes back as somebody else's. */
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect } from 'vitest';
import { listNotes, writeNote } from '#lib/collect/server/notes.ts';
import { MOST_AT_MACHINE } from '#lib/collect/server/open-archive.ts';
import { listTags, putTag, takeTagOff } from '#lib/collect/server/tags.ts';
import type { Id } from '#lib/platform/id.ts';
import { sayFrom } from '#lib/platform/messages.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { turnTransaction } from '#lib/platform/server/database.ts';
import { messagesOf } from '#lib/platform/server/message-files.ts';
import { newId } from '#lib/platform/server/new-id.ts';
import { anna, DE_BRUG, DE_OEVER, noor, rika } from '#test/personas.ts';
import { it } from '#test/rollback.ts';
import { storedPoint, storedStory, withdrawn, type StoredPoint } from '#test/stories.ts';
import { keepSelection } from '../commands.ts';
import { markPattern } from '../pattern-commands.ts';
import { listMarks } from '../pattern-queries.ts';
import { listSelections, openSelection } from '../queries.ts';
import { bringPoint, openPoint } from './bring-point.ts';
import { exportArchive } from './export-archive.ts';

const say = sayFrom(messagesOf('nl', ['explore', 'types-team', 'doors', 'helper']), 'nl');

async function at(ctx: Context, organisationId: Id<'organisation'>): Promise<Context> {
	await turnTransaction(ctx.db, organisationId);
	return { ...ctx, organisationId, actor: { ...anna, organisationId } };
}

const leave = async (ctx: Context, ofReaders = true) =>
	new Uint8Array(
		await new Response(
			await exportArchive(ctx, ctx.organisationId === DE_BRUG ? 'buurt' : 'terug', { language: 'nl', say, ofReaders })
		).arrayBuffer()
	);

const bring = async (ctx: Context, bytes: Uint8Array) =>
	bringPoint(ctx, await openPoint(bytes, MOST_AT_MACHINE), { slug: 'terug', check: false });

const filesOf = (bytes: Uint8Array) =>
	Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, Buffer.from(part).toString()]));

const newOther = '0192f000-0000-7000-8000-0000000000ff';

const OF_READERS = ['aantekeningen.jsonl', 'labels.jsonl', 'selecties.jsonl', 'patronen.jsonl'];

interface Worked {
	readonly point: StoredPoint;
	readonly ids: readonly Id<'story'>[];
	readonly selection: Id<'selection'>;
}

/** A point where two readers worked at two experiences. */
async function worked(as: (actor: typeof anna) => Context): Promise<Worked> {
	const here = await at(as(anna), DE_BRUG);
	for (const { accountId, name } of [rika, noor])
		await here.db
			.insertInto('people.accounts')
			.values({
				...{
					organisation_id: DE_BRUG,
					id: accountId,
					name,
					email: `${name.toLowerCase()}@example.org`,
					password_hash: ''
				},
				...{ roles: ['reader'], created_at: here.now }
			})
			.execute();
	const point = await storedPoint(here);
	const ids = [await storedStory(here, point), await storedStory(here, point)];
	const later = { ...here, actor: noor, now: new Date(here.now.getTime() + 1000) };
	const beside = ids.map((storyId) => ({ pointId: point.id, storyId }));
	await writeNote({ ...here, actor: rika }, beside[0]!, {
		id: newId<'note'>(here.now),
		text: 'Over de buurvrouw.\n"Ja"'
	});
	await writeNote(later, beside[1]!, { id: newId<'note'>(here.now), text: 'Nabellen' });
	await putTag({ ...here, actor: rika }, beside[0]!, 'Buren é');
	await putTag(later, beside[1]!, 'eenzaam');
	const wish = { name: 'Wie helpt?', question: 'Waarom daar?', clauses: 'who-helped=family', storyIds: ids };
	const selection = await keepSelection({ ...here, actor: noor }, point.id, { ...wish, foundBy: { by: 'filter' } });
	await markPattern({ ...here, actor: rika }, point.id, 'who-helped~pace', { mark: 'striking', note: 'Kijk' });
	return { point, ids, selection };
}

describe('what readers wrote and kept', () => {
	it('comes back in another house with names in words, and twice doubles nothing', async ({ as }) => {
		const { point, ids, selection } = await worked(as);
		const here = await at(as(anna), DE_BRUG);
		const left = await leave(here);
		const there = await at(here, DE_OEVER);
		const parts = [
			{ kind: 'notes', count: 2 },
			{ kind: 'tags', count: 2 },
			{ kind: 'selections', count: 1 },
			{ kind: 'marks', count: 1 }
		];
		expect(await bring(there, left)).toMatchObject({ point: 'new', added: 2, parts });
		const beside = { pointId: point.id, storyId: ids[0]! };
		expect(await listNotes(there, beside)).toMatchObject([
			{ text: 'Over de buurvrouw.\n"Ja"', writtenBy: null, writtenByName: 'Rika' }
		]);
		expect(await listTags(there, beside)).toMatchObject([{ name: 'Buren é', putBy: null, putByName: 'Rika' }]);
		expect(await openSelection(there, point.id, selection)).toMatchObject({
			...{ question: 'Waarom daar?', createdBy: null, createdByName: 'Noor', storyIds: ids, withdrawnIds: [] }
		});
		expect(await listMarks(there, point.id)).toEqual(
			new Map([
				[
					'who-helped~pace',
					{ mark: 'striking', note: 'Kijk', markedByName: 'Rika', markedAt: here.now, isFromElsewhere: true }
				]
			])
		);
		const again = filesOf(await leave(there));
		for (const name of OF_READERS) expect(again[name]).toBe(filesOf(left)[name]);
		expect(await bring(there, left)).toMatchObject({ parts: [] });
		expect(filesOf(await leave(there))).toEqual(again);
	});

	it('stays at home when whoever takes the point along says so', async ({ as }) => {
		await worked(as);
		const files = Object.keys(filesOf(await leave(await at(as(anna), DE_BRUG), false)));
		expect(files).toContain('ervaringen.jsonl');
		for (const name of OF_READERS) expect(files).not.toContain(name);
	});

	it('does not come back beside an experience that was withdrawn, and a tag that was taken off stays off', async ({
		as
	}) => {
		const { point, ids } = await worked(as);
		const here = await at(as(anna), DE_BRUG);
		const left = await leave(here);
		const there = await at(here, DE_OEVER);
		await bring(there, left);
		await withdrawn(there, ids[0]!);
		await there.db.deleteFrom('collect.notes').execute();
		await there.db.deleteFrom('collect.tags').where('story_id', '=', ids[0]!).execute();
		await takeTagOff(there, { pointId: point.id, storyId: ids[1]! }, 'eenzaam');
		expect(await bring(there, left)).toMatchObject({ added: 0, parts: [{ kind: 'notes', count: 1 }] });
		expect(await listNotes(there, { pointId: point.id, storyId: ids[0]! })).toEqual([]);
		expect(await listTags(there, { pointId: point.id, storyId: ids[1]! })).toEqual([]);
		const [kept] = await listSelections(there, point.id);
		expect(await openSelection(there, point.id, kept!.id)).toMatchObject({ withdrawnIds: [ids[0]] });
		expect(filesOf(await leave(there))['selecties.jsonl']).not.toContain(ids[0]);
	});

	it.for<readonly [string, string, (text: string, other: string) => string, string, number]>([
		[
			'beside an experience of another point',
			'aantekeningen.jsonl',
			(text, id) => text.replaceAll(id, newOther),
			'file-wrong',
			2
		],
		['with an empty note', 'aantekeningen.jsonl', (text) => text.replace('Nabellen', ''), 'file-wrong', 3],
		['with what is no tag', 'labels.jsonl', (text) => text.replace('"eenzaam"', '"#een\\nzaam"'), 'file-wrong', 3],
		[
			'with a tag twice',
			'labels.jsonl',
			(text) => `${text}${text.split('\n')[1]!.replace('Buren', 'BUREN')}\n`,
			'file-twice',
			4
		],
		['with a judgement that is none', 'patronen.jsonl', (text) => text.replace('striking', 'raar'), 'file-wrong', 2],
		[
			'found in a way that is none',
			'selecties.jsonl',
			(text) => text.replace('"by":"filter"', '"by":"gok"'),
			'file-wrong',
			2
		],
		[
			'of an experience that is not there',
			'selecties.jsonl',
			(text, id) => text.replaceAll(id, newOther),
			'file-wrong',
			2
		]
	])('is refused %s, by its line and never by what it says', async ([, name, change, code, line], { as }) => {
		const { ids } = await worked(as);
		const here = await at(as(anna), DE_BRUG);
		const files = filesOf(await leave(here));
		expect(change(files[name]!, ids[0]!)).not.toBe(files[name]);
		files[name] = change(files[name]!, ids[0]!);
		const bytes = zipSync(Object.fromEntries(Object.entries(files).map(([key, text]) => [key, strToU8(text)])));
		const refusal = await bring(await at(here, DE_OEVER), bytes).catch((error: unknown) => error);
		expect(refusal).toMatchObject({ code: `return.refused.${code}`, params: { file: name, line } });
		expect(JSON.stringify(refusal)).not.toMatch(/Nabellen|eenzaam|buurvrouw/);
	});
});
