import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { mayOpenStoryPoints } from '#lib/collect/policy.ts';
import { lookAtFile, openFromFile } from '#lib/collect/server/questionnaire-files.ts';
import { orRefused, readPostedFile, readRemarks, textOf } from '#lib/collect/server/questionnaire-form.ts';
import { readForm } from '#lib/platform/form.ts';
import { orProblem, Problem, STATUS } from '#lib/platform/problem.ts';
import { authorise } from '#lib/platform/server/context.ts';
import type { Actions, PageServerLoad } from './$types';

const ConfirmForm = z.object({
	bestand: z.string().min(1),
	gelezen: z.string(),
	naam: z.string().trim().min(1, 'questionnaire-files.name.missing').max(200),
	welkom: z.string().max(20_000),
	dank: z.string().max(20_000)
});

export const load: PageServerLoad = ({ locals: { ctx } }) => {
	authorise(mayOpenStoryPoints(ctx.actor));
};

export const actions: Actions = {
	lees: ({ locals: { ctx }, request }) =>
		orRefused(async () => {
			const file = await readPostedFile(request);
			return file ? { read: lookAtFile(ctx, file.bytes, file.name) } : fail(400, { choose: true });
		}),

	bewaar: ({ locals: { ctx }, request }) =>
		orRefused(async () => {
			const form = readForm(ConfirmForm, await request.formData());
			const sent = form.ok ? form.value : form.values;
			const name = textOf(sent.naam);
			const read = {
				...lookAtFile(ctx, new TextEncoder().encode(textOf(sent.bestand)), name),
				...readRemarks(textOf(sent.gelezen)),
				welcome: textOf(sent.welkom),
				thanks: textOf(sent.dank)
			};
			if (!form.ok) return fail(400, { read, name, wrong: 'questionnaire-files.name.missing' });

			const { bestand, naam, welkom, dank } = form.value;
			const slug = await orProblem(openFromFile(ctx, bestand, { name: naam, welcome: welkom, thanks: dank }));
			if (slug instanceof Problem) return fail(STATUS[slug.kind], { read, name, wrong: slug.code });
			redirect(303, `/werk/vertelpunten/${slug}/vragenlijst?melding=ingelezen`);
		})
};
