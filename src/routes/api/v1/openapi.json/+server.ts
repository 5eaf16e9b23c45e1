import { json } from '@sveltejs/kit';
import { openApiDocument } from '#lib/collect/openapi.ts';
import { API_VERSION, apiDoor } from '#lib/platform/server/api.ts';

export const trailingSlash = 'ignore';

export const { GET, OPTIONS, fallback } = apiDoor({
	GET: ({ url }) =>
		json(openApiDocument(API_VERSION, url.origin), { headers: { 'cache-control': 'public, max-age=300' } })
});
