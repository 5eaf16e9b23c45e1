import { sql } from 'kysely';
import type { Id } from '#lib/platform/id.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { sendJob } from '#lib/platform/server/jobs.ts';

export const EXAMINE = { name: 'media.recording.examine' };

/**
 * A recording that came whole is looked at as soon as somebody has time. While the house is being built upon nobody does the
 * jobs; the nightly round of a house that does finds what waits.
 */
export async function examineSoon(ctx: Context, recordingId: Id<'recording'>): Promise<void> {
	const { rows } = await sql<{ stands: boolean }>`select to_regclass('pgboss.job') is not null as stands`.execute(
		ctx.db
	);
	if (rows[0]!.stands) await sendJob(ctx, EXAMINE, { organisationId: ctx.organisationId, recordingId });
}
