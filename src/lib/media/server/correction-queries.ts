import type { Id } from '#lib/platform/id.ts';
import { authorise, type Context } from '#lib/platform/server/context.ts';
import type { RecordingSummary, RecordingToCorrect } from '../correction.ts';
import { mayHearRecordings } from '../policy.ts';
import { recordingNotFound } from '../problems.ts';
import type { RecordingState } from '../recording.ts';

/** Only what was sent: a recording whose teller did not send it is not for the team. */
const sent = (ctx: Context) =>
	ctx.db
		.selectFrom('media.recordings as recording')
		.leftJoin('media.transcripts as transcript', (join) =>
			join
				.onRef('transcript.organisation_id', '=', 'recording.organisation_id')
				.onRef('transcript.recording_id', '=', 'recording.id')
		)
		.select([
			'recording.id',
			'recording.story_id',
			'recording.state',
			'recording.reason',
			'recording.progress',
			'recording.duration_ms',
			'recording.received_at',
			'recording.deleted_at',
			'transcript.accepted_at'
		])
		.where('recording.organisation_id', '=', ctx.organisationId)
		.where('recording.claimed_at', 'is not', null);

interface Row {
	readonly id: string;
	readonly story_id: string | null;
	readonly state: string;
	readonly reason: string | null;
	readonly progress: number;
	readonly duration_ms: number;
	readonly received_at: Date | null;
	readonly deleted_at: Date | null;
	readonly accepted_at: Date | null;
}

const toSummary = (row: Row): RecordingSummary => ({
	id: row.id as Id<'recording'>,
	// The table's check constraints fill these before a recording is claimed.
	storyId: row.story_id as Id<'story'>,
	state: row.state as RecordingState,
	receivedAt: row.received_at!,
	reason: row.reason,
	progress: row.progress,
	durationMs: row.duration_ms,
	acceptedAt: row.accepted_at,
	deletedAt: row.deleted_at
});

/** A desk is never fuller than this. */
const MOST = 500;

/** The recordings of a story point, who waits longest first. */
export async function listRecordings(ctx: Context, pointId: Id<'story-point'>): Promise<RecordingSummary[]> {
	authorise(mayHearRecordings(ctx.actor));
	const rows = await sent(ctx)
		.where('recording.story_point_id', '=', pointId)
		.orderBy('transcript.accepted_at', (order) => order.desc().nullsFirst())
		.orderBy('recording.received_at')
		.limit(MOST)
		.execute();
	return rows.map(toSummary);
}

/** The recording of an experience, if it was told aloud. */
export async function findRecordingOf(ctx: Context, storyId: Id<'story'>): Promise<RecordingSummary | undefined> {
	authorise(mayHearRecordings(ctx.actor));
	const row = await sent(ctx).where('recording.story_id', '=', storyId).executeTakeFirst();
	return row && toSummary(row);
}

/** @throws Problem `not-found`, also when it belongs to another point or nobody sent it */
export async function getRecording(
	ctx: Context,
	pointId: Id<'story-point'>,
	id: Id<'recording'>
): Promise<RecordingToCorrect> {
	authorise(mayHearRecordings(ctx.actor));
	const row = await sent(ctx)
		.select([
			'recording.language',
			'transcript.text',
			'transcript.words',
			'transcript.engine',
			'transcript.model',
			'transcript.model_version'
		])
		.where('recording.story_point_id', '=', pointId)
		.where('recording.id', '=', id)
		.executeTakeFirst();
	if (!row) throw recordingNotFound();
	// Only the engine's job writes them, in this shape.
	const words = (row.words ?? []) as unknown as readonly [string, number, number][];
	return {
		...toSummary(row),
		language: row.language,
		text: row.text ?? '',
		words: words.map(([text, fromMs, toMs]) => ({ text, fromMs, toMs })),
		writtenBy: row.engine && row.engine !== 'hand' ? `${row.model} (${row.model_version})` : null
	};
}
