import type { Id } from '#lib/platform/id.ts';
import { authorise, type Context } from '#lib/platform/server/context.ts';
import { mayReadStories } from '../policy.ts';

/** How many stories came and went after a moment. */
export async function countSince(
	ctx: Context,
	pointId: Id<'story-point'>,
	moment: Date
): Promise<{ readonly told: number; readonly withdrawn: number }> {
	authorise(mayReadStories(ctx.actor));
	const { told, withdrawn } = await ctx.db
		.selectFrom('collect.stories')
		.select((of) => [
			of.fn
				.countAll<string>()
				.filterWhere('received_at', '>', moment)
				.filterWhere('withdrawn_at', 'is', null)
				.as('told'),
			of.fn
				.countAll<string>()
				.filterWhere('received_at', '<=', moment)
				.filterWhere('withdrawn_at', '>', moment)
				.as('withdrawn')
		])
		.where('organisation_id', '=', ctx.organisationId)
		.where('story_point_id', '=', pointId)
		.executeTakeFirstOrThrow();
	return { told: Number(told), withdrawn: Number(withdrawn) };
}
