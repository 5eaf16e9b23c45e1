import { json } from '@sveltejs/kit';
import { getBareStoryPoint } from '#lib/collect/server/queries.ts';
import { listHistory } from '#lib/sensemaking/server/board/board-queries.ts';
import type { RequestHandler } from './$types';

/** Everything that happened, to play again; there are no words of tellers in it. */
export const GET: RequestHandler = async ({ locals: { ctx }, params }) => {
	const point = await getBareStoryPoint(ctx, params.punt);
	const history = await listHistory(ctx, point.id, params.id);
	return json(
		history.map(({ seq, seat, at, update }) => ({
			nummer: seq,
			plaats: seat,
			om: at,
			bytes: Buffer.from(update).toString('base64')
		}))
	);
};
