import { getBareStoryPoint } from '#lib/collect/server/queries.ts';
import { startPatternSearch, stopPatternSearch } from '#lib/explore/server/pattern-commands.ts';
import { getPatterns } from '#lib/explore/server/pattern-queries.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx }, params, url }) => {
	const { id } = await getBareStoryPoint(ctx, params.punt);
	return { view: await getPatterns(ctx, id, url.searchParams.has('alles')) };
};

export const actions: Actions = {
	async start({ locals: { ctx }, params }) {
		await startPatternSearch(ctx, (await getBareStoryPoint(ctx, params.punt)).id);
	},
	async stop({ locals: { ctx }, params }) {
		await stopPatternSearch(ctx, (await getBareStoryPoint(ctx, params.punt)).id);
	}
};
