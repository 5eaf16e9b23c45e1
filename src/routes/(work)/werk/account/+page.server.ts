import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { getOwnAccount } from '#lib/people/server/account-queries.ts';
import { NameForm, passwordForm, typed } from '#lib/people/server/forms.ts';
import { changeOwnName, changeOwnPassword } from '#lib/people/server/own-account.ts';
import { forgetSession, keepSession } from '#lib/people/server/session-cookie.ts';
import { endOwnSession, endOwnSessions, listOwnSessions } from '#lib/people/server/sessions.ts';
import { SIGN_IN } from '#lib/people/way-back.ts';
import { readForm } from '#lib/platform/form.ts';
import { idOf } from '#lib/platform/id.ts';
import { orProblem, Problem, STATUS } from '#lib/platform/problem.ts';
import type { Actions, PageServerLoad } from './$types';

const SessionForm = z.object({ session: idOf<'session'>() });

export const load: PageServerLoad = async ({ locals: { ctx, sessionId } }) => ({
	account: await getOwnAccount(ctx),
	sessions: (await listOwnSessions(ctx)).map((session) => ({ ...session, isThis: session.id === sessionId }))
});

export const actions: Actions = {
	async name({ locals: { ctx }, request }) {
		const form = readForm(NameForm, await request.formData());
		if (!form.ok) return fail(400, { name: typed(form.values.name), issues: form.issues });
		await changeOwnName(ctx, form.value.name);
		return { done: 'people.own.name.done' };
	},

	async password(event) {
		const { ctx } = event.locals;
		const { name, email } = await getOwnAccount(ctx);
		const form = readForm(passwordForm([name, email]), await event.request.formData());
		if (!form.ok) return fail(400, { issues: form.issues });

		const userAgent = event.request.headers.get('user-agent') ?? '';
		const session = await orProblem(changeOwnPassword(ctx, form.value, userAgent));
		if (session instanceof Problem) return fail(STATUS[session.kind], { issues: { current: [session.code] } });
		keepSession(event, session);
		return { done: 'people.own.password.done' };
	},

	async end({ locals: { ctx }, request }) {
		const form = readForm(SessionForm, await request.formData());
		if (form.ok) await endOwnSession(ctx, form.value.session);
		return { done: 'people.own.sessions.ended' };
	},

	async endAll(event) {
		await endOwnSessions(event.locals.ctx);
		forgetSession(event);
		redirect(303, SIGN_IN);
	}
};
