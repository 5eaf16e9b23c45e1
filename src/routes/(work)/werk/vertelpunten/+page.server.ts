import { mayOpenStoryPoints, mayReadStories } from '#lib/collect/policy.ts';
import { listStoryPoints } from '#lib/collect/server/queries.ts';
import { openingOf } from '#lib/collect/story-point.ts';
import { isUnchecked } from '#lib/platform/server/translations.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx }, url }) => {
	const isArchive = url.searchParams.has('archief');
	const points = await listStoryPoints(ctx, isArchive ? 'archived' : 'current');
	return {
		isArchive,
		points: points.map((point) => ({ point, opening: openingOf(point, ctx.now) })),
		unchecked: [...new Set(points.flatMap(({ definition }) => definition.languages))].filter(isUnchecked),
		rights: { read: mayReadStories(ctx.actor), manage: mayOpenStoryPoints(ctx.actor) }
	};
};
