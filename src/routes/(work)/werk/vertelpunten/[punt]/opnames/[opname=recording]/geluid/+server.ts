import { getBareStoryPoint } from '#lib/collect/server/queries.ts';
import { playSound } from '#lib/media/server/play.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals: { ctx }, params, request }) => {
	const { id } = await getBareStoryPoint(ctx, params.punt);
	return playSound(ctx, id, params.opname, request.headers.get('range'));
};
