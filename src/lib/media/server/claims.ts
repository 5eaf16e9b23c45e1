/** A recording and its experience are one thing: they are joined once, and go together. */
import type { Id } from '#lib/platform/id.ts';
import { inTransaction, type Context } from '#lib/platform/server/context.ts';
import { recordingOfAnother, recordingStillArriving } from '../problems.ts';
import { isKey } from './recording-keys.ts';
import { soundFolder } from './sound.ts';
import { storage } from './storage.ts';
import { forgetDoors } from './uploads.ts';

interface Claim {
	readonly recordingId: Id<'recording'>;
	readonly storyId: Id<'story'>;
	readonly storyPointId: Id<'story-point'>;
	readonly key: string;
}

/**
 * Joins a recording to the experience it was made for; call it in the transaction that keeps the experience. Again is no problem.
 * @throws Problem `too-early` when it has not come whole yet, `conflict` when the key, the experience or the point is another
 */
export async function claimRecording(ctx: Context, claim: Claim): Promise<void> {
	await inTransaction(ctx, async (ctx) => {
		const row = await ctx.db
			.selectFrom('media.recordings')
			.select(['key_hash', 'meant_for', 'story_point_id', 'state', 'claimed_at'])
			.where('organisation_id', '=', ctx.organisationId)
			.where('id', '=', claim.recordingId)
			.forUpdate()
			.executeTakeFirst();
		// Not here at all is also too early: the device may not have reached us with it.
		if (!row) throw recordingStillArriving();
		const fits = row.meant_for === claim.storyId && row.story_point_id === claim.storyPointId;
		if (!fits || !isKey(claim.key, row.key_hash)) throw recordingOfAnother();
		if (row.state === 'arriving') throw recordingStillArriving();
		if (row.claimed_at) return;

		await ctx.db
			.updateTable('media.recordings')
			.set({ story_id: claim.storyId, claimed_at: ctx.now, changed_at: ctx.now })
			.where('organisation_id', '=', ctx.organisationId)
			.where('id', '=', claim.recordingId)
			.execute();
	});
}

/**
 * Takes away what was said for these experiences: rows, text and sound. The bytes go last, before the transaction ends: should
 * that fail, they were still to go, and whoever asked will ask again.
 */
export async function forgetRecordingsOf(ctx: Context, storyIds: readonly Id<'story'>[]): Promise<void> {
	if (storyIds.length === 0) return;
	await inTransaction(ctx, async (ctx) => {
		const gone = await ctx.db
			.deleteFrom('media.recordings')
			.where('organisation_id', '=', ctx.organisationId)
			.where('meant_for', 'in', storyIds)
			.returning('id')
			.execute();
		await forgetEverywhere(
			ctx,
			gone.map(({ id }) => id)
		);
	});
}

/** The address and the bytes of recordings whose rows are gone. */
export async function forgetEverywhere(ctx: Context, ids: readonly string[]): Promise<void> {
	await forgetDoors(ctx, ids);
	for (const id of ids) await storage().remove(soundFolder(ctx.organisationId, id));
}
