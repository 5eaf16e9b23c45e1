import { sql } from 'kysely';
import { VISITOR } from '#lib/platform/actor.ts';
import type { Context } from '#lib/platform/server/context.ts';
import type { Id } from '#lib/platform/id.ts';
import { newId } from '#lib/platform/server/new-id.ts';
import type { Source } from '../story.ts';
import type { StoryPoint } from '../story-point.ts';
import type { Telling } from '../telling.ts';
import { directoryNameOf } from './follow-codes.ts';

export interface TellingRow {
	readonly point: StoryPoint;
	readonly telling: Telling;
	readonly source: Source;
	readonly toldAt: Date;
	readonly followCodeHash: Buffer;
}

/**
 * Keeps the story, its place in the directory and the audit of it together, in one statement: one journey to the database
 * and one write to disk for each telling. The audit names no account, also when its teller happens to be signed in. Nothing happens when the id is there already.
 * @returns whether the story is new
 */
export async function insertTelling(ctx: Context, row: TellingRow): Promise<boolean> {
	const { point, telling } = row;
	const organisation = ctx.organisationId;
	const { rows } = await sql`
		with told as (
			insert into collect.stories (
				organisation_id, id, story_point_id, questionnaire_id, questionnaire_version, source, language,
				told_at, received_at, changed_at, follow_code_hash, opening_id, title, text, answers, consents,
				entrance_id, told_to
			) values (
				${organisation}, ${telling.id}, ${point.id}, ${point.questionnaireId}, ${telling.questionnaireVersion},
				${row.source}, ${telling.language}, ${row.toldAt}, ${ctx.now}, ${ctx.now}, ${row.followCodeHash},
				${telling.openingId}, ${telling.title}, ${telling.text},
				${JSON.stringify(telling.answers)}, ${JSON.stringify(telling.consents)},
				(
					select id from collect.entrances
					where organisation_id = ${organisation} and story_point_id = ${point.id} and code = ${telling.via ?? null}
						and (retired_at is null or retired_at > ${row.toldAt})
				), ${telling.toldTo ?? null}
			)
			on conflict (organisation_id, id) do nothing
			returning id
		), code as (
			insert into platform.directory (kind, name, organisation_id)
			select 'follow-code', ${directoryNameOf(row.followCodeHash)}, ${organisation}::uuid from told
		), audited as (
			insert into platform.audit (organisation_id, id, at, actor_kind, deed, subject)
			select ${organisation}::uuid, ${newId(ctx.now)}::uuid, ${ctx.now}::timestamptz, ${VISITOR.kind}, 'collect.story.tell', id::text from told
		)
		select id from told`.execute(ctx.db);
	return rows.length > 0;
}

/** Whether this is what PostgreSQL says when two stories would have the same follow code. */
export const isCodeTaken = (error: unknown): boolean =>
	error instanceof Error &&
	'constraint' in error &&
	(error.constraint === 'directory_pkey' || error.constraint === 'stories_by_follow_code');

export interface KeptTelling {
	readonly storyPointId: Id<'story-point'>;
	readonly followCodeHash: Buffer | null;
	readonly receivedAt: Date;
	/** As it was sent; `undefined` when it was taken back, or written down or changed since. */
	readonly textAsSent: string | undefined;
}

/** What is left to compare a telling with that arrives again; also after its story was withdrawn. */
export async function findKeptTelling(ctx: Context, id: string): Promise<KeptTelling | undefined> {
	const row = await ctx.db
		.selectFrom('collect.stories')
		.select(['story_point_id', 'follow_code_hash', 'received_at', 'changed_at', 'text'])
		.where('organisation_id', '=', ctx.organisationId)
		.where('id', '=', id)
		.executeTakeFirst();
	if (!row) return undefined;
	return {
		storyPointId: row.story_point_id as Id<'story-point'>,
		followCodeHash: row.follow_code_hash,
		receivedAt: row.received_at,
		textAsSent: row.changed_at.getTime() === row.received_at.getTime() ? (row.text ?? undefined) : undefined
	};
}
