import { getBareStoryPoint } from '#lib/collect/server/queries.ts';
import { getMissing } from '#lib/explore/server/populations.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx }, params, url, setHeaders }) => {
	const { id } = await getBareStoryPoint(ctx, params.punt);
	setHeaders({ 'cache-control': 'private, no-store' });
	return { view: await getMissing(ctx, id, url.searchParams.get('vraag')) };
};
