import { getBareStoryPoint } from '#lib/collect/server/queries.ts';
import { listMatching } from '#lib/explore/server/dashboard-queries.ts';
import { exportAnswer } from '#lib/explore/server/export-answer.ts';
import type { RequestHandler } from './$types';

/** The stories that meet a filter, or the codebook of them, as a file. */
export const GET: RequestHandler = async ({ locals: { ctx, language }, params, url }) => {
	const { id, slug } = await getBareStoryPoint(ctx, params.punt);
	const { ids } = await listMatching(ctx, id, new URLSearchParams(url.searchParams.get('filter') ?? ''));
	return exportAnswer(ctx, id, ids, { wishes: url.searchParams, name: slug, language });
};
