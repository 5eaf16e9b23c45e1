import { sql } from 'kysely';
import type { Id } from '#lib/platform/id.ts';
import type { Context } from '#lib/platform/server/context.ts';

/**
 * Whether this picture may be seen: by the team always, by everybody once a story point that has opened asks with it,
 * or asked with it in an earlier version.
 */
export async function maySeePicture(ctx: Context, id: Id<'picture'>): Promise<boolean> {
	if (ctx.actor.kind === 'member') return true;
	const found = await ctx.db
		.selectFrom('collect.story_points as point')
		.innerJoin('signify.questionnaire_versions as asked', (join) =>
			join
				.onRef('asked.organisation_id', '=', 'point.organisation_id')
				.onRef('asked.questionnaire_id', '=', 'point.questionnaire_id')
				.onRef('asked.version', '<=', 'point.questionnaire_version')
		)
		.select('point.id')
		.where('point.organisation_id', '=', ctx.organisationId)
		.where((eb) => eb.or([eb('point.opens_at', 'is', null), eb('point.opens_at', '<=', ctx.now)]))
		.where(
			sql<boolean>`jsonb_path_exists(asked.definition, '$.questions[*].settings.options[*] ? (@.picture == $id)',
				jsonb_build_object('id', ${id}::text))`
		)
		.limit(1)
		.executeTakeFirst();
	return found !== undefined;
}
