import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { mayOpenStoryPoints } from '#lib/collect/policy.ts';
import { lookAtFile, openFromFile, type LookedAt } from '#lib/collect/server/questionnaire-files.ts';
import { readForm } from '#lib/platform/form.ts';
import { orProblem, Problem, STATUS } from '#lib/platform/problem.ts';
import { authorise } from '#lib/platform/server/context.ts';
import { ImportRefused } from '#lib/signify/imports/refused.ts';
import type { Actions, PageServerLoad } from './$types';

const ConfirmForm = z.object({
	bestand: z.string().min(1),
	naam: z.string().trim().min(1, 'questionnaire-files.name.missing').max(200),
	welkom: z.string().max(20_000),
	dank: z.string().max(20_000)
});

export const load: PageServerLoad = ({ locals: { ctx } }) => {
	authorise(mayOpenStoryPoints(ctx.actor));
};

const refused = ({ code, params }: ImportRefused) => fail(400, { refused: { code, params } });

export const actions: Actions = {
	async lees({ locals: { ctx }, request }) {
		const file = (await request.formData()).get('bestand');
		if (!(file instanceof File) || file.name === '') return fail(400, { choose: true });
		try {
			return { read: lookAtFile(ctx, new Uint8Array(await file.arrayBuffer()), file.name) };
		} catch (problem) {
			if (problem instanceof ImportRefused) return refused(problem);
			throw problem;
		}
	},

	async bewaar({ locals: { ctx }, request }) {
		const form = readForm(ConfirmForm, await request.formData());
		const sent = form.ok ? form.value : form.values;
		let read: LookedAt;
		try {
			read = lookAtFile(ctx, new TextEncoder().encode(textOf(sent.bestand)), textOf(sent.naam));
		} catch (problem) {
			if (problem instanceof ImportRefused) return refused(problem);
			throw problem;
		}
		const again = { ...read, welcome: textOf(sent.welkom), thanks: textOf(sent.dank) };
		const name = textOf(sent.naam);
		if (!form.ok) return fail(400, { read: again, name, wrong: 'questionnaire-files.name.missing' });

		const { bestand, naam, welkom, dank } = form.value;
		const slug = await orProblem(openFromFile(ctx, bestand, { name: naam, welcome: welkom, thanks: dank }));
		if (slug instanceof Problem) return fail(STATUS[slug.kind], { read: again, name, wrong: slug.code });
		redirect(303, `/werk/vertelpunten/${slug}/bestand?nieuw`);
	}
};

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
