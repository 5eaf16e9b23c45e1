import { getBareStoryPoint } from '#lib/collect/server/queries.ts';
import { boardNotOpen } from '#lib/sensemaking/problems.ts';
import { streamBoard } from '#lib/sensemaking/server/board/board-door.ts';
import { findBoard } from '#lib/sensemaking/server/board/board-queries.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals: { ctx }, params, request }) => {
	const point = await getBareStoryPoint(ctx, params.punt);
	const board = await findBoard(ctx, point.id, params.id);
	if (!board) throw boardNotOpen();
	return streamBoard(ctx, board.place, request);
};
