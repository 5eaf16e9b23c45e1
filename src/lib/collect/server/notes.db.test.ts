import { describe, expect } from 'vitest';
import { HOUSE, VISITOR } from '#lib/platform/actor.ts';
import type { Id } from '#lib/platform/id.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { newId } from '#lib/platform/server/new-id.ts';
import { anna, bram, DE_OEVER, MONDAY, noor, otto, rika, steef } from '#test/personas.ts';
import { it } from '#test/rollback.ts';
import { storedPoint, storedStory, withdrawn } from '#test/stories.ts';
import { aTelling, openPoint } from '#test/tellings.ts';
import { MOST_TAGS } from '../tag.ts';
import { tellStory } from './commands.ts';
import { newDevice } from './follow-device.ts';
import { followStory, withdrawStory } from './follow.ts';
import { changeNote, dropNote, listAllNotes, listNotes, writeNote } from './notes.ts';
import { findTagged, listTags, listTagsInUse, putTag, takeTagOff } from './tags.ts';

const later = new Date(MONDAY.getTime() + 60_000);
const aNote = (text = 'De buurvrouw komt vaker terug.') => ({ id: newId<'note'>(MONDAY), text });
const everybodyElse = [steef, VISITOR, HOUSE] as const;

async function aStory(ctx: Context) {
	const point = await storedPoint(ctx);
	return { pointId: point.id, storyId: await storedStory(ctx, point), point };
}

const namesOf = async (ctx: Context, beside: { pointId: Id<'story-point'>; storyId: Id<'story'> }) =>
	(await listTags(ctx, beside)).map(({ name }) => name);

const deeds = async (ctx: Context) =>
	(await ctx.db.selectFrom('platform.audit').select('deed').where('deed', 'like', 'collect.%').execute()).map(
		({ deed }) => deed
	);

describe('a note', () => {
	it('stands beside its story with who wrote it and when, the newest last', async ({ as }) => {
		const beside = await aStory(as(bram));
		await writeNote(as(rika), beside, aNote('Eerst dit.'));
		await writeNote(as(noor, { now: later }), beside, aNote('Dan dat.'));
		expect(await listNotes(as(rika), beside)).toMatchObject([
			{ text: 'Eerst dit.', writtenBy: rika.accountId, writtenAt: MONDAY, changedAt: null },
			{ text: 'Dan dat.', writtenBy: noor.accountId, writtenAt: later }
		]);
		expect(await deeds(as(bram))).toEqual(['collect.note.write', 'collect.note.write']);
	});

	it('is one note when its form is sent twice', async ({ as }) => {
		const beside = await aStory(as(bram));
		const note = aNote();
		await writeNote(as(rika), beside, note);
		await writeNote(as(rika), beside, note);
		await writeNote(as(noor), beside, { ...note, text: 'Onder andermans naam.' });
		expect(await listNotes(as(rika), beside)).toMatchObject([{ text: note.text, writtenBy: rika.accountId }]);
		expect(await deeds(as(bram))).toHaveLength(1);
	});

	it('is changed by its writer, and by nobody else', async ({ as }) => {
		const beside = await aStory(as(bram));
		const note = aNote();
		await writeNote(as(rika), beside, note);
		for (const other of [anna, bram, noor])
			await expect(changeNote(as(other), beside, { ...note, text: 'Anders.' })).rejects.toMatchObject({
				kind: 'forbidden'
			});
		await changeNote(as(rika, { now: later }), beside, { ...note, text: 'Beter.' });
		expect(await listNotes(as(rika), beside)).toMatchObject([{ text: 'Beter.', writtenAt: MONDAY, changedAt: later }]);
	});

	it('is thrown away by its writer or by who answers for the story point, and by no other reader', async ({ as }) => {
		const beside = await aStory(as(bram));
		const [one, two, three] = [aNote(), aNote(), aNote()];
		for (const note of [one, two, three]) await writeNote(as(rika), beside, note);
		await expect(dropNote(as(noor), beside, one.id)).rejects.toMatchObject({ kind: 'forbidden' });
		await dropNote(as(rika), beside, one.id);
		await dropNote(as(bram), beside, two.id);
		await dropNote(as(anna), beside, three.id);
		expect(await listNotes(as(rika), beside)).toEqual([]);
		await expect(dropNote(as(anna), beside, three.id)).rejects.toThrow('notes.not-found');
	});

	it('is listed with all of its point, the newest first, with the title of its story', async ({ as }) => {
		const beside = await aStory(as(bram));
		const second = { ...beside, storyId: await storedStory(as(bram), beside.point, { title: 'De tuin' }) };
		await writeNote(as(rika), beside, aNote('Eerst dit.'));
		await writeNote(as(noor, { now: later }), second, aNote('Dan dat.'));
		expect(await listAllNotes(as(rika), beside.pointId)).toMatchObject([
			{ text: 'Dan dat.', storyId: second.storyId, storyTitle: 'De tuin' },
			{ text: 'Eerst dit.', storyId: beside.storyId, storyTitle: null }
		]);
	});

	it('is found beside its own story only', async ({ as }) => {
		const beside = await aStory(as(bram));
		const other = { ...beside, storyId: await storedStory(as(bram), beside.point) };
		const note = aNote();
		await writeNote(as(rika), beside, note);
		await expect(dropNote(as(rika), other, note.id)).rejects.toThrow('notes.not-found');
		await expect(writeNote(as(rika), { ...beside, storyId: newId<'story'>(MONDAY) }, aNote())).rejects.toThrow(
			'collect.story.not-found'
		);
	});

	it('is not for stewards, visitors or the house', async ({ as }) => {
		const beside = await aStory(as(bram));
		const note = aNote();
		await writeNote(as(rika), beside, note);
		for (const actor of everybodyElse)
			for (const deed of [
				() => writeNote(as(actor), beside, aNote()),
				() => changeNote(as(actor), beside, { ...note, text: 'Anders.' }),
				() => dropNote(as(actor), beside, note.id),
				...(actor === HOUSE ? [] : [() => listNotes(as(actor), beside), () => listAllNotes(as(actor), beside.pointId)])
			])
				await expect(deed()).rejects.toMatchObject({ kind: 'forbidden' });
		expect(await listNotes(as(rika), beside)).toMatchObject([{ text: note.text }]);
	});
});

describe('a tag', () => {
	it('is on a story once, as it was first written, with who put it there', async ({ as }) => {
		const beside = await aStory(as(bram));
		const second = { ...beside, storyId: await storedStory(as(bram), beside.point) };
		await putTag(as(rika), beside, ' Café ');
		await putTag(as(noor, { now: later }), beside, '#CAFÉ');
		await putTag(as(noor, { now: later }), second, 'café');
		expect(await listTags(as(noor), beside)).toMatchObject([{ name: 'Café', putBy: rika.accountId, putAt: MONDAY }]);
		expect(await listTagsInUse(as(noor), beside.pointId)).toEqual([{ key: 'café', name: 'Café', stories: 2 }]);
		expect((await findTagged(as(noor), beside.pointId, 'cAFÉ')).sort()).toEqual(
			[beside.storyId, second.storyId].sort()
		);
	});

	it('is taken off with who and when, and may come back', async ({ as }) => {
		const beside = await aStory(as(bram));
		await putTag(as(rika), beside, 'moe');
		await takeTagOff(as(noor, { now: later }), beside, 'MOE');
		await takeTagOff(as(bram, { now: later }), beside, 'moe');
		expect(await namesOf(as(rika), beside)).toEqual([]);
		expect(await listTagsInUse(as(rika), beside.pointId)).toEqual([]);
		expect(await findTagged(as(rika), beside.pointId, 'moe')).toEqual([]);
		expect(await as(rika).db.selectFrom('collect.tags').select(['put_by', 'taken_by', 'taken_at']).execute()).toEqual([
			{ put_by: rika.accountId, taken_by: noor.accountId, taken_at: later }
		]);
		await putTag(as(bram), beside, 'Moe');
		expect(await listTags(as(rika), beside)).toMatchObject([{ name: 'moe', putBy: bram.accountId }]);
		expect(await deeds(as(bram))).toEqual(['collect.tag.put', 'collect.tag.take-off', 'collect.tag.put']);
	});

	it('is one of at most twenty, and refused when it is none', async ({ as }) => {
		const beside = await aStory(as(bram));
		for (let i = 0; i < MOST_TAGS; i++) await putTag(as(rika), beside, `label ${i}`);
		await expect(putTag(as(rika), beside, 'nog een')).rejects.toThrow('notes.tag.full');
		await putTag(as(rika), beside, 'Label 3');
		await expect(putTag(as(rika), beside, 'x'.repeat(41))).rejects.toThrow('notes.tag.unreadable');
		expect(await listTags(as(rika), beside)).toHaveLength(MOST_TAGS);
	});

	it('is not for stewards, visitors or the house', async ({ as }) => {
		const beside = await aStory(as(bram));
		await putTag(as(rika), beside, 'moe');
		for (const actor of everybodyElse)
			for (const deed of [
				() => putTag(as(actor), beside, 'blij'),
				() => takeTagOff(as(actor), beside, 'moe'),
				...(actor === HOUSE
					? []
					: [
							() => listTags(as(actor), beside),
							() => listTagsInUse(as(actor), beside.pointId),
							() => findTagged(as(actor), beside.pointId, 'moe')
						])
			])
				await expect(deed()).rejects.toMatchObject({ kind: 'forbidden' });
		expect(await namesOf(as(rika), beside)).toEqual(['moe']);
	});
});

describe('what readers write', () => {
	it('goes with the story when its teller takes it back', async ({ as }) => {
		const point = await openPoint(as(VISITOR));
		const telling = aTelling();
		const { followCode } = await tellStory(as(VISITOR), point, telling, 'web');
		const beside = { pointId: point.id, storyId: telling.id as Id<'story'> };
		const kept = { ...beside, storyId: await storedStory(as(bram), { ...point, slug: '' }) };
		for (const story of [beside, kept]) {
			await writeNote(as(rika), story, aNote());
			await putTag(as(rika), story, 'moe');
			await putTag(as(rika), story, 'blij');
			await takeTagOff(as(rika), story, 'blij');
		}

		await withdrawStory(as(VISITOR), await followStory(as(VISITOR), followCode, newDevice(), '192.0.2.1'));

		const { db } = as(bram);
		for (const table of ['collect.notes', 'collect.tags'] as const) {
			const rows = await db.selectFrom(table).select('story_id').execute();
			expect(new Set(rows.map(({ story_id }) => story_id))).toEqual(new Set([kept.storyId]));
		}
	});

	it('is not written beside a story that was withdrawn', async ({ as }) => {
		const beside = await aStory(as(bram));
		await withdrawn(as(bram), beside.storyId);
		for (const deed of [writeNote(as(rika), beside, aNote()), putTag(as(rika), beside, 'moe')])
			await expect(deed).rejects.toThrow('collect.story.withdrawn');
	});

	it('stays behind the wall of its organisation', async ({ as, turnTo }) => {
		const beside = await aStory(as(bram));
		const note = aNote();
		await writeNote(as(rika), beside, note);
		await putTag(as(rika), beside, 'moe');

		await turnTo(DE_OEVER);
		expect(await listNotes(as(otto), beside)).toEqual([]);
		expect(await listAllNotes(as(otto), beside.pointId)).toEqual([]);
		expect(await listTags(as(otto), beside)).toEqual([]);
		expect(await listTagsInUse(as(otto), beside.pointId)).toEqual([]);
		expect(await findTagged(as(otto), beside.pointId, 'moe')).toEqual([]);
		expect(await as(otto).db.selectFrom('collect.notes').select('id').execute()).toEqual([]);
		expect(await as(otto).db.selectFrom('collect.tags').select('key').execute()).toEqual([]);
		await expect(putTag(as(otto), beside, 'van ons')).rejects.toThrow('collect.story.not-found');
		await expect(writeNote(as(otto), beside, aNote())).rejects.toThrow('collect.story.not-found');
		await expect(dropNote(as(otto), beside, note.id)).rejects.toThrow('notes.not-found');
	});
});
