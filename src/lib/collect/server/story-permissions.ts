import { sql } from 'kysely';
import type { Id } from '#lib/platform/id.ts';
import { authorise, type Context } from '#lib/platform/server/context.ts';
import { permissionFor, type Permission } from '../permission.ts';
import { mayReadStories } from '../policy.ts';
import type { ToldStory } from '../story.ts';
import type { ConsentUse } from '../story-point.ts';
import { getStoryPointById } from './queries.ts';

/** Those of these stories that are still told, by what their tellers say of one use now; each in the order of the ids. */
export async function sortByPermission(
	ctx: Context,
	pointId: Id<'story-point'>,
	ids: readonly Id<'story'>[],
	use: ConsentUse
): Promise<Readonly<Record<Permission, readonly Id<'story'>[]>>> {
	authorise(mayReadStories(ctx.actor));
	const { definition } = await getStoryPointById(ctx, pointId);
	const rows = await ctx.db
		.selectFrom('collect.stories')
		.select(['id', 'consents'])
		.where('organisation_id', '=', ctx.organisationId)
		.where('story_point_id', '=', pointId)
		.where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
		.where('withdrawn_at', 'is', null)
		.execute();
	// Only what a telling, an import or a follower said, and each of those was checked.
	const given = new Map(rows.map(({ id, consents }) => [id, consents as unknown as ToldStory['consents']]));
	const sorted = { given: [], refused: [], 'not-asked': [] } as Record<Permission, Id<'story'>[]>;
	for (const id of ids) {
		const consents = given.get(id);
		if (consents) sorted[permissionFor(use, definition.consents, consents)].push(id);
	}
	return sorted;
}
