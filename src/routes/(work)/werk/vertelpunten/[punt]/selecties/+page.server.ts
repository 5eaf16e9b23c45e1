import { getBareStoryPoint } from '#lib/collect/server/queries.ts';
import { listSelections } from '#lib/explore/server/queries.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx }, params }) => {
	const { id } = await getBareStoryPoint(ctx, params.punt);
	return { selections: await listSelections(ctx, id) };
};
