import { getBareStoryPoint } from '#lib/collect/server/queries.ts';
import { listRecordings } from '#lib/media/server/correction-queries.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx }, params, setHeaders }) => {
	const { id } = await getBareStoryPoint(ctx, params.punt);
	const recordings = await listRecordings(ctx, id);
	setHeaders({ 'cache-control': 'private, no-store' });
	return { recordings };
};
