import { fail, redirect } from '@sveltejs/kit';
import { mayImportStories } from '#lib/collect/policy.ts';
import { getQuestionnaireFile, lookAtNextVersion, workOnFile } from '#lib/collect/server/questionnaire-files.ts';
import { orRefused, readPostedFile, textOf } from '#lib/collect/server/questionnaire-form.ts';
import { mayExport } from '#lib/explore/policy.ts';
import { orProblem, Problem, STATUS } from '#lib/platform/problem.ts';
import { messagesOf } from '#lib/platform/server/message-files.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx, language }, params, url, parent }) => {
	const schema = `${url.origin}/api/v1/schemas/vragenlijst.json`;
	const { point, questionnaire } = await getQuestionnaireFile(ctx, params.punt, schema);
	return {
		messages: { ...(await parent()).messages, ...messagesOf(language, ['designer']) },
		schema,
		mayExport: mayExport(ctx.actor),
		mayBringBack: mayImportStories(ctx.actor),
		version: point.questionnaireVersion,
		questions: questionnaire.questions.filter(({ type }) => type !== 'section').length
	};
};

export const actions: Actions = {
	lees: ({ locals: { ctx }, params, request }) =>
		orRefused(async () => {
			const file = await readPostedFile(request);
			if (!file) return fail(400, { choose: true });
			const next = await orProblem(lookAtNextVersion(ctx, params.punt, file.bytes, file.name));
			if (next instanceof Problem && next.kind === 'conflict') return fail(STATUS.conflict, { problem: next.code });
			if (next instanceof Problem) throw next;
			return { next };
		}),

	werk: ({ locals: { ctx }, params, request }) =>
		orRefused(async () => {
			const form = await request.formData();
			const revision = Number(textOf(form.get('revision')) || -1);
			const kept = await orProblem(workOnFile(ctx, params.punt, textOf(form.get('bestand')), revision));
			if (kept instanceof Problem && kept.kind === 'conflict') return fail(STATUS.conflict, { problem: kept.code });
			if (kept instanceof Problem) throw kept;
			redirect(303, `/werk/vertelpunten/${params.punt}/vragenlijst?melding=ingelezen`);
		})
};
