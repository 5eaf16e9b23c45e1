import { getBareStoryPoint } from '#lib/collect/server/queries.ts';
import { listNearCopies } from '#lib/explore/server/near-copies-queries.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx }, params, url, setHeaders }) => {
	const { id } = await getBareStoryPoint(ctx, params.punt);
	setHeaders({ 'cache-control': 'private, no-store' });
	return { copies: await listNearCopies(ctx, id, Number(url.searchParams.get('pagina'))) };
};
