import { describe, expect } from 'vitest';
import { VISITOR } from '#lib/platform/actor.ts';
import type { Id } from '#lib/platform/id.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { anna, bram, MONDAY, noor, rika, steef } from '#test/personas.ts';
import { it } from '#test/rollback.ts';
import { storedPoint, storedStory, withdrawn } from '#test/stories.ts';
import { dropSelection, keepSelection } from './commands.ts';
import { listSelections, openSelection } from './queries.ts';

const aSelection = (storyIds: readonly Id<'story'>[]) => ({
	name: 'Buren',
	question: 'Wat doen buren dat wij niet doen?',
	clauses: 'who-helped=neighbours',
	storyIds
});

const deeds = (ctx: Context) => ctx.db.selectFrom('platform.audit').select(['deed', 'subject', 'account_id']).execute();

describe('keeping a selection', () => {
	it('freezes the experiences with the question and how they were found', async ({ as }) => {
		const point = await storedPoint(as(bram));
		const stories = [await storedStory(as(bram), point), await storedStory(as(bram), point)];

		const id = await keepSelection(as(bram), point.id, aSelection(stories));
		await storedStory(as(bram), point);

		expect(await openSelection(as(rika), point.id, id)).toEqual({
			id,
			storyPointId: point.id,
			...aSelection(stories),
			createdBy: bram.accountId,
			createdByName: null,
			createdAt: MONDAY,
			withdrawnIds: []
		});
		expect(await deeds(as(bram))).toEqual([
			{ deed: 'explore.selection.keep', subject: id, account_id: bram.accountId }
		]);
	});

	it('tells what was withdrawn since', async ({ as }) => {
		const point = await storedPoint(as(bram));
		const stories = [await storedStory(as(bram), point), await storedStory(as(bram), point)];
		const id = await keepSelection(as(bram), point.id, aSelection(stories));

		await withdrawn(as(bram), stories[1]!);

		expect(await openSelection(as(bram), point.id, id)).toMatchObject({
			storyIds: stories,
			withdrawnIds: [stories[1]]
		});
	});

	it('refuses to keep nothing', async ({ as }) => {
		const point = await storedPoint(as(bram));
		await expect(keepSelection(as(bram), point.id, aSelection([]))).rejects.toThrow('explore.selection.empty');
	});

	it('is not for readers, stewards and visitors', async ({ as }) => {
		const point = await storedPoint(as(bram));
		const story = await storedStory(as(bram), point);
		for (const actor of [rika, steef, VISITOR])
			await expect(keepSelection(as(actor), point.id, aSelection([story]))).rejects.toMatchObject({
				kind: 'forbidden'
			});
		expect(await listSelections(as(bram), point.id)).toEqual([]);
	});
});

describe('the list of selections', () => {
	it('shows the newest first, with how many', async ({ as }) => {
		const point = await storedPoint(as(bram));
		const story = await storedStory(as(bram), point);
		const later = new Date(MONDAY.getTime() + 1000);
		await keepSelection(as(bram), point.id, { ...aSelection([story]), name: 'Eerst' });
		await keepSelection(as(noor, { now: later }), point.id, { ...aSelection([story]), name: 'Daarna' });

		expect(await listSelections(as(rika), point.id)).toMatchObject([
			{ name: 'Daarna', stories: 1 },
			{ name: 'Eerst', stories: 1 }
		]);
	});

	it('is not for stewards and visitors', async ({ as }) => {
		const point = await storedPoint(as(bram));
		const id = await keepSelection(as(bram), point.id, aSelection([await storedStory(as(bram), point)]));
		for (const actor of [steef, VISITOR]) {
			await expect(listSelections(as(actor), point.id)).rejects.toMatchObject({ kind: 'forbidden' });
			await expect(openSelection(as(actor), point.id, id)).rejects.toMatchObject({ kind: 'forbidden' });
		}
	});
});

describe('throwing a selection away', () => {
	it('leaves the experiences where they are', async ({ as }) => {
		const point = await storedPoint(as(bram));
		const id = await keepSelection(as(bram), point.id, aSelection([await storedStory(as(bram), point)]));

		await dropSelection(as(anna), point.id, id);

		await expect(openSelection(as(anna), point.id, id)).rejects.toMatchObject({ kind: 'not-found' });
		await expect(dropSelection(as(anna), point.id, id)).rejects.toMatchObject({ kind: 'not-found' });
		expect((await deeds(as(anna))).map(({ deed }) => deed)).toContain('explore.selection.drop');
	});

	it('is not for readers and stewards', async ({ as }) => {
		const point = await storedPoint(as(bram));
		const id = await keepSelection(as(bram), point.id, aSelection([await storedStory(as(bram), point)]));
		for (const actor of [rika, steef, VISITOR])
			await expect(dropSelection(as(actor), point.id, id)).rejects.toMatchObject({ kind: 'forbidden' });
		expect(await listSelections(as(bram), point.id)).toHaveLength(1);
	});
});
