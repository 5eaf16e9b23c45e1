import { mayOpenStoryPoints, mayReadStories } from '#lib/collect/policy.ts';
import { getBareStoryPoint } from '#lib/collect/server/queries.ts';
import { inLanguage } from '#lib/signify/words.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals: { ctx, language }, params }) => {
	const { slug, definition } = await getBareStoryPoint(ctx, params.punt);
	return {
		point: { slug, title: inLanguage(definition.title, language) },
		base: `/werk/vertelpunten/${slug}`,
		rights: { read: mayReadStories(ctx.actor), manage: mayOpenStoryPoints(ctx.actor) }
	};
};
