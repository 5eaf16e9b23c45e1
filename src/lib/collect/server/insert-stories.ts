/** Experiences that were told before and come back as they were, under their own ids. */
import { sql } from 'kysely';
import type { Id } from '#lib/platform/id.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { ArchiveRefused } from '../archive-refused.ts';
import type { ToldStory } from '../story.ts';
import type { ToldTo } from '../told-to.ts';

type Told =
	| 'id'
	| 'questionnaireId'
	| 'questionnaireVersion'
	| 'source'
	| 'language'
	| 'toldAt'
	| 'openingId'
	| 'title'
	| 'text'
	| 'answers'
	| 'consents';

export interface IncomingStory extends Pick<ToldStory, Told> {
	readonly entranceId: Id<'entrance'> | null;
	readonly toldTo: ToldTo | null;
}

/**
 * How many of these are here already: kept or withdrawn.
 * @throws ArchiveRefused when some stand at another point
 */
export async function countHere(
	ctx: Context,
	pointId: Id<'story-point'>,
	ids: readonly Id<'story'>[]
): Promise<number> {
	const rows = await ctx.db
		.selectFrom('collect.stories')
		.select('story_point_id')
		.where('organisation_id', '=', ctx.organisationId)
		.where('id', '=', sql<string>`any(${ids}::uuid[])`)
		.execute();
	if (rows.some((row) => row.story_point_id !== pointId)) throw new ArchiveRefused('elsewhere');
	return rows.length;
}

/**
 * Keeps those that are not here; received now.
 * @returns how many joined
 * @throws ArchiveRefused when some stand at another point
 */
export async function insertStories(
	ctx: Context,
	pointId: Id<'story-point'>,
	stories: readonly IncomingStory[]
): Promise<number> {
	await countHere(
		ctx,
		pointId,
		stories.map(({ id }) => id)
	);
	const rows = stories.map((story) => ({
		...{ id: story.id, questionnaire_id: story.questionnaireId, questionnaire_version: story.questionnaireVersion },
		...{ source: story.source, language: story.language, told_at: story.toldAt, opening_id: story.openingId },
		...{ title: story.title, text: story.text, answers: story.answers, consents: story.consents },
		...{ entrance_id: story.entranceId, told_to: story.toldTo }
	}));
	const { numAffectedRows } = await sql`
		insert into collect.stories (organisation_id, story_point_id, received_at, changed_at,
			id, questionnaire_id, questionnaire_version, source, language, told_at, opening_id, title, text, answers, consents,
			entrance_id, told_to)
		select ${ctx.organisationId}, ${pointId}, ${ctx.now}, ${ctx.now},
			id, questionnaire_id, questionnaire_version, source, language, told_at, opening_id, title, text, answers, consents,
			entrance_id, told_to
		from json_to_recordset(${JSON.stringify(rows)}::json)
			as row(id uuid, questionnaire_id uuid, questionnaire_version int, source text, language text, told_at timestamptz,
				opening_id text, title text, text text, answers jsonb, consents jsonb, entrance_id uuid, told_to text)
		on conflict (organisation_id, id) do nothing`.execute(ctx.db);
	return Number(numAffectedRows ?? 0n);
}
