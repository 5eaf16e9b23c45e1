import { error, redirect } from '@sveltejs/kit';
import { ownCopy } from '#lib/collect/own-copy.ts';
import { readPassCookie } from '#lib/collect/server/follow-cookies.ts';
import { getFollowedStory } from '#lib/collect/server/follow.ts';
import { longDate } from '#lib/collect/ui/long-date.ts';
import { sayFrom } from '#lib/platform/messages.ts';
import { orProblem, Problem } from '#lib/platform/problem.ts';
import { messagesOf } from '#lib/platform/server/message-files.ts';
import type { RequestHandler } from './$types';

/** The teller's own copy, as a file that opens anywhere. */
export const GET: RequestHandler = async (event) => {
	const { ctx, language } = event.locals;
	const followed = await orProblem(getFollowedStory(ctx, readPassCookie(event) ?? ''));
	if (followed instanceof Problem) redirect(303, '/volg?melding=om');
	const { story, questionnaire, point } = followed;
	if (story.at === 'withdrawn') error(404, 'platform.not-found');

	const say = sayFrom(messagesOf(language, ['tell']), language);
	const draft = { ...story, key: '', step: 'sent', title: story.title ?? '' } as const;
	const copy = { draft, told: longDate(story.toldAt, language) };
	return new Response(ownCopy([copy], { questionnaire, consents: point.definition.consents }, language, say), {
		headers: {
			'content-type': 'text/html; charset=utf-8',
			'content-disposition': `attachment; filename="${say('tell.copy.file')}.html"`,
			'cache-control': 'no-store'
		}
	});
};
