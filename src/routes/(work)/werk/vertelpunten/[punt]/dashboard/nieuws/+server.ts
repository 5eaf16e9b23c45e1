import { getBareStoryPoint } from '#lib/collect/server/queries.ts';
import { KEY_HEADER, PRIVATE } from '#lib/explore/server/headers.ts';
import { getNews } from '#lib/explore/server/news-queries.ts';
import type { RequestHandler } from './$types';

/** What came and went since the moment a browser knows: nothing (204), only that, or a word that it is too much (205). */
export const GET: RequestHandler = async ({ locals: { ctx }, params, url }) => {
	const { id } = await getBareStoryPoint(ctx, params.punt);
	const news = await getNews(ctx, id, url.searchParams.get('sinds') ?? '');
	if (news.kind !== 'news') return new Response(null, { status: news.kind === 'none' ? 204 : 205, headers: PRIVATE });
	return new Response(news.bytes, {
		headers: { ...PRIVATE, 'content-type': 'application/octet-stream', [KEY_HEADER]: news.key }
	});
};
