/** A recording that came whole is looked at, and written down where that can be done. */
import type { Id } from '#lib/platform/id.ts';
import { authorise, forOrganisation, inTransaction, type Context } from '#lib/platform/server/context.ts';
import { log } from '#lib/platform/server/log.ts';
import { mayKeepRecordings } from '../policy.ts';
import { textOf, type Outcome } from '../transcript.ts';
import { examine } from './engine/examine.ts';
import { examineSoon } from './jobs.ts';
import { readSound } from './sound.ts';

/** After the last try it stays sound; nobody's recording is thrown away because a machine could not read it. */
const MOST_TRIES = 3;

/** Whoever works at it says so every few seconds. */
const SILENT_MS = 2 * 60 * 1000;
const PROGRESS_MS = 3000;

type Look = typeof examine;

/** @param look  looks at the bytes */
export async function examineRecording(
	house: Context,
	about: { readonly organisationId: Id<'organisation'>; readonly recordingId: Id<'recording'> },
	look: Look = examine
): Promise<void> {
	authorise(mayKeepRecordings(house.actor));
	const ctx = await forOrganisation(house, about.organisationId);
	const taken = await take(ctx, about.recordingId);
	if (!taken) return;
	try {
		const bytes = await readSound(ctx.organisationId, about.recordingId);
		if (!bytes) throw new Error('its sound is not there');
		const question = { bytes, language: taken.language, modelFolder: process.env.SPEECH_MODEL_DIR || undefined };
		await keepOutcome(ctx, about.recordingId, await look(question, sayProgress(ctx, about.recordingId)));
	} catch (error) {
		log.error({ err: error, recording: about.recordingId }, 'a recording could not be examined');
		await giveBack(ctx, about.recordingId, taken.tries);
		if (taken.tries < MOST_TRIES) throw error;
	}
}

/** Takes a recording in hand, unless somebody else is at it. */
async function take(ctx: Context, id: string) {
	const now = new Date();
	return ctx.db
		.updateTable('media.recordings')
		.set(({ eb }) => ({ state: 'transcribing', progress: 0, tries: eb('tries', '+', 1), changed_at: now }))
		.where('organisation_id', '=', ctx.organisationId)
		.where('id', '=', id)
		.where((row) =>
			row.or([
				row('state', '=', 'received'),
				row.and([row('state', '=', 'transcribing'), row('changed_at', '<', new Date(now.getTime() - SILENT_MS))])
			])
		)
		.returning(['language', 'tries'])
		.executeTakeFirst();
}

function sayProgress(ctx: Context, id: string): (done: number) => void {
	let said = 0;
	return (done) => {
		const now = Date.now();
		if (now - said < PROGRESS_MS) return;
		said = now;
		ctx.db
			.updateTable('media.recordings')
			.set({ progress: done, changed_at: new Date(now) })
			.where('organisation_id', '=', ctx.organisationId)
			.where('id', '=', id)
			.where('state', '=', 'transcribing')
			.execute()
			.catch((error: unknown) => log.warn({ err: error }, 'progress was not kept'));
	};
}

async function giveBack(ctx: Context, id: string, tries: number): Promise<void> {
	const given = tries < MOST_TRIES ? { state: 'received' } : { state: 'sound-only', reason: 'failed' };
	await ctx.db
		.updateTable('media.recordings')
		.set({ ...given, changed_at: new Date() })
		.where('organisation_id', '=', ctx.organisationId)
		.where('id', '=', id)
		.where('state', '=', 'transcribing')
		.execute();
}

async function keepOutcome(ctx: Context, id: string, outcome: Outcome): Promise<void> {
	const now = new Date();
	await inTransaction(ctx, async (ctx) => {
		const durationMs = 'durationMs' in outcome ? outcome.durationMs : undefined;
		const { numUpdatedRows } = await ctx.db
			.updateTable('media.recordings')
			.set({
				state: outcome.kind === 'written' ? 'transcribed' : outcome.kind,
				reason: outcome.kind === 'written' ? null : outcome.reason,
				progress: 1,
				changed_at: now,
				...(durationMs !== undefined && { duration_ms: durationMs }),
				...(outcome.kind === 'written' && outcome.language && { language: outcome.language })
			})
			.where('organisation_id', '=', ctx.organisationId)
			.where('id', '=', id)
			.where('state', '=', 'transcribing') // it may have been withdrawn while we listened
			.executeTakeFirstOrThrow();
		if (numUpdatedRows === 0n || outcome.kind !== 'written') return;
		const { words, engine, model, modelVersion } = outcome;
		await ctx.db
			.insertInto('media.transcripts')
			.values({
				organisation_id: ctx.organisationId,
				recording_id: id,
				words: JSON.stringify(words.map(({ text, fromMs, toMs }) => [text, fromMs, toMs])),
				text: textOf(words),
				engine,
				model,
				model_version: modelVersion,
				made_at: now,
				changed_at: now
			})
			// A colleague who did not wait for the machine wrote it down already.
			.onConflict((conflict) => conflict.columns(['organisation_id', 'recording_id']).doNothing())
			.execute();
	});
}

/** Recordings nobody is looking at, for whatever reason, are looked at again. */
export async function examineWaiting(ctx: Context): Promise<void> {
	authorise(mayKeepRecordings(ctx.actor));
	const waiting = await ctx.db
		.selectFrom('media.recordings')
		.select('id')
		.where('organisation_id', '=', ctx.organisationId)
		.where('state', 'in', ['received', 'transcribing'])
		.where('changed_at', '<', new Date(ctx.now.getTime() - SILENT_MS))
		.execute();
	for (const { id } of waiting) await examineSoon(ctx, id as Id<'recording'>);
}
