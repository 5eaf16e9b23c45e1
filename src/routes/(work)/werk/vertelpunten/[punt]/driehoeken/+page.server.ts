import { redirect } from '@sveltejs/kit';
import { getBareStoryPoint } from '#lib/collect/server/queries.ts';
import { getDashboard, tidyAddress } from '#lib/explore/server/dashboard-queries.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx }, params, url, setHeaders }) => {
	const { id } = await getBareStoryPoint(ctx, params.punt);
	const tidy = await tidyAddress(ctx, id, url.searchParams);
	if (tidy !== undefined) redirect(303, url.pathname + (tidy && `?${tidy}`));

	setHeaders({ 'cache-control': 'private, no-store' });
	return { view: await getDashboard(ctx, id, url.searchParams) };
};
