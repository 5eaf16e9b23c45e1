import { sql } from 'kysely';
import type { Id } from '#lib/platform/id.ts';
import { authorise, type Context } from '#lib/platform/server/context.ts';
import { mayReadStories } from '../policy.ts';
import type { ToldStory } from '../story.ts';
import { listStories } from './story-queries.ts';

const BATCH = 500;

/**
 * Every told story of a point, words and all, by id: the same stories in the same order, whoever keeps them.
 * Only the ids are held; one that is withdrawn meanwhile is left out of what still has to come.
 */
export async function* everyStory(ctx: Context, pointId: Id<'story-point'>): AsyncGenerator<readonly ToldStory[]> {
	authorise(mayReadStories(ctx.actor));
	const { ids } = await ctx.db
		.selectFrom('collect.stories')
		// One value, not as many rows; and not by pages, which a planner that does not know better sorts anew for each.
		.select(sql<Id<'story'>[]>`coalesce(array_agg(id order by id), '{}')`.as('ids'))
		.where('organisation_id', '=', ctx.organisationId)
		.where('story_point_id', '=', pointId)
		.where('withdrawn_at', 'is', null)
		.executeTakeFirstOrThrow();
	for (let from = 0; from < ids.length; from += BATCH)
		yield await listStories(ctx, pointId, ids.slice(from, from + BATCH));
}
