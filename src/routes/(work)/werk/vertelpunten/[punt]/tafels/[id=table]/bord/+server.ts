import { getBareStoryPoint } from '#lib/collect/server/queries.ts';
import { boardNotOpen } from '#lib/sensemaking/problems.ts';
import { takeUpdates } from '#lib/sensemaking/server/board/board-door.ts';
import { findBoard } from '#lib/sensemaking/server/board/board-queries.ts';
import { takeLead } from '#lib/sensemaking/server/board/boards.ts';
import type { RequestHandler } from './$types';

/** Of who leads; the forms of this page come to `+page.server.ts`. */
export const POST: RequestHandler = async ({ locals: { ctx }, params, request }) => {
	const point = await getBareStoryPoint(ctx, params.punt);
	const seat = await takeLead(ctx, point.id, params.id);
	const board = await findBoard(ctx, point.id, params.id);
	if (!board) throw boardNotOpen();
	return takeUpdates(ctx, board.place, { seat, leads: true }, request);
};
