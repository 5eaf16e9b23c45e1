import { redirect } from '@sveltejs/kit';
import { getBareStoryPoint } from '#lib/collect/server/queries.ts';
import { getMirror, tidyMirror } from '#lib/explore/server/mirror-queries.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx }, params, url, setHeaders }) => {
	const { id } = await getBareStoryPoint(ctx, params.punt);
	const tidy = await tidyMirror(ctx, id, url.searchParams);
	if (tidy !== undefined) redirect(303, url.pathname + (tidy && `?${tidy}`));

	setHeaders({ 'cache-control': 'private, no-store' });
	return { view: await getMirror(ctx, id, url.searchParams) };
};
