import type { Id } from '#lib/platform/id.ts';
import { authorise, type Context } from '#lib/platform/server/context.ts';
import { mayReadStories } from '../policy.ts';
import type { ToldStory } from '../story.ts';
import { STORY, toStory } from './story-queries.ts';

const BATCH = 500;

/** Every told story of a point, words and all, by id: the same stories in the same order, whoever keeps them. */
export async function* everyStory(ctx: Context, pointId: Id<'story-point'>): AsyncGenerator<readonly ToldStory[]> {
	authorise(mayReadStories(ctx.actor));
	let last = '00000000-0000-0000-0000-000000000000';
	for (;;) {
		const rows = await ctx.db
			.selectFrom('collect.stories')
			.select(STORY)
			.where('organisation_id', '=', ctx.organisationId)
			.where('story_point_id', '=', pointId)
			.where('withdrawn_at', 'is', null)
			.where('id', '>', last)
			.orderBy('id')
			.limit(BATCH)
			.execute();
		if (rows.length > 0) yield rows.map((row) => toStory(row) as ToldStory);
		if (rows.length < BATCH) return;
		last = rows.at(-1)!.id;
	}
}
