import { getBareStoryPoint } from '#lib/collect/server/queries.ts';
import { showPhoto } from '#lib/media/server/photos.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals: { ctx }, params }) => {
	const { id: storyPointId } = await getBareStoryPoint(ctx, params.punt);
	return showPhoto(ctx, { storyPointId, storyId: params.id, id: params.foto });
};
