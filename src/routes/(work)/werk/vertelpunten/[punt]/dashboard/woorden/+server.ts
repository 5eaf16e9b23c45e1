import { getBareStoryPoint } from '#lib/collect/server/queries.ts';
import { readSelection } from '#lib/explore/selection-query.ts';
import { findRows } from '#lib/explore/server/dashboard-queries.ts';
import { KEY_HEADER, PRIVATE, ROWS_HEADER, WORDS_HEADER } from '#lib/explore/server/headers.ts';
import { packRows } from '#lib/explore/story-rows.ts';
import type { RequestHandler } from './$types';

/** In which stories these words stand, and which have this tag: one bit a row. */
export const GET: RequestHandler = async ({ locals: { ctx }, params, url }) => {
	const { id } = await getBareStoryPoint(ctx, params.punt);
	const { words, tag } = readSelection(url.searchParams, []).selection;
	const { key, rows, taken } = await findRows(ctx, id, words, tag);
	return new Response(packRows(rows), {
		headers: {
			...PRIVATE,
			'content-type': 'application/octet-stream',
			[KEY_HEADER]: key,
			[WORDS_HEADER]: encodeURIComponent(JSON.stringify(taken)),
			[ROWS_HEADER]: String(rows.length)
		}
	});
};
