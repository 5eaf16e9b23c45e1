import type { Id } from '#lib/platform/id.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { storyNotFound, storyWithdrawn } from '../problems.ts';

/**
 * Holds a story until the transaction ends: who writes beside it and who takes it back wait for each other, so that nothing
 * stays beside a story that is gone.
 * @throws Problem `not-found`, `conflict` when it was withdrawn
 */
export async function holdStory(ctx: Context, pointId: Id<'story-point'>, id: Id<'story'>): Promise<void> {
	const story = await ctx.db
		.selectFrom('collect.stories')
		.select('withdrawn_at')
		.where('organisation_id', '=', ctx.organisationId)
		.where('story_point_id', '=', pointId)
		.where('id', '=', id)
		.forNoKeyUpdate()
		.executeTakeFirst();
	if (!story) throw storyNotFound();
	if (story.withdrawn_at) throw storyWithdrawn();
}
