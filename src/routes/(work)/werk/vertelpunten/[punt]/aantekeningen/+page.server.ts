import { listAllNotes } from '#lib/collect/server/notes.ts';
import { getBareStoryPoint } from '#lib/collect/server/queries.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx }, params, setHeaders }) => {
	const { id } = await getBareStoryPoint(ctx, params.punt);
	setHeaders({ 'cache-control': 'private, no-store' });
	return { notes: await listAllNotes(ctx, id) };
};
