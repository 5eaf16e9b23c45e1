import type { Id } from '#lib/platform/id.ts';
import { authorise, inTransaction, type Context } from '#lib/platform/server/context.ts';
import { record } from '#lib/platform/server/audit.ts';
import { mayCorrectTranscripts } from '../policy.ts';
import { recordingNotFound } from '../problems.ts';

/**
 * Keeps a correction that is not finished yet.
 * @throws Problem `forbidden`, or `not-found` when there is no recording to correct, also because somebody accepted it
 */
export async function saveCorrection(ctx: Context, id: Id<'recording'>, text: string): Promise<void> {
	authorise(mayCorrectTranscripts(ctx.actor));
	await inTransaction(ctx, async (ctx) => {
		await lockOpenRecording(ctx, id);
		await putText(ctx, id, text);
		await record(ctx, 'media.transcript.correct', id);
	});
}

/**
 * Somebody says that this is what was said: from now on the rule of the story point counts for its sound. For the command that
 * writes the text into the experience, in its transaction.
 * @throws Problem `forbidden`, or `not-found` when the experience has no recording that waits for it
 */
export async function acceptTranscript(ctx: Context, storyId: Id<'story'>, text: string): Promise<void> {
	const { actor } = ctx;
	authorise(mayCorrectTranscripts(actor));
	await inTransaction(ctx, async (ctx) => {
		const recordings = await ctx.db
			.selectFrom('media.recordings')
			.select('id')
			.where('organisation_id', '=', ctx.organisationId)
			.where('story_id', '=', storyId)
			.where('deleted_at', 'is', null)
			.execute();
		if (recordings.length === 0) throw recordingNotFound();
		for (const { id } of recordings) {
			await putText(
				ctx,
				id,
				text,
				actor.kind === 'member' ? { accepted_at: ctx.now, accepted_by: actor.accountId } : {}
			);
			await record(ctx, 'media.transcript.accept', id);
		}
	});
}

async function lockOpenRecording(ctx: Context, id: Id<'recording'>): Promise<void> {
	const row = await ctx.db
		.selectFrom('media.recordings')
		.select('id')
		.where('organisation_id', '=', ctx.organisationId)
		.where('id', '=', id)
		.where('claimed_at', 'is not', null)
		.where('deleted_at', 'is', null)
		.forUpdate()
		.executeTakeFirst();
	if (!row) throw recordingNotFound();
}

/** Where no machine wrote anything down, somebody did so by hand. */
const BY_HAND = { words: '[]', engine: 'hand', model: '-', model_version: '-' };

async function putText(
	ctx: Context,
	id: string,
	text: string,
	accepted: { accepted_at?: Date; accepted_by?: string } = {}
): Promise<void> {
	const written = { text, changed_at: ctx.now, ...accepted };
	await ctx.db
		.insertInto('media.transcripts')
		.values({ organisation_id: ctx.organisationId, recording_id: id, ...BY_HAND, made_at: ctx.now, ...written })
		.onConflict((conflict) => conflict.columns(['organisation_id', 'recording_id']).doUpdateSet(written))
		.execute();
}
