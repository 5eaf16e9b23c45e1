import { getBareStoryPoint } from '#lib/collect/server/queries.ts';
import { compareWithNow } from '#lib/explore/server/choosing.ts';
import { listExcerpts } from '#lib/explore/server/dashboard-queries.ts';
import { openSelection } from '#lib/explore/server/queries.ts';
import type { PageServerLoad } from './$types';

const MOST_LISTED = 50;

/** A kept selection beside what its filters find today. */
export const load: PageServerLoad = async ({ locals: { ctx }, params, setHeaders }) => {
	const point = await getBareStoryPoint(ctx, params.punt);
	const selection = await openSelection(ctx, point.id, params.id);
	const { added, gone, withdrawn, stayed } = await compareWithNow(ctx, point.id, selection);
	setHeaders({ 'cache-control': 'private, no-store' });
	const listed = async (ids: typeof added) => ({
		count: ids.length,
		excerpts: await listExcerpts(ctx, point.id, ids.slice(0, MOST_LISTED), '')
	});
	return {
		selection: { id: selection.id, name: selection.name, question: selection.question, clauses: selection.clauses },
		stayed: stayed.length,
		withdrawn: withdrawn.length,
		added: await listed(added),
		gone: await listed(gone)
	};
};
