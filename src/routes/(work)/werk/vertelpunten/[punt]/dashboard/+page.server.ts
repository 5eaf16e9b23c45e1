import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { getBareStoryPoint } from '#lib/collect/server/queries.ts';
import { mayExport, mayKeepSelections } from '#lib/explore/policy.ts';
import { NAME_MAX_LENGTH, QUESTION_MAX_LENGTH } from '#lib/explore/saved-selection.ts';
import { keepSelection } from '#lib/explore/server/commands.ts';
import { getDashboard, listMatching, tidyAddress } from '#lib/explore/server/dashboard-queries.ts';
import { readForm } from '#lib/platform/form.ts';
import type { Actions, PageServerLoad } from './$types';

const KeepForm = z.object({
	name: z.string().trim().min(1).max(NAME_MAX_LENGTH),
	question: z.string().trim().max(QUESTION_MAX_LENGTH),
	filter: z.string().max(20_000)
});

export const load: PageServerLoad = async ({ locals: { ctx }, params, url, setHeaders }) => {
	const { id } = await getBareStoryPoint(ctx, params.punt);
	const tidy = await tidyAddress(ctx, id, url.searchParams);
	if (tidy !== undefined) redirect(303, url.pathname + (tidy && `?${tidy}`));

	setHeaders({ 'cache-control': 'private, no-store' });
	return {
		view: await getDashboard(ctx, id, url.searchParams),
		may: { keep: mayKeepSelections(ctx.actor), export: mayExport(ctx.actor) }
	};
};

export const actions: Actions = {
	async keep({ locals: { ctx }, params, request }) {
		const form = readForm(KeepForm, await request.formData());
		if (!form.ok) return fail(400, form);

		const point = await getBareStoryPoint(ctx, params.punt);
		const { name, question, filter } = form.value;
		const { ids, query } = await listMatching(ctx, point.id, new URLSearchParams(filter));
		const kept = await keepSelection(ctx, point.id, { name, question, clauses: query, storyIds: ids });
		redirect(303, `/werk/vertelpunten/${params.punt}/selecties/${kept}`);
	}
};
