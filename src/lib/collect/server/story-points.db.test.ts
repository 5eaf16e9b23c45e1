import { describe, expect } from 'vitest';
import { HOUSE, VISITOR } from '#lib/platform/actor.ts';
import { anna, bram, DE_OEVER, noor, otto, rika, steef } from '#test/personas.ts';
import { it } from '#test/rollback.ts';
import { withdrawn } from '#test/stories.ts';
import { aTelling, openPoint } from '#test/tellings.ts';
import type { Id } from '#lib/platform/id.ts';
import { openStoryPoint, tellStory } from './commands.ts';
import { findStoryPoint, getStoryPoint, listStoryPoints } from './queries.ts';

describe('opening a story point', () => {
	it('gives it an address where anybody finds it', async ({ as }) => {
		const point = await openPoint(as(HOUSE), { slug: 'buurt' });

		const found = await findStoryPoint(as(VISITOR), 'buurt');

		expect(found).toMatchObject({ point, questionnaire: { title: { nl: 'Hulp in de buurt' } } });
		expect(await findStoryPoint(as(VISITOR), 'elders')).toBeUndefined();
	});

	it('refuses an address that another story point has', async ({ as }) => {
		const point = await openPoint(as(HOUSE), { slug: 'buurt' });
		await expect(openStoryPoint(as(bram), point)).rejects.toMatchObject({ code: 'collect.story-point.slug-taken' });
	});

	it('is not for analysts, readers, stewards and visitors', async ({ as }) => {
		const point = await openPoint(as(HOUSE), { slug: 'buurt' });
		for (const actor of [noor, rika, steef, VISITOR])
			await expect(openStoryPoint(as(actor), { ...point, slug: 'nieuw' })).rejects.toMatchObject({ kind: 'forbidden' });
		for (const [actor, slug] of [
			[anna, 'van-anna'],
			[bram, 'van-bram']
		] as const)
			await openStoryPoint(as(actor), { ...point, slug });
	});
});

describe('finding a story point', () => {
	it('leaves behind whoever is signed in: their rights end at their own organisation', async ({ as, turnTo }) => {
		await openPoint(as(HOUSE), { slug: 'buurt' });
		await turnTo(DE_OEVER);
		const found = await findStoryPoint(as(otto), 'buurt');
		expect(found!.ctx.actor).toEqual(VISITOR);
		expect(found!.ctx.organisationId).not.toBe(DE_OEVER);
	});
});

describe('the story points of an organisation', () => {
	it('are counted without what was withdrawn', async ({ as }) => {
		const point = await openPoint(as(HOUSE), { slug: 'buurt' });
		await openPoint(as(HOUSE), { slug: 'leeg' });
		const telling = aTelling();
		for (const told of [aTelling(), telling]) await tellStory(as(VISITOR), point, told, 'web');
		await withdrawn(as(HOUSE), telling.id as Id<'story'>);

		expect(await getStoryPoint(as(steef), 'buurt')).toMatchObject({
			...point,
			experiences: 1,
			lastReceivedAt: as(VISITOR).now
		});
		const counts = (await listStoryPoints(as(rika))).map(({ slug, experiences }) => [slug, experiences]);
		expect(Object.fromEntries(counts)).toEqual({ buurt: 1, leeg: 0 });
	});

	it('are not for visitors', async ({ as }) => {
		await openPoint(as(HOUSE), { slug: 'buurt' });
		await expect(listStoryPoints(as(VISITOR))).rejects.toMatchObject({ kind: 'forbidden' });
		await expect(getStoryPoint(as(VISITOR), 'buurt')).rejects.toMatchObject({ kind: 'forbidden' });
	});

	it('are not for another organisation', async ({ as, turnTo }) => {
		await openPoint(as(HOUSE), { slug: 'buurt' });
		await turnTo(DE_OEVER);
		expect(await listStoryPoints(as(otto))).toEqual([]);
		await expect(getStoryPoint(as(otto), 'buurt')).rejects.toMatchObject({ kind: 'not-found' });
	});
});
