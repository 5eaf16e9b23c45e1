import { mayReadStories } from '#lib/collect/policy.ts';
import { listStoryPoints } from '#lib/collect/server/queries.ts';
import { openingOf } from '#lib/collect/story-point.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx } }) => ({
	points: (await listStoryPoints(ctx)).map((point) => ({ point, opening: openingOf(point, ctx.now) })),
	mayRead: mayReadStories(ctx.actor)
});
