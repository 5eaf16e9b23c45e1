import { getStoryPoint } from '#lib/collect/server/queries.ts';
import { sharePreview } from '#lib/collect/server/preview.ts';
import { authorise } from '#lib/platform/server/context.ts';
import { messagesOf } from '#lib/platform/server/message-files.ts';
import { mayDesignQuestionnaires } from '#lib/signify/policy.ts';
import { dropWorkingCopy, getWorkingCopy } from '#lib/signify/server/drafts.ts';
import { listVersions } from '#lib/signify/server/queries.ts';
import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx, language }, params, url }) => {
	authorise(mayDesignQuestionnaires(ctx.actor));
	const { questionnaireId, state, definition } = await getStoryPoint(ctx, params.punt);
	const { questionnaire, revision, changedAt, version } = await getWorkingCopy(ctx, questionnaireId);
	const versions = await listVersions(ctx, questionnaireId);
	return {
		messages: messagesOf(language, ['platform', 'design', 'signify', 'collect', 'points', 'designer']),
		copy: { questionnaire, revision, savedAt: changedAt?.toISOString() ?? null, version },
		used: versions.flatMap(({ questionnaire }) => questionnaire.questions.map(({ id }) => id)),
		languages: definition.languages,
		state,
		published: url.searchParams.get('melding') === 'gepubliceerd'
	};
};

export const actions: Actions = {
	/** Shows the link once: it is nowhere kept. */
	async share({ locals: { ctx }, params, url }) {
		return { link: new URL(await sharePreview(ctx, params.punt), url.origin).href };
	},

	async drop({ locals: { ctx }, params, request }) {
		const { questionnaireId } = await getStoryPoint(ctx, params.punt);
		const revision = Number((await request.formData()).get('revision'));
		await dropWorkingCopy(ctx, questionnaireId, Number.isInteger(revision) ? revision : 0);
		redirect(303, `/werk/vertelpunten/${params.punt}/vragenlijst`);
	}
};
