import { json } from '@sveltejs/kit';
import { getBareStoryPoint } from '#lib/collect/server/queries.ts';
import { boardNotOpen } from '#lib/sensemaking/problems.ts';
import { findBoard, listCards } from '#lib/sensemaking/server/board/board-queries.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals: { ctx }, params }) => {
	const point = await getBareStoryPoint(ctx, params.punt);
	const board = await findBoard(ctx, point.id, params.id);
	if (!board) throw boardNotOpen();
	return json(await listCards(ctx, board.place, false));
};
