import { openPreview } from '#lib/collect/server/preview.ts';
import { messagesOf } from '#lib/platform/server/message-files.ts';
import { ownWordsOf } from '#lib/signify/question-types/own-words.ts';
import { inLanguage } from '#lib/signify/words.ts';
import type { PageServerLoad } from './$types';

/** What tellers would be asked, for whoever was given the link. */
export const load: PageServerLoad = async ({ locals, params, url, setHeaders }) => {
	const { ctx, point, questionnaire } = await openPreview(locals.ctx, params.pas);
	// From here on the page wears the theme of the organisation that asks.
	locals.ctx = ctx;
	setHeaders({ 'x-robots-tag': 'noindex', 'referrer-policy': 'no-referrer' });
	const { definition } = point;
	const wish = url.searchParams.get('taal') ?? locals.language;
	const spoken = definition.languages.find((tag) => tag === wish) ?? definition.languages[0] ?? locals.language;
	return {
		messages: messagesOf(locals.language, [
			'platform',
			'design',
			'signify',
			'tell',
			'collect',
			'points',
			...ownWordsOf(questionnaire)
		]),
		definition,
		spoken,
		point: {
			slug: point.slug,
			title: inLanguage(definition.title, spoken),
			questionnaireVersion: point.questionnaireVersion,
			questionnaire,
			consents: definition.consents
		}
	};
};
