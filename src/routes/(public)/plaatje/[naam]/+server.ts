import { maySeePicture } from '#lib/collect/server/asked-pictures.ts';
import { readPictureName } from '#lib/media/picture.ts';
import { findPicture } from '#lib/media/server/pictures.ts';
import type { Id } from '#lib/platform/id.ts';
import type { RequestHandler } from './$types';

/**
 * A picture never changes under its name. What the team gets before anybody is asked with it is kept nowhere on the way:
 * the house says `no-store` to whoever is signed in.
 */
export const GET: RequestHandler = async ({ locals: { ctx }, params }) => {
	const name = readPictureName(params.naam);
	const id = name?.id as Id<'picture'>;
	const found = name && (await findPicture(ctx, id));
	const bytes = found && (await maySeePicture(found.ctx, id)) ? await found.read(name.size) : undefined;
	// In the place of a picture nobody reads a page.
	if (!bytes) return new Response(null, { status: 404, headers: { 'cache-control': 'no-store' } });
	return new Response(bytes, {
		headers: {
			'content-type': 'image/webp',
			'content-length': String(bytes.length),
			'content-disposition': 'inline',
			'cache-control': 'public, max-age=31536000, immutable'
		}
	});
};
