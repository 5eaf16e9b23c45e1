import { mayReadStories } from '#lib/collect/policy.ts';
import { listStoryPoints } from '#lib/collect/server/queries.ts';
import { openingOf } from '#lib/collect/story-point.ts';
import { isUnchecked } from '#lib/platform/server/translations.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx } }) => {
	const points = await listStoryPoints(ctx);
	return {
		points: points.map((point) => ({ point, opening: openingOf(point, ctx.now) })),
		mayRead: mayReadStories(ctx.actor),
		unchecked: [...new Set(points.flatMap(({ definition }) => definition.languages))].filter(isUnchecked)
	};
};
