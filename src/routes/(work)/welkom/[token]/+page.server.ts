import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { renewForm, typed, welcomeForm } from '#lib/people/server/forms.ts';
import { keepKnown, keepSession } from '#lib/people/server/session-cookie.ts';
import { readTicket } from '#lib/people/server/ticket.ts';
import { acceptWelcome, getWelcome } from '#lib/people/server/welcome.ts';
import { linkNotValid } from '#lib/people/problems.ts';
import { readForm } from '#lib/platform/form.ts';
import { forOrganisation } from '#lib/platform/server/context.ts';
import { orProblem, Problem, STATUS } from '#lib/platform/problem.ts';
import type { Actions, PageServerLoad } from './$types';

/** The link itself says which organisation it is of. */
async function open(event: RequestEvent<{ token: string }>) {
	const ticket = readTicket(event.params.token);
	if (!ticket) throw linkNotValid();
	event.locals.ctx = await forOrganisation(event.locals.ctx, ticket.organisationId);
	return { ticket, ctx: event.locals.ctx };
}

export const load: PageServerLoad = async (event) => {
	const { ctx, ticket } = await open(event);
	return { welcome: await getWelcome(ctx, ticket) };
};

export const actions: Actions = {
	async default(event) {
		const { ctx, ticket } = await open(event);
		const welcome = await getWelcome(ctx, ticket);

		const sent = await event.request.formData();
		const form =
			welcome.kind === 'password'
				? readForm(renewForm([welcome.name ?? '', welcome.email ?? '']), sent)
				: readForm(welcomeForm(welcome.email), sent);
		if (!form.ok) {
			const { name, email } = form.values;
			return fail(400, { name: typed(name), email: typed(email), issues: form.issues });
		}

		const introduction = { name: '', email: undefined, ...form.value };
		const userAgent = event.request.headers.get('user-agent') ?? '';
		const inside = await orProblem(acceptWelcome(ctx, ticket, introduction, userAgent));
		if (inside instanceof Problem)
			return fail(STATUS[inside.kind], { name: introduction.name, email: '', problem: inside.code });

		keepSession(event, inside.session);
		keepKnown(event, inside.known);
		redirect(303, '/werk');
	}
};
