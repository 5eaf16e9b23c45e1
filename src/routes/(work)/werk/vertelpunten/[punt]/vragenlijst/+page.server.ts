import { getStoryPoint } from '#lib/collect/server/queries.ts';
import { sharePreview } from '#lib/collect/server/preview.ts';
import { authorise } from '#lib/platform/server/context.ts';
import { messagesOf } from '#lib/platform/server/message-files.ts';
import { mayDesignQuestionnaires } from '#lib/signify/policy.ts';
import { dropWorkingCopy, getWorkingCopy } from '#lib/signify/server/drafts.ts';
import { listVersions } from '#lib/signify/server/queries.ts';
import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

/** What somebody did before they came here. */
const NOTICES: Readonly<Partial<Record<string, string>>> = {
	gepubliceerd: 'designer.published',
	ingelezen: 'designer.read-in'
};

export const load: PageServerLoad = async ({ locals: { ctx, language }, params, url, parent }) => {
	authorise(mayDesignQuestionnaires(ctx.actor));
	const { questionnaireId, state, definition } = await getStoryPoint(ctx, params.punt);
	const { questionnaire, revision, changedAt, version } = await getWorkingCopy(ctx, questionnaireId);
	const versions = await listVersions(ctx, questionnaireId);
	return {
		messages: { ...(await parent()).messages, ...messagesOf(language, ['designer']) },
		copy: { questionnaire, revision, savedAt: changedAt?.toISOString() ?? null, version },
		used: versions.flatMap(({ questionnaire }) => questionnaire.questions.map(({ id }) => id)),
		languages: definition.languages,
		state,
		notice: NOTICES[url.searchParams.get('melding') ?? '']
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
