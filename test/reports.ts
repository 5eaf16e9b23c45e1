import { sql } from 'kysely';
import type { Id } from '#lib/platform/id.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { openSharedReport } from '#lib/explore/server/report-links.ts';
import { addBlock, beginReport, type NewBlock } from '#lib/explore/server/report-commands.ts';
import { getReport } from '#lib/explore/server/report-queries.ts';
import { type StoredPoint, storedPoint, storedStory } from './stories.ts';

export const TEXT = 'Ik stond in de regen.\nToen kwam de buurvrouw met een paraplu.';
export const CHART = { kind: 'chart', dimension: 'who-helped', query: '' } as const;
export const DAY = 86_400_000;

export async function aReport(ctx: Context): Promise<{ point: StoredPoint; id: Id<'report'> }> {
	const point = await storedPoint(ctx);
	return { point, id: await beginReport(ctx, point.id, 'Buren in 2027') };
}

/** Two were helped by somebody else, a third by family, the rest by neighbours. */
export async function told(ctx: Context, point: StoredPoint, count: number) {
	const ids = [];
	for (let i = 0; i < count; i++) {
		const option = i < 2 ? 'other' : i % 3 === 0 ? 'family' : 'neighbours';
		const answers = { 'who-helped': { kind: 'choice', option }, pace: { kind: 'slider', position: (i % 10) / 10 } };
		ids.push(await storedStory(ctx, point, { text: 'Staat nergens.', answers }));
	}
	return ids;
}

/** A story whose teller may be quoted, or not. */
export async function quotable(ctx: Context, point: StoredPoint, quote: boolean | undefined) {
	const consents = [{ id: 'cite', text: { nl: 'Mag geciteerd.' }, required: false, use: 'quote' }];
	if (quote !== undefined)
		await ctx.db
			.updateTable('collect.story_points')
			.set({ definition: sql`definition || ${JSON.stringify({ consents })}::jsonb` })
			.where('id', '=', point.id)
			.execute();
	const id = await storedStory(ctx, point, { text: TEXT });
	await says(ctx, id, quote ?? true);
	return id;
}

export const says = (ctx: Context, id: Id<'story'>, cite: boolean) =>
	ctx.db
		.updateTable('collect.stories')
		.set({ consents: JSON.stringify({ cite }) })
		.where('id', '=', id)
		.execute();

export async function add(ctx: Context, point: StoredPoint, id: Id<'report'>, block: NewBlock) {
	const { revision } = await getReport(ctx, point.id, id);
	return addBlock(ctx, point.id, id, revision, block);
}

export const quoteFrom = (storyId: Id<'story'>, passage = 'Toen kwam de buurvrouw'): NewBlock => ({
	kind: 'quote',
	storyId,
	passage
});

export const later = (ctx: Context, days: number): Context => ({
	...ctx,
	now: new Date(ctx.now.getTime() + days * DAY)
});

export const seen = async (ctx: Context, secret: string) => (await openSharedReport(ctx, secret)).report.blocks;
