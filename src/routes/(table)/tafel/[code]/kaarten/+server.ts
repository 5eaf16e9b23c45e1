import { json } from '@sveltejs/kit';
import { findSeat, listCards } from '#lib/sensemaking/server/board/board-queries.ts';
import { readSeatToken } from '#lib/sensemaking/server/board/seat-cookie.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const { ctx, place } = await findSeat(event.locals.ctx, event.params.code, readSeatToken(event));
	return json(await listCards(ctx, place, true));
};
