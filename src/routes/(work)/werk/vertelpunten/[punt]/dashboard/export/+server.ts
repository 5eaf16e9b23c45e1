import { getBareStoryPoint } from '#lib/collect/server/queries.ts';
import { readExportWishes } from '#lib/explore/export-wishes.ts';
import { exportWishUnknown } from '#lib/explore/problems.ts';
import { listMatching } from '#lib/explore/server/dashboard-queries.ts';
import { exportAnswer } from '#lib/explore/server/export-answer.ts';
import type { RequestHandler } from './$types';

/** The stories that meet a filter, or the codebook of them, as a file. */
export const GET: RequestHandler = async ({ locals: { ctx, language }, params, url }) => {
	const wishes = readExportWishes(url.searchParams, ['filter']);
	const { id, slug } = await getBareStoryPoint(ctx, params.punt);
	const { ids, dropped } = await listMatching(ctx, id, new URLSearchParams(url.searchParams.get('filter') ?? ''));
	// Without a filter that it does not understand, the file would hold more than was asked for.
	if (dropped.length > 0) throw exportWishUnknown('filter');
	return exportAnswer(ctx, id, ids, { wishes, name: slug, language });
};
