import { maySeePicture } from '#lib/collect/server/asked-pictures.ts';
import { readPictureName } from '#lib/media/picture.ts';
import { pictureNotFound } from '#lib/media/picture-problems.ts';
import { findPicture } from '#lib/media/server/pictures.ts';
import type { Id } from '#lib/platform/id.ts';
import type { RequestHandler } from './$types';

/** A picture never changes under its name; who may not see it learns nothing of it, and nobody remembers that. */
export const GET: RequestHandler = async ({ locals: { ctx }, params }) => {
	const name = readPictureName(params.naam);
	const id = name?.id as Id<'picture'>;
	const found = name && (await findPicture(ctx, id));
	const bytes = found && (await maySeePicture(found.ctx, id)) ? await found.read(name.size) : undefined;
	if (!bytes) throw pictureNotFound();
	return new Response(bytes, {
		headers: {
			'content-type': 'image/webp',
			'content-length': String(bytes.length),
			'content-disposition': 'inline',
			'cache-control': `${found?.ctx.actor.kind === 'member' ? 'private' : 'public'}, max-age=31536000, immutable`
		}
	});
};
