import type { Id } from '#lib/platform/id.ts';
import { record } from '#lib/platform/server/audit.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { readRange } from '../correction.ts';
import { recordingNotFound } from '../problems.ts';
import { playedAs, sniff } from '../sniff.ts';
import { getRecording } from './correction-queries.ts';
import { readSound } from './sound.ts';

const FIRST_BYTES = 16;

/**
 * The sound of a recording, or the part of it that a player asks for. It is kept by no cache, and who began to listen is
 * written down.
 * @throws Problem `forbidden`, or `not-found` when the recording is not there, or its sound not any more
 */
export async function playSound(
	ctx: Context,
	pointId: Id<'story-point'>,
	id: Id<'recording'>,
	range: string | null
): Promise<Response> {
	const { deletedAt, state } = await getRecording(ctx, pointId, id);
	if (deletedAt || state === 'rejected') throw recordingNotFound();
	const whole = await readSound(ctx.organisationId, id);
	if (!whole) throw recordingNotFound();

	const container = sniff(whole.subarray(0, FIRST_BYTES));
	const part = readRange(range, whole.length);
	const headers = {
		'content-type': container ? playedAs[container] : 'application/octet-stream',
		'accept-ranges': 'bytes',
		'cache-control': 'no-store'
	};
	if (!part)
		return new Response(null, { status: 416, headers: { ...headers, 'content-range': `bytes */${whole.length}` } });
	if (part.start === 0) await record(ctx, 'media.recording.play', id);
	const bytes = new Uint8Array(whole.subarray(part.start, part.end));
	const isPart = bytes.length < whole.length;
	return new Response(bytes, {
		status: isPart ? 206 : 200,
		headers: {
			...headers,
			'content-length': String(bytes.length),
			...(isPart && { 'content-range': `bytes ${part.start}-${part.end - 1}/${whole.length}` })
		}
	});
}
