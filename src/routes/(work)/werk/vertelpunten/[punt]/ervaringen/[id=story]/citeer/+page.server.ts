import { getBareStoryPoint } from '#lib/collect/server/queries.ts';
import { quoteOnOpenPage } from '#lib/explore/server/open-quote-commands.ts';
import { getPassage, getQuotable } from '#lib/explore/server/open-quote-queries.ts';
import { orProblem, Problem, STATUS } from '#lib/platform/problem.ts';
import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx }, params, setHeaders }) => {
	const { id } = await getBareStoryPoint(ctx, params.punt);
	const quotable = await orProblem(getQuotable(ctx, id, params.id));
	setHeaders({ 'cache-control': 'private, no-store' });
	if (!(quotable instanceof Problem)) return { storyId: params.id, quotable };
	if (quotable.kind !== 'conflict') throw quotable;
	return { storyId: params.id, refused: quotable.code };
};

export const actions: Actions = {
	async preview({ locals: { ctx }, params, request }) {
		const { id } = await getBareStoryPoint(ctx, params.punt);
		const passage = await passageIn(request);
		const found = await orProblem(getPassage(ctx, id, params.id, passage));
		return found instanceof Problem ? refuse(found, passage) : { passage, preview: found.text };
	},

	async keep({ locals: { ctx }, params, request }) {
		const { id } = await getBareStoryPoint(ctx, params.punt);
		const passage = await passageIn(request);
		const kept = await orProblem(quoteOnOpenPage(ctx, id, params.id, passage));
		if (kept instanceof Problem) return refuse(kept, passage);
		redirect(303, `/werk/vertelpunten/${params.punt}/open?geciteerd#citaten`);
	}
};

async function passageIn(request: Request): Promise<string> {
	const passage = (await request.formData()).get('passage');
	return typeof passage === 'string' ? passage.replaceAll('\0', '').slice(0, 20_000) : '';
}

function refuse(problem: Problem, passage: string) {
	if (problem.kind !== 'invalid' && problem.kind !== 'conflict') throw problem;
	return fail(STATUS[problem.kind], { passage, issue: problem.code });
}
