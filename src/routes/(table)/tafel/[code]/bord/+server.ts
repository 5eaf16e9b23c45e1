import { takeUpdates } from '#lib/sensemaking/server/board/board-door.ts';
import { findSeat } from '#lib/sensemaking/server/board/board-queries.ts';
import { readSeatToken } from '#lib/sensemaking/server/board/seat-cookie.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async (event) => {
	const { ctx, place, seat } = await findSeat(event.locals.ctx, event.params.code, readSeatToken(event));
	return takeUpdates(ctx, place, { seat, leads: false }, event.request);
};
