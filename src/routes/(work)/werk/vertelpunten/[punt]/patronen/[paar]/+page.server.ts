import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { getBareStoryPoint } from '#lib/collect/server/queries.ts';
import { MARKS, NOTE_MAX_LENGTH } from '#lib/explore/pattern-mark.ts';
import { mayMarkPatterns } from '#lib/explore/policy.ts';
import { writeSelection } from '#lib/explore/selection-query.ts';
import { getDashboard, tidyAddress } from '#lib/explore/server/dashboard-queries.ts';
import { markPattern } from '#lib/explore/server/pattern-commands.ts';
import { getPattern } from '#lib/explore/server/pattern-queries.ts';
import { readForm } from '#lib/platform/form.ts';
import type { Actions, PageServerLoad } from './$types';

const MarkForm = z.object({ mark: z.enum(MARKS), note: z.string().trim().max(NOTE_MAX_LENGTH) });

export const load: PageServerLoad = async ({ locals: { ctx }, params, url, setHeaders }) => {
	const { id } = await getBareStoryPoint(ctx, params.punt);
	const tidy = await tidyAddress(ctx, id, url.searchParams);
	if (tidy !== undefined) redirect(303, url.pathname + (tidy && `?${tidy}`));

	const pattern = await getPattern(ctx, id, params.paar);
	const view = await getDashboard(ctx, id, url.searchParams);
	const dimensions = view.shapes.map(({ dimension }) => dimension);
	setHeaders({ 'cache-control': 'private, no-store' });
	return {
		pattern,
		view,
		queries: pattern.meetings.map(({ clauses }) => writeSelection({ clauses, words: '' }, dimensions)),
		may: { mark: mayMarkPatterns(ctx.actor) }
	};
};

export const actions: Actions = {
	async mark({ locals: { ctx }, params, request }) {
		const form = readForm(MarkForm, await request.formData());
		if (!form.ok) return fail(400, form);
		await markPattern(ctx, (await getBareStoryPoint(ctx, params.punt)).id, params.paar, form.value);
	}
};
