import { getBareStoryPoint } from '#lib/collect/server/queries.ts';
import { openTable } from '#lib/sensemaking/server/queries.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx }, params, setHeaders }) => {
	const point = await getBareStoryPoint(ctx, params.punt);
	setHeaders({ 'cache-control': 'private, no-store' });
	return { table: await openTable(ctx, point.id, params.id) };
};
