import { redirect } from '@sveltejs/kit';
import { getBareStoryPoint } from '#lib/collect/server/queries.ts';
import { mayExport, mayKeepSelections } from '#lib/explore/policy.ts';
import { dropSelection } from '#lib/explore/server/commands.ts';
import { listExcerpts, readFilter } from '#lib/explore/server/dashboard-queries.ts';
import { openSelection } from '#lib/explore/server/queries.ts';
import type { Actions, PageServerLoad } from './$types';

const PAGE_LENGTH = 50;

export const load: PageServerLoad = async ({ locals: { ctx }, params, url, setHeaders }) => {
	const point = await getBareStoryPoint(ctx, params.punt);
	const { storyIds, withdrawnIds, ...selection } = await openSelection(ctx, point.id, params.id);
	const gone = new Set(withdrawnIds);
	const here = storyIds.filter((id) => !gone.has(id));
	const pages = Math.max(1, Math.ceil(here.length / PAGE_LENGTH));
	const number = Math.min(Math.max(Math.trunc(Number(url.searchParams.get('pagina'))) || 1, 1), pages);
	const listed = here.slice((number - 1) * PAGE_LENGTH, number * PAGE_LENGTH);
	setHeaders({ 'cache-control': 'private, no-store' });
	return {
		selection,
		stories: here.length,
		withdrawn: withdrawnIds.length,
		excerpts: await listExcerpts(ctx, point.id, listed, ''),
		page: { number, of: pages },
		filter: await readFilter(ctx, point.id, selection.clauses),
		may: { drop: mayKeepSelections(ctx.actor), export: mayExport(ctx.actor) }
	};
};

export const actions: Actions = {
	async drop({ locals: { ctx }, params }) {
		const point = await getBareStoryPoint(ctx, params.punt);
		await dropSelection(ctx, point.id, params.id);
		redirect(303, `/werk/vertelpunten/${params.punt}/selecties`);
	}
};
