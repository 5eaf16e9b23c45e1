import type { Context } from '#lib/platform/server/context.ts';
import type { Id } from '#lib/platform/id.ts';
import type { RecordingState, RecordingStatus } from '../recording.ts';
import { openRecording } from './uploads.ts';

/**
 * How a recording stands, for whoever holds its key.
 * @throws Problem `not-found`, `too-many`
 */
export async function getRecordingStatus(ctx: Context, id: Id<'recording'>, key: string): Promise<RecordingStatus> {
	const { ctx: there, row } = await openRecording(ctx, id, key);
	const transcript = await there.db
		.selectFrom('media.transcripts')
		.select('text')
		.where('organisation_id', '=', there.organisationId)
		.where('recording_id', '=', id)
		.executeTakeFirst();
	return {
		id,
		// The check constraint of the column lists these.
		state: row.state as RecordingState,
		progress: row.progress,
		text: transcript?.text ?? null,
		language: row.language,
		reason: row.reason
	};
}
