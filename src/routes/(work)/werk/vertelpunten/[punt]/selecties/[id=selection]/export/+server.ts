import { getBareStoryPoint } from '#lib/collect/server/queries.ts';
import { readExportWishes } from '#lib/explore/export-wishes.ts';
import { exportAnswer } from '#lib/explore/server/export-answer.ts';
import { openSelection } from '#lib/explore/server/queries.ts';
import type { RequestHandler } from './$types';

/** The stories of a selection, or the codebook of them, as a file. */
export const GET: RequestHandler = async ({ locals: { ctx, language }, params, url }) => {
	const wishes = readExportWishes(url.searchParams);
	const point = await getBareStoryPoint(ctx, params.punt);
	const { name, storyIds } = await openSelection(ctx, point.id, params.id);
	return exportAnswer(ctx, point.id, storyIds, { wishes, name: `${point.slug} ${name}`, language });
};
