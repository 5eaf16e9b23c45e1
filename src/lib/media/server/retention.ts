/** What goes by itself, every night or sooner. */
import { sql } from 'kysely';
import { authorise, inTransaction, type Context } from '#lib/platform/server/context.ts';
import { record } from '#lib/platform/server/audit.ts';
import { mayKeepRecordings } from '../policy.ts';
import { UNCLAIMED_DAYS } from '../recording.ts';
import { forgetEverywhere } from './claims.ts';
import { soundFolder } from './sound.ts';
import { storage } from './storage.ts';

/**
 * Deletes the sound whose text was accepted as many days ago as its point says; what the machine heard goes with it, for the
 * experience holds the words from then on.
 */
export async function deleteAcceptedSound(ctx: Context): Promise<void> {
	authorise(mayKeepRecordings(ctx.actor));
	const due = await ctx.db
		.selectFrom('media.recordings as recording')
		.innerJoin('media.transcripts as transcript', (join) =>
			join
				.onRef('transcript.organisation_id', '=', 'recording.organisation_id')
				.onRef('transcript.recording_id', '=', 'recording.id')
		)
		.select('recording.id')
		.where('recording.organisation_id', '=', ctx.organisationId)
		.where('recording.deleted_at', 'is', null)
		.where(sql<boolean>`transcript.accepted_at + make_interval(days => recording.keep_days) <= ${ctx.now}`)
		.execute();
	for (const { id } of due) await deleteSound(ctx, id);
}

async function deleteSound(ctx: Context, id: string): Promise<void> {
	await inTransaction(ctx, async (ctx) => {
		await ctx.db
			.updateTable('media.transcripts')
			.set({ words: '[]', text: '', changed_at: ctx.now })
			.where('organisation_id', '=', ctx.organisationId)
			.where('recording_id', '=', id)
			.execute();
		const { numUpdatedRows } = await ctx.db
			.updateTable('media.recordings')
			.set({ deleted_at: ctx.now, changed_at: ctx.now })
			.where('organisation_id', '=', ctx.organisationId)
			.where('id', '=', id)
			.where('deleted_at', 'is', null)
			.executeTakeFirstOrThrow();
		if (numUpdatedRows === 0n) return;
		await storage().remove(soundFolder(ctx.organisationId, id));
		await record(ctx, 'media.recording.delete-sound', id);
	});
}

/** Throws away recordings whose experience never came, and bytes that belong to no recording any more. */
export async function forgetUnclaimed(ctx: Context): Promise<void> {
	authorise(mayKeepRecordings(ctx.actor));
	const before = new Date(ctx.now.getTime() - UNCLAIMED_DAYS * 24 * 60 * 60 * 1000);
	await inTransaction(ctx, async (ctx) => {
		const gone = await ctx.db
			.deleteFrom('media.recordings')
			.where('organisation_id', '=', ctx.organisationId)
			.where('claimed_at', 'is', null)
			.where('changed_at', '<', before)
			.returning('id')
			.execute();
		await forgetEverywhere(
			ctx,
			gone.map(({ id }) => id)
		);
	});
	await sweep(ctx);
}

/** Looks at the names first and at the rows after that: what arrives in between has a row. */
async function sweep(ctx: Context): Promise<void> {
	const names = await storage().list(ctx.organisationId);
	const kept = await ctx.db
		.selectFrom('media.recordings')
		.select('id')
		.where('organisation_id', '=', ctx.organisationId)
		.where('deleted_at', 'is', null)
		.execute();
	const known = new Set(kept.map(({ id }) => id));
	const strays = new Set(names.map((name) => name.split('/')[1]!).filter((id) => !known.has(id)));
	for (const id of strays) await storage().remove(soundFolder(ctx.organisationId, id));
}
