import { directionOf, formCode } from '#lib/collect/paper.ts';
import { pageCss } from '#lib/collect/server/paper-page.ts';
import { getPaper } from '#lib/collect/server/paper-queries.ts';
import { isLanguage, messagesOf } from '#lib/platform/server/message-files.ts';
import { sayFrom } from '#lib/platform/messages.ts';
import { inLanguage } from '#lib/signify/words.ts';
import type { RequestHandler } from './$types';

/** Page numbers and the code of the form stand in the margins of the page, where only a stylesheet can put them. */
export const GET: RequestHandler = async ({ locals: { ctx, language: ours }, params, url }) => {
	const { point } = await getPaper(ctx, params.punt);
	const wish = url.searchParams.get('formulier') ?? ours;
	const language = isLanguage(wish) ? wish : 'nl';
	const say = sayFrom(messagesOf(language, ['paper']), language);
	const title = inLanguage(point.definition.title, wish);
	const footer = say('paper.footer', { title, code: formCode(point.id), version: point.questionnaireVersion });
	const css = pageCss(directionOf(language), footer, say('paper.page', { page: '\0page\0', pages: '\0pages\0' }));
	return new Response(css, { headers: { 'content-type': 'text/css; charset=utf-8' } });
};
