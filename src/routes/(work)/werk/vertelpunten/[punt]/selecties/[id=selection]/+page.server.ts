import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { getBareStoryPoint } from '#lib/collect/server/queries.ts';
import { mayExport, mayKeepSelections } from '#lib/explore/policy.ts';
import { NAME_MAX_LENGTH, QUESTION_MAX_LENGTH } from '#lib/explore/saved-selection.ts';
import { dropSelection, joinSelections } from '#lib/explore/server/commands.ts';
import { listExcerpts, readFilter } from '#lib/explore/server/dashboard-queries.ts';
import { listSelections, openSelection } from '#lib/explore/server/queries.ts';
import { readForm } from '#lib/platform/form.ts';
import { idOf } from '#lib/platform/id.ts';
import { Problem } from '#lib/platform/problem.ts';
import { mayPrepareTables } from '#lib/sensemaking/policy.ts';
import type { Actions, PageServerLoad } from './$types';

const PAGE_LENGTH = 50;

const JoinForm = z.object({
	name: z.string().trim().min(1).max(NAME_MAX_LENGTH),
	question: z.string().trim().max(QUESTION_MAX_LENGTH),
	andere: idOf<'selection'>(),
	wat: z.enum(['union', 'difference'])
});

export const load: PageServerLoad = async ({ locals: { ctx }, params, url, setHeaders }) => {
	const point = await getBareStoryPoint(ctx, params.punt);
	const { storyIds, withdrawnIds, ...selection } = await openSelection(ctx, point.id, params.id);
	const gone = new Set(withdrawnIds);
	const here = storyIds.filter((id) => !gone.has(id));
	const pages = Math.max(1, Math.ceil(here.length / PAGE_LENGTH));
	const number = Math.min(Math.max(Math.trunc(Number(url.searchParams.get('pagina'))) || 1, 1), pages);
	const others = (await listSelections(ctx, point.id)).filter(({ id }) => id !== params.id);
	const listed = here.slice((number - 1) * PAGE_LENGTH, number * PAGE_LENGTH);
	setHeaders({ 'cache-control': 'private, no-store' });
	return {
		selection,
		stories: here.length,
		withdrawn: withdrawnIds.length,
		excerpts: await listExcerpts(ctx, point.id, listed, ''),
		others: others.map(({ id, name }) => ({ id, name })),
		page: { number, of: pages },
		filter: await readFilter(ctx, point.id, selection.clauses),
		may: { drop: mayKeepSelections(ctx.actor), export: mayExport(ctx.actor), prepare: mayPrepareTables(ctx.actor) }
	};
};

export const actions: Actions = {
	async join({ locals: { ctx }, params, request }) {
		const form = readForm(JoinForm, await request.formData());
		if (!form.ok) return fail(400, form);
		const point = await getBareStoryPoint(ctx, params.punt);
		const { name, question, andere, wat: by } = form.value;
		try {
			const id = await joinSelections(ctx, point.id, { by, of: [params.id, andere], name, question });
			redirect(303, `/werk/vertelpunten/${params.punt}/selecties/${id}`);
		} catch (problem) {
			if (!(problem instanceof Problem) || problem.code !== 'explore.selection.empty') throw problem;
			return fail(400, { ok: false as const, values: form.value, issues: { andere: ['nothing'] } });
		}
	},
	async drop({ locals: { ctx }, params }) {
		const point = await getBareStoryPoint(ctx, params.punt);
		await dropSelection(ctx, point.id, params.id);
		redirect(303, `/werk/vertelpunten/${params.punt}/selecties`);
	}
};
