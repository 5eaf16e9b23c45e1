import { brotliDecompressSync } from 'node:zlib';
import { getBareStoryPoint } from '#lib/collect/server/queries.ts';
import { getSnapshot } from '#lib/explore/server/dashboard-queries.ts';
import { KEY_HEADER, PRIVATE } from '#lib/explore/server/headers.ts';
import type { RequestHandler } from './$types';

/** Every answer of every story, for the browser of somebody who may read them: never kept on the way. */
export const GET: RequestHandler = async ({ locals: { ctx }, params, request }) => {
	const { id } = await getBareStoryPoint(ctx, params.punt);
	const { key, packed } = await getSnapshot(ctx, id);
	const headers = {
		...PRIVATE,
		'content-type': 'application/octet-stream',
		[KEY_HEADER]: key,
		etag: `"${key}"`,
		vary: 'accept-encoding'
	};
	if (request.headers.get('if-none-match') === headers.etag) return new Response(null, { status: 304, headers });
	const bytes = await packed();
	const takesBrotli = /\bbr\b/.test(request.headers.get('accept-encoding') ?? '');
	if (takesBrotli) return new Response(bytes, { headers: { ...headers, 'content-encoding': 'br' } });
	return new Response(new Uint8Array(brotliDecompressSync(bytes)), { headers });
};
