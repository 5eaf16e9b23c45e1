import { randomInt } from 'node:crypto';
import type { Id } from '#lib/platform/id.ts';
import { record } from '#lib/platform/server/audit.ts';
import { authorise, inTransaction, type Context } from '#lib/platform/server/context.ts';
import { MOST_QUOTES } from '../open-quote.ts';
import { mayOpenToAll } from '../policy.ts';
import { quotesFull } from '../problems.ts';
import { getPassage, sealOf } from './open-quote-queries.ts';

/**
 * Puts a piece of a story on the open page, or another piece in its place: one of each story, or two of them would be known to be of
 * one person by who reads well.
 * @throws Problem `forbidden`, `invalid`, `conflict` when its teller does not want it, or the page is full
 */
export async function quoteOnOpenPage(
	ctx: Context,
	pointId: Id<'story-point'>,
	storyId: Id<'story'>,
	wanted: string
): Promise<void> {
	authorise(mayOpenToAll(ctx.actor));

	await inTransaction(ctx, async (ctx) => {
		const { pieces, text } = await getPassage(ctx, pointId, storyId, wanted);
		const passage = { pieces: JSON.stringify(pieces), seal: sealOf(storyId, text) };
		// Somebody may be quoting at the same moment: who comes second takes another place, or takes theirs over.
		while (!(await replaceQuote(ctx, storyId, passage)) && !(await addQuote(ctx, pointId, storyId, passage)));
		await record(ctx, 'explore.open-page.quote', storyId);
	});
}

interface StoredPassage {
	readonly pieces: string;
	readonly seal: Buffer;
}

async function replaceQuote(ctx: Context, storyId: Id<'story'>, passage: StoredPassage): Promise<boolean> {
	const { numUpdatedRows } = await ctx.db
		.updateTable('explore.open_quotes')
		.set(passage)
		.where('organisation_id', '=', ctx.organisationId)
		.where('story_id', '=', storyId)
		.executeTakeFirstOrThrow();
	return numUpdatedRows > 0n;
}

async function addQuote(
	ctx: Context,
	pointId: Id<'story-point'>,
	storyId: Id<'story'>,
	passage: StoredPassage
): Promise<boolean> {
	const { numInsertedOrUpdatedRows } = await ctx.db
		.insertInto('explore.open_quotes')
		.values({
			organisation_id: ctx.organisationId,
			story_point_id: pointId,
			place: await drawPlace(ctx, pointId),
			story_id: storyId,
			...passage,
			created_at: ctx.now
		})
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirstOrThrow();
	return numInsertedOrUpdatedRows === 1n;
}

/** @throws Problem `forbidden` */
export async function dropOpenQuote(ctx: Context, pointId: Id<'story-point'>, storyId: Id<'story'>): Promise<void> {
	authorise(mayOpenToAll(ctx.actor));

	await inTransaction(ctx, async (ctx) => {
		await ctx.db
			.deleteFrom('explore.open_quotes')
			.where('organisation_id', '=', ctx.organisationId)
			.where('story_point_id', '=', pointId)
			.where('story_id', '=', storyId)
			.execute();
		await record(ctx, 'explore.open-page.drop-quote', storyId);
	});
}

/** One of the places that are free. */
async function drawPlace(ctx: Context, pointId: Id<'story-point'>): Promise<number> {
	const rows = await ctx.db
		.selectFrom('explore.open_quotes')
		.select('place')
		.where('organisation_id', '=', ctx.organisationId)
		.where('story_point_id', '=', pointId)
		.execute();
	const taken = new Set(rows.map(({ place }) => place));
	const free = Array.from({ length: MOST_QUOTES }, (_, i) => i + 1).filter((place) => !taken.has(place));
	if (free.length === 0) throw quotesFull();
	return free[randomInt(free.length)]!;
}
