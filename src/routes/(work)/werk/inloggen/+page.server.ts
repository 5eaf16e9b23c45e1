import { fail, redirect } from '@sveltejs/kit';
import { SignInForm, typed } from '#lib/people/server/forms.ts';
import { listOrganisations } from '#lib/people/server/organisations.ts';
import { keepKnown, keepSession, readKnown } from '#lib/people/server/session-cookie.ts';
import { signIn } from '#lib/people/server/sign-in.ts';
import { wayOn } from '#lib/people/way-back.ts';
import { readForm } from '#lib/platform/form.ts';
import { orProblem, Problem, STATUS } from '#lib/platform/problem.ts';
import { forOrganisation } from '#lib/platform/server/context.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx }, url }) => {
	if (ctx.actor.kind === 'member') redirect(303, wayOn(url.searchParams.get('naar')));
	const organisations = await listOrganisations(ctx);
	return { organisations: organisations.map(({ slug, name }) => ({ slug, name })) };
};

export const actions: Actions = {
	async default(event) {
		const { locals, request, url, getClientAddress } = event;
		const form = readForm(SignInForm, await request.formData());
		if (!form.ok) return fail(400, { email: typed(form.values.email), issues: form.issues });

		const { organisation, ...credentials } = form.value;
		const organisations = await listOrganisations(locals.ctx);
		const home = organisations.find(({ slug }) => slug === organisation) ?? organisations[0];
		if (!home) return fail(403, { email: credentials.email, problem: 'people.sign-in.refused' });

		const device = {
			userAgent: request.headers.get('user-agent') ?? '',
			address: getClientAddress(),
			known: readKnown(event)
		};
		const inside = await orProblem(signIn(await forOrganisation(locals.ctx, home.id), credentials, device));
		if (inside instanceof Problem)
			return fail(STATUS[inside.kind], { email: credentials.email, organisation: home.slug, problem: inside.code });

		keepSession(event, inside.session);
		keepKnown(event, inside.known);
		redirect(303, wayOn(url.searchParams.get('naar')));
	}
};
