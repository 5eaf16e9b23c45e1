import { fail, redirect } from '@sveltejs/kit';
import { startStoryPoint } from '#lib/collect/server/point-commands.ts';
import { readNewPoint } from '#lib/collect/server/point-form.ts';
import { listStoryPoints } from '#lib/collect/server/queries.ts';
import { mayOpenStoryPoints } from '#lib/collect/policy.ts';
import { TEMPLATES } from '#lib/collect/templates/templates.ts';
import { typed } from '#lib/people/server/forms.ts';
import { orProblem, Problem, STATUS } from '#lib/platform/problem.ts';
import { authorise } from '#lib/platform/server/context.ts';
import { minutesFor } from '#lib/signify/advice.ts';
import { inLanguage } from '#lib/signify/words.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx, language }, url }) => {
	authorise(mayOpenStoryPoints(ctx.actor));
	const points = [...(await listStoryPoints(ctx)), ...(await listStoryPoints(ctx, 'archived'))];
	return {
		templates: TEMPLATES.map(({ id, about, definition, questionnaire }) => ({
			id,
			title: inLanguage(definition.title, language),
			about: inLanguage(about, language),
			count: questionnaire.questions.length,
			minutes: minutesFor(questionnaire)
		})),
		points: points.map(({ slug, definition }) => ({ slug, title: inLanguage(definition.title, language) })),
		copy: url.searchParams.get('kopie')
	};
};

export const actions: Actions = {
	async default({ locals: { ctx, language }, request }) {
		const form = await request.formData();
		const values = { title: typed(form.get('title')), slug: typed(form.get('slug')), begin: typed(form.get('begin')) };
		const read = readNewPoint(form);
		if (!read.ok) return fail(400, { ...values, issues: read.issues });

		const { slug, title, beginning } = read;
		const started = await orProblem(startStoryPoint(ctx, { slug, title, language, beginning }));
		if (started instanceof Problem && started.kind === 'forbidden') throw started;
		if (started instanceof Problem)
			return fail(STATUS[started.kind], { ...values, slug, issues: { slug: [started.code] } });
		redirect(303, `/werk/vertelpunten/${slug}/vragenlijst`);
	}
};
