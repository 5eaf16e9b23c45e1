import { fail } from '@sveltejs/kit';
import { z } from 'zod';
import { listAccounts } from '#lib/people/server/account-queries.ts';
import { InviteForm, joinTicked, typed } from '#lib/people/server/forms.ts';
import { inviteColleague, listInvitations, withdrawInvitation } from '#lib/people/server/invitations.ts';
import { readForm } from '#lib/platform/form.ts';
import { idOf } from '#lib/platform/id.ts';
import { orProblem, Problem, STATUS } from '#lib/platform/problem.ts';
import type { Actions, PageServerLoad } from './$types';

const InvitationForm = z.object({ invitation: idOf<'invitation'>() });

export const load: PageServerLoad = async ({ locals: { ctx } }) => ({
	accounts: await listAccounts(ctx),
	invitations: await listInvitations(ctx)
});

export const actions: Actions = {
	async invite({ locals: { ctx }, request, url }) {
		const form = readForm(InviteForm, joinTicked(await request.formData(), 'roles'));
		if (!form.ok) {
			const { email, roles } = form.values;
			return fail(400, { email: typed(email), roles: typed(roles).split(','), issues: form.issues });
		}
		const { email, roles } = form.value;
		const link = await orProblem(inviteColleague(ctx, email, roles));
		if (link instanceof Problem) return fail(STATUS[link.kind], { email, roles, issues: { email: [link.code] } });
		return { invited: { email, link: url.origin + link } };
	},

	async withdraw({ locals: { ctx }, request }) {
		const form = readForm(InvitationForm, await request.formData());
		if (form.ok) await withdrawInvitation(ctx, form.value.invitation);
		return { withdrawn: true };
	}
};
