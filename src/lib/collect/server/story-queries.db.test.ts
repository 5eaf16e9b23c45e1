import { describe, expect } from 'vitest';
import type { Id } from '#lib/platform/id.ts';
import { VISITOR } from '#lib/platform/actor.ts';
import { bram, MONDAY, noor, rika, steef } from '#test/personas.ts';
import { it } from '#test/rollback.ts';
import { QUESTIONNAIRE, storedPoint, storedStory, storedVersion, withdrawn } from '#test/stories.ts';
import {
	getStoriesState,
	getStory,
	listQuestionnairesInUse,
	listStories,
	listWithdrawn,
	streamCountedStories
} from './story-queries.ts';

const NOBODYS = '0192f000-0000-7000-8000-0000000009ff' as Id<'story'>;

describe('reading one story', () => {
	it('gives the words and the answers to whoever may read', async ({ as }) => {
		const point = await storedPoint(as(bram));
		const id = await storedStory(as(bram), point, { title: 'Soep', answers: { pace: { position: 0.25 } } });

		for (const reader of [bram, noor, rika])
			expect(await getStory(as(reader), point.id, id)).toMatchObject({
				at: 'told',
				title: 'Soep',
				answers: { pace: { position: 0.25 } }
			});
	});

	it('tells that a story was withdrawn, and nothing more of it', async ({ as }) => {
		const point = await storedPoint(as(bram));
		const id = await storedStory(as(bram), point);
		await withdrawn(as(bram), id);

		const story = await getStory(as(bram), point.id, id);

		expect(story).toMatchObject({ at: 'withdrawn', withdrawnAt: MONDAY });
		expect(story).not.toHaveProperty('text');
	});

	it('does not find it at another point', async ({ as }) => {
		const id = await storedStory(as(bram), await storedPoint(as(bram)));
		const elsewhere = await storedPoint(as(bram), 'elders');
		await expect(getStory(as(bram), elsewhere.id, id)).rejects.toMatchObject({ kind: 'not-found' });
		await expect(getStory(as(bram), elsewhere.id, NOBODYS)).rejects.toMatchObject({ kind: 'not-found' });
	});
});

describe('reading many stories', () => {
	it('keeps the order asked for and leaves out what was withdrawn', async ({ as }) => {
		const point = await storedPoint(as(bram));
		const [first, second, third] = [
			await storedStory(as(bram), point, { text: 'een' }),
			await storedStory(as(bram), point, { text: 'twee' }),
			await storedStory(as(bram), point, { withdrawn: true })
		];

		const ids = [second, third, NOBODYS, first];

		expect((await listStories(as(bram), point.id, ids)).map(({ text }) => text)).toEqual(['twee', 'een']);
		expect(await listWithdrawn(as(bram), point.id, ids)).toEqual([third]);
	});

	it('streams what can be counted, without words', async ({ as }) => {
		const point = await storedPoint(as(bram));
		await storedStory(as(bram), point, { answers: { pace: { position: 1 } }, openingId: 'proud' });
		await storedStory(as(bram), point, { withdrawn: true });

		const stories = (await Array.fromAsync(streamCountedStories(as(bram), point.id), (batch) => [...batch])).flat();

		expect(stories).toMatchObject([{ answers: { pace: { position: 1 } }, openingId: 'proud' }]);
		expect(stories[0]).not.toHaveProperty('text');
	});

	it('names the versions that were answered, the newest first', async ({ as }) => {
		const point = await storedPoint(as(bram));
		await storedVersion(as(bram), point.questionnaireId, 2, { ...QUESTIONNAIRE, title: { nl: 'Twee' } });
		await storedVersion(as(bram), point.questionnaireId, 3, { ...QUESTIONNAIRE, title: { nl: 'Drie' } });
		await storedStory(as(bram), point);
		await storedStory(as(bram), point, { version: 2 });
		await storedStory(as(bram), point, { version: 2 });

		expect(await listQuestionnairesInUse(as(bram), point.id)).toMatchObject([
			{ version: 2, stories: 2, questionnaire: { title: { nl: 'Twee' } } },
			{ version: 1, stories: 1 }
		]);
	});
});

describe('the state of the stories', () => {
	it('changes when one is told and when one is withdrawn', async ({ as }) => {
		const point = await storedPoint(as(bram));
		const empty = await getStoriesState(as(bram), point.id);
		const id = await storedStory(as(bram), point);
		const told = await getStoriesState(as(bram), point.id);
		await withdrawn(as(bram), id);
		const gone = await getStoriesState(as(bram), point.id);

		expect([empty.count, told.count, gone.count]).toEqual([0, 1, 0]);
		expect(new Set([empty.key, told.key, gone.key]).size).toBe(3);
	});
});

describe('stories', () => {
	it('are not for stewards and not for visitors', async ({ as }) => {
		const point = await storedPoint(as(bram));
		const id = await storedStory(as(bram), point);
		for (const actor of [steef, VISITOR]) {
			const ctx = as(actor);
			const deeds = [
				getStory(ctx, point.id, id),
				listStories(ctx, point.id, [id]),
				listWithdrawn(ctx, point.id, [id]),
				getStoriesState(ctx, point.id),
				listQuestionnairesInUse(ctx, point.id),
				Array.fromAsync(streamCountedStories(ctx, point.id))
			];
			for (const deed of deeds) await expect(deed).rejects.toMatchObject({ kind: 'forbidden' });
		}
	});
});
