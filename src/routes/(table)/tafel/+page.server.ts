import { fail, redirect } from '@sveltejs/kit';
import { orProblem, Problem, STATUS } from '#lib/platform/problem.ts';
import { knock } from '#lib/sensemaking/server/board/boards.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url }) => ({ isUnknown: url.searchParams.has('onbekend') });

export const actions: Actions = {
	async default({ locals: { ctx }, request, getClientAddress }) {
		const typed = (await request.formData()).get('code');
		const code = typeof typed === 'string' ? typed.slice(0, 40) : '';
		const found = await orProblem(knock(ctx, code, getClientAddress()));
		if (found instanceof Problem) return fail(STATUS[found.kind], { problem: found.code, code });
		redirect(303, `/tafel/${found.code}`);
	}
};
