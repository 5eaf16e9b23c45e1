import { fail } from '@sveltejs/kit';
import { OrganisationForm, typed } from '#lib/people/server/forms.ts';
import { changeOrganisation, getOwnOrganisation } from '#lib/people/server/organisations.ts';
import { readForm } from '#lib/platform/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx } }) => ({ organisation: await getOwnOrganisation(ctx) });

export const actions: Actions = {
	async default({ locals: { ctx }, request }) {
		const form = readForm(OrganisationForm, await request.formData());
		if (!form.ok) {
			const { name, className, url } = form.values;
			return fail(400, { name: typed(name), className: typed(className), url: typed(url), issues: form.issues });
		}
		const { name, className, url } = form.value;
		await changeOrganisation(ctx, { name, theme: { className, url } });
		return { done: true };
	}
};
