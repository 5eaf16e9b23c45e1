import { randomInt } from 'node:crypto';
import type { Id } from '#lib/platform/id.ts';
import { record } from '#lib/platform/server/audit.ts';
import { authorise, inTransaction, type Context } from '#lib/platform/server/context.ts';
import { cardCodeOf, codesFor } from '../card-code.ts';
import { mayPrintCards } from '../policy.ts';
import { selectionEmpty } from '../problems.ts';
import { findCodes, getPrintable } from './card-queries.ts';

/**
 * Gives every experience of a selection that may come on paper its code; who has one keeps it, in whatever selection.
 * @throws Problem `forbidden`, `not-found`, `conflict` when none may
 */
export async function makeCards(ctx: Context, pointId: Id<'story-point'>, selectionId: Id<'selection'>): Promise<void> {
	authorise(mayPrintCards(ctx.actor));

	await inTransaction(ctx, async (ctx) => {
		const { storyIds } = await getPrintable(ctx, pointId, selectionId);
		if (storyIds.length === 0) throw selectionEmpty();
		await nameCards(ctx, pointId, storyIds);
		await record(ctx, 'explore.cards.make', selectionId);
	});
}

/**
 * What the cards of these stories are called; who has no code yet gets one.
 * @throws Problem `forbidden`
 */
export async function nameCards(
	ctx: Context,
	pointId: Id<'story-point'>,
	storyIds: readonly Id<'story'>[]
): Promise<ReadonlyMap<Id<'story'>, string>> {
	for (;;) {
		const known = await findCodes(ctx, pointId, storyIds);
		const without = storyIds.filter((id) => !known.has(id));
		if (without.length === 0) return known;
		await giveCodes(ctx, pointId, without);
	}
}

/** Somebody may be giving codes at the same moment: who comes second takes another one, or finds that it is done. */
async function giveCodes(ctx: Context, pointId: Id<'story-point'>, ids: readonly Id<'story'>[]): Promise<void> {
	const rows = await ctx.db
		.selectFrom('explore.card_codes')
		.select('code')
		.where('organisation_id', '=', ctx.organisationId)
		.where('story_point_id', '=', pointId)
		.execute();
	const taken = new Set(rows.map(({ code }) => code));
	const values = ids.slice(0, BATCH).map((story_id) => {
		let code: string;
		do code = cardCodeOf(randomInt(codesFor(taken.size)), taken.size);
		while (taken.has(code));
		taken.add(code);
		return { organisation_id: ctx.organisationId, story_point_id: pointId, code, story_id, given_at: ctx.now };
	});
	await ctx.db
		.insertInto('explore.card_codes')
		.values(values)
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

const BATCH = 2000;
