import type { Id } from '#lib/platform/id.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { sendJob } from '#lib/platform/server/jobs.ts';

export const EXAMINE = { name: 'media.recording.examine' };

/** A recording that came whole is looked at as soon as somebody has time; the nightly round finds what was not. */
export const examineSoon = (ctx: Context, recordingId: Id<'recording'>): Promise<void> =>
	sendJob(ctx, EXAMINE, { organisationId: ctx.organisationId, recordingId });
