import { describe, expect } from 'vitest';
import { HOUSE, VISITOR } from '#lib/platform/actor.ts';
import { NOBODY } from '#lib/platform/server/database.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { it } from '#test/rollback.ts';
import { EXAMPLE, loadExample } from './example.ts';
import { findStoryPoint } from './queries.ts';

/** The test's house already has an organisation, without anything in it. */
async function inEmptyHouse(ctx: Context): Promise<Context> {
	await ctx.db.deleteFrom('people.organisations').execute();
	return { ...ctx, organisationId: NOBODY };
}

describe('the example', () => {
	it('furnishes an empty house: every story in it can be told', async ({ as }) => {
		const ctx = await inEmptyHouse(as(HOUSE));

		const organisationId = await loadExample(ctx);

		const found = await findStoryPoint(as(VISITOR), EXAMPLE.storyPoint);
		expect(found!.ctx.organisationId).toBe(organisationId);
		const stories = await ctx.db.selectFrom('collect.stories').select(['told_at', 'received_at']).execute();
		expect(stories.length).toBeGreaterThan(20);
		for (const { told_at, received_at } of stories) expect(received_at).toEqual(told_at);
	});

	it('leaves a house alone in which somebody lives', async ({ as }) => {
		expect(await loadExample({ ...as(HOUSE), organisationId: NOBODY })).toBeUndefined();
		expect(await findStoryPoint(as(VISITOR), EXAMPLE.storyPoint)).toBeUndefined();
	});

	it('is not for visitors', async ({ as }) => {
		await expect(loadExample(await inEmptyHouse(as(VISITOR)))).rejects.toMatchObject({ kind: 'forbidden' });
	});
});
