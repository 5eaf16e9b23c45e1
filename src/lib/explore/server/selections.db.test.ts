import { describe, expect } from 'vitest';
import { VISITOR } from '#lib/platform/actor.ts';
import type { Id } from '#lib/platform/id.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { anna, bram, MONDAY, noor, otto, rika, steef } from '#test/personas.ts';
import { it } from '#test/rollback.ts';
import { storedPoint, storedStory, withdrawn } from '#test/stories.ts';
import { chooseStories, compareWithNow } from './choosing.ts';
import { dropSelection, joinSelections, keepSelection, pickStory } from './commands.ts';
import { listSelections, openSelection } from './queries.ts';

const aSelection = (storyIds: readonly Id<'story'>[]) => ({
	name: 'Buren',
	question: 'Wat doen buren dat wij niet doen?',
	clauses: 'f.who-helped=neighbours',
	foundBy: { by: 'filter' } as const,
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

const NEIGHBOURS = { answers: { 'who-helped': { option: 'neighbours' } } };
const FAMILY = { answers: { 'who-helped': { option: 'family' } } };
const everything = new URLSearchParams();

describe('choosing experiences', () => {
	it('takes those that were ticked, told at this point and not withdrawn', async ({ as }) => {
		const point = await storedPoint(as(bram));
		const elsewhere = await storedPoint(as(bram), 'elders');
		const [one, gone] = [await storedStory(as(bram), point), await storedStory(as(bram), point)];
		const stray = await storedStory(as(bram), elsewhere);
		await withdrawn(as(bram), gone);

		const way = { by: 'hand', ids: [one, gone, stray, one] } as const;
		expect(await chooseStories(as(bram), point.id, everything, way)).toEqual({
			storyIds: [one],
			clauses: '',
			foundBy: { by: 'hand' }
		});
	});

	it('draws so many of each answer, within the filter, and again the same with the same seed', async ({ as }) => {
		const point = await storedPoint(as(bram));
		for (let i = 0; i < 6; i++) await storedStory(as(bram), point, i < 4 ? NEIGHBOURS : FAMILY);
		await storedStory(as(bram), point);
		const way = { by: 'random', count: 2, dimension: 'who-helped' } as const;

		const drawn = await chooseStories(as(bram), point.id, everything, way);
		expect(drawn.storyIds).toHaveLength(4);
		const { foundBy } = drawn;
		if (foundBy.by !== 'random') throw new Error('drawn by lot');
		expect(await chooseStories(as(bram), point.id, everything, { ...way, seed: foundBy.seed })).toEqual(drawn);

		const filtered = await chooseStories(as(bram), point.id, new URLSearchParams('f.who-helped=family'), way);
		expect(filtered).toMatchObject({ clauses: 'f.who-helped=family' });
		expect(filtered.storyIds).toHaveLength(2);
	});

	it('finds the most different answers, whatever came in how', async ({ as }) => {
		const point = await storedPoint(as(bram));
		const pace = (position: number) => ({ answers: { pace: { position } } });
		const slow = [await storedStory(as(bram), point, pace(0)), await storedStory(as(bram), point, pace(0.02))];
		const fast = await storedStory(as(bram), point, pace(1));
		await storedStory(as(bram), point, { source: 'paper', language: 'tr' });

		const { storyIds, foundBy } = await chooseStories(as(bram), point.id, everything, { by: 'spread', count: 2 });
		expect(storyIds).toHaveLength(2);
		expect(storyIds).toContain(fast);
		expect(slow.filter((id) => storyIds.includes(id))).toHaveLength(1);
		expect(foundBy).toEqual({ by: 'spread', count: 2 });
	});

	it('is not for stewards and visitors', async ({ as }) => {
		const point = await storedPoint(as(bram));
		for (const actor of [steef, VISITOR])
			await expect(chooseStories(as(actor), point.id, everything, { by: 'hand', ids: [] })).rejects.toMatchObject({
				kind: 'forbidden'
			});
	});
});

describe('a selection made by hand', () => {
	it('takes one more, once', async ({ as }) => {
		const point = await storedPoint(as(bram));
		const [one, two] = [await storedStory(as(bram), point), await storedStory(as(bram), point)];
		const id = await keepSelection(as(bram), point.id, { ...aSelection([one]), foundBy: { by: 'hand' } });

		await pickStory(as(noor), point.id, id, two);

		expect((await openSelection(as(rika), point.id, id)).storyIds).toEqual([one, two]);
		await expect(pickStory(as(noor), point.id, id, two)).rejects.toThrow('selections.already-holds');
		expect((await deeds(as(bram))).map(({ deed }) => deed)).toContain('explore.selection.pick');
	});

	it('is the only kind that takes one, and only of its own point, still told', async ({ as }) => {
		const point = await storedPoint(as(bram));
		const [one, gone] = [await storedStory(as(bram), point), await storedStory(as(bram), point)];
		const stray = await storedStory(as(bram), await storedPoint(as(bram), 'elders'));
		const frozen = await keepSelection(as(bram), point.id, aSelection([one]));
		const open = await keepSelection(as(bram), point.id, { ...aSelection([one]), foundBy: { by: 'hand' } });
		await expect(pickStory(as(bram), point.id, frozen, gone)).rejects.toThrow('selections.frozen');
		await withdrawn(as(bram), gone);
		for (const id of [gone, stray])
			await expect(pickStory(as(bram), point.id, open, id)).rejects.toMatchObject({ kind: 'not-found' });
	});

	it('is not for readers, stewards, visitors and other organisations to add to', async ({ as, turnTo }) => {
		const point = await storedPoint(as(bram));
		const [one, two] = [await storedStory(as(bram), point), await storedStory(as(bram), point)];
		const id = await keepSelection(as(bram), point.id, { ...aSelection([one]), foundBy: { by: 'hand' } });
		for (const actor of [rika, steef, VISITOR])
			await expect(pickStory(as(actor), point.id, id, two)).rejects.toMatchObject({ kind: 'forbidden' });
		await turnTo(otto.organisationId);
		await expect(pickStory(as(otto), point.id, id, two)).rejects.toMatchObject({ kind: 'not-found' });
	});
});

describe('a kept selection beside now', () => {
	it('tells what is new, what no longer fits and what was withdrawn', async ({ as }) => {
		const point = await storedPoint(as(bram));
		const [stays, goes] = [
			await storedStory(as(bram), point, NEIGHBOURS),
			await storedStory(as(bram), point, NEIGHBOURS)
		];
		const other = await storedStory(as(bram), point, FAMILY);
		const id = await keepSelection(as(bram), point.id, aSelection([stays, goes, other]));
		await withdrawn(as(bram), goes);
		const added = await storedStory(as(bram), point, NEIGHBOURS);

		const selection = await openSelection(as(rika), point.id, id);
		expect(await compareWithNow(as(rika), point.id, selection)).toEqual({
			added: [added],
			gone: [other],
			withdrawn: [goes],
			stayed: [stays]
		});
		await expect(compareWithNow(as(steef), point.id, selection)).rejects.toMatchObject({ kind: 'forbidden' });
	});
});

describe('two selections', () => {
	it('make a third, together or one without the other, without what was withdrawn', async ({ as }) => {
		const point = await storedPoint(as(bram));
		const [a, b, c, gone] = [
			await storedStory(as(bram), point),
			await storedStory(as(bram), point),
			await storedStory(as(bram), point),
			await storedStory(as(bram), point)
		];
		const one = await keepSelection(as(bram), point.id, { ...aSelection([a, b, gone]), name: 'Een' });
		const two = await keepSelection(as(bram), point.id, { ...aSelection([b, c]), name: 'Twee' });
		await withdrawn(as(bram), gone);
		const make = async (by: 'union' | 'difference') =>
			openSelection(
				as(rika),
				point.id,
				await joinSelections(as(noor), point.id, { by, of: [one, two], name: 'Drie', question: 'En nu?' })
			);

		expect(await make('union')).toMatchObject({ storyIds: [a, b, c], question: 'En nu?', createdBy: noor.accountId });
		expect(await make('difference')).toMatchObject({
			storyIds: [a],
			foundBy: {
				by: 'difference',
				of: [
					{ id: one, name: 'Een' },
					{ id: two, name: 'Twee' }
				]
			}
		});
		await expect(
			joinSelections(as(noor), point.id, { by: 'difference', of: [one, one], name: 'Niets', question: '' })
		).rejects.toThrow('explore.selection.empty');
	});

	it('are not for readers, stewards and visitors to join', async ({ as }) => {
		const point = await storedPoint(as(bram));
		const id = await keepSelection(as(bram), point.id, aSelection([await storedStory(as(bram), point)]));
		for (const actor of [rika, steef, VISITOR])
			await expect(
				joinSelections(as(actor), point.id, { by: 'union', of: [id, id], name: 'x', question: '' })
			).rejects.toMatchObject({ kind: 'forbidden' });
		expect(await listSelections(as(bram), point.id)).toHaveLength(1);
	});
});
