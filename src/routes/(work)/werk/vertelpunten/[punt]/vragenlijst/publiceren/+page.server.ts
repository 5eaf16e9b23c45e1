import { fail, redirect } from '@sveltejs/kit';
import { publishQuestionnaire } from '#lib/collect/server/point-commands.ts';
import { getStoryPoint } from '#lib/collect/server/queries.ts';
import { orProblem, Problem, STATUS } from '#lib/platform/problem.ts';
import { authorise } from '#lib/platform/server/context.ts';
import { messagesOf } from '#lib/platform/server/message-files.ts';
import { faultsOf } from '#lib/signify/draft.ts';
import { mayDesignQuestionnaires } from '#lib/signify/policy.ts';
import { getWorkingCopy } from '#lib/signify/server/drafts.ts';
import { withoutEmptyTexts } from '#lib/signify/texts.ts';
import { changesBetween } from '#lib/signify/version-diff.ts';
import { inLanguage } from '#lib/signify/words.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx, language }, params, parent }) => {
	authorise(mayDesignQuestionnaires(ctx.actor));
	const { questionnaireId, experiences } = await getStoryPoint(ctx, params.punt);
	const copy = await getWorkingCopy(ctx, questionnaireId);
	const clean = withoutEmptyTexts(copy.questionnaire);
	return {
		messages: { ...(await parent()).messages, ...messagesOf(language, ['designer']) },
		revision: copy.revision,
		version: copy.version,
		experiences,
		changes: changesBetween(copy.published, clean),
		faults: faultsOf(copy.questionnaire).map((fault) => ({
			...fault,
			title: fault.index === undefined ? '' : inLanguage(clean.questions[fault.index]!.title, language)
		}))
	};
};

export const actions: Actions = {
	async default({ locals: { ctx }, params, request }) {
		const revision = Number((await request.formData()).get('revision'));
		const published = await orProblem(
			publishQuestionnaire(ctx, params.punt, Number.isInteger(revision) ? revision : -1)
		);
		if (published instanceof Problem && (published.kind === 'conflict' || published.kind === 'invalid'))
			return fail(STATUS[published.kind], { problem: published.code });
		if (published instanceof Problem) throw published;
		redirect(303, `/werk/vertelpunten/${params.punt}/vragenlijst?melding=gepubliceerd`);
	}
};
