import { mayOpenStoryPoints } from '#lib/collect/policy.ts';
import { getStoryPoint } from '#lib/collect/server/queries.ts';
import { authorise } from '#lib/platform/server/context.ts';
import { messagesOf } from '#lib/platform/server/message-files.ts';
import { getWorkingCopy } from '#lib/signify/server/drafts.ts';
import { withoutEmptyTexts } from '#lib/signify/texts.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx, language }, params, url, parent }) => {
	authorise(mayOpenStoryPoints(ctx.actor));
	const { slug, definition, questionnaireId } = await getStoryPoint(ctx, params.punt);
	const { questionnaire } = await getWorkingCopy(ctx, questionnaireId);
	const asked = url.searchParams.get('in');
	return {
		messages: { ...(await parent()).messages, ...messagesOf(language, ['tell']) },
		definition,
		questionnaire: withoutEmptyTexts(questionnaire),
		slug,
		spoken: definition.languages.find((tag) => tag === asked) ?? definition.languages[0] ?? language
	};
};
