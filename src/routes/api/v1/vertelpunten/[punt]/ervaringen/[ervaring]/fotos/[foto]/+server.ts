import type { RequestEvent } from '@sveltejs/kit';
import { storyPointNotFound } from '#lib/collect/problems.ts';
import { findStoryPoint } from '#lib/collect/server/queries.ts';
import { MOST_SENT_BYTES } from '#lib/media/photo.ts';
import { photoInvalid, photoTooLarge } from '#lib/media/photo-problems.ts';
import { keepPhoto } from '#lib/media/server/photos.ts';
import { readUpload } from '#lib/media/server/pictures-upload.ts';
import { isWireKey } from '#lib/media/wire.ts';
import { idOf } from '#lib/platform/id.ts';
import { apiDoor } from '#lib/platform/server/api.ts';

export const trailingSlash = 'ignore';

const StoryId = idOf<'story'>();
const PhotoId = idOf<'photo'>();

/** A photo goes before the experience that names it; as often as it takes. */
export const { PUT, OPTIONS, fallback } = apiDoor(
	{
		async PUT({
			locals,
			params,
			request,
			getClientAddress
		}: RequestEvent<{ punt: string; ervaring: string; foto: string }>) {
			const storyId = StoryId.safeParse(params.ervaring);
			const id = PhotoId.safeParse(params.foto);
			const key = request.headers.get('sleutel');
			if (!storyId.success || !id.success || !isWireKey(key)) throw photoInvalid();
			const found = await findStoryPoint(locals.ctx, params.punt);
			if (!found) throw storyPointNotFound();

			const name = { storyId: storyId.data, id: id.data, storyPointId: found.point.id, key };
			const bytes = () => readUpload(request, MOST_SENT_BYTES, photoTooLarge);
			await keepPhoto(found.ctx, name, bytes, getClientAddress());
			return new Response(null, { status: 204 });
		}
	},
	{ asked: ['sleutel'], answered: [] }
);
