import { error, json } from '@sveltejs/kit';
import { z } from 'zod';
import { getBareStoryPoint } from '#lib/collect/server/queries.ts';
import { MOST_WORDS_LENGTH } from '#lib/explore/selection.ts';
import { listExcerpts } from '#lib/explore/server/dashboard-queries.ts';
import { PRIVATE } from '#lib/explore/server/headers.ts';
import { idOf } from '#lib/platform/id.ts';
import type { RequestHandler } from './$types';

const Ids = z.array(idOf<'story'>()).max(100);

/** How these stories stand in a list. */
export const GET: RequestHandler = async ({ locals: { ctx }, params, url }) => {
	const { id } = await getBareStoryPoint(ctx, params.punt);
	const ids = Ids.safeParse((url.searchParams.get('ids') ?? '').split(',').filter(Boolean));
	if (!ids.success) error(400);
	const words = (url.searchParams.get('woorden') ?? '').slice(0, MOST_WORDS_LENGTH);
	return json(await listExcerpts(ctx, id, ids.data, words), { headers: PRIVATE });
};
