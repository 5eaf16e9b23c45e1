import { fail, redirect } from '@sveltejs/kit';
import { changeRoles, closeAccount } from '#lib/people/server/account-commands.ts';
import { getAccount } from '#lib/people/server/account-queries.ts';
import { joinTicked, RolesForm, typed } from '#lib/people/server/forms.ts';
import { offerNewPassword } from '#lib/people/server/invitations.ts';
import { readForm } from '#lib/platform/form.ts';
import { orProblem, Problem, STATUS } from '#lib/platform/problem.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx }, params }) => ({
	account: await getAccount(ctx, params.account)
});

export const actions: Actions = {
	async roles({ locals: { ctx }, params, request }) {
		const form = readForm(RolesForm, joinTicked(await request.formData(), 'roles'));
		if (!form.ok) return fail(400, { roles: typed(form.values.roles).split(','), issues: form.issues });
		const refused = await orProblem(changeRoles(ctx, params.account, form.value.roles));
		if (refused) return fail(STATUS[refused.kind], { roles: form.value.roles, problem: refused.code });
		return { done: 'people.account.roles.done' };
	},

	async password({ locals: { ctx }, params, url }) {
		const link = await orProblem(offerNewPassword(ctx, params.account));
		if (link instanceof Problem) return fail(STATUS[link.kind], { problem: link.code });
		return { link: url.origin + link };
	},

	async close({ locals: { ctx }, params }) {
		const refused = await orProblem(closeAccount(ctx, params.account));
		if (refused) return fail(STATUS[refused.kind], { problem: refused.code });
		redirect(303, '/werk/beheer/accounts');
	}
};
