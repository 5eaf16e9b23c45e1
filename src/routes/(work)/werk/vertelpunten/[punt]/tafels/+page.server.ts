import { getBareStoryPoint } from '#lib/collect/server/queries.ts';
import { listTables } from '#lib/sensemaking/server/queries.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx }, params }) => {
	const { id } = await getBareStoryPoint(ctx, params.punt);
	return { tables: await listTables(ctx, id) };
};
