import { fail } from '@sveltejs/kit';
import { storyPointNotFound } from '#lib/collect/problems.ts';
import { stopLetters } from '#lib/collect/server/campaign/guests.ts';
import { findStoryPoint } from '#lib/collect/server/queries.ts';
import { orProblem, Problem, STATUS } from '#lib/platform/problem.ts';
import { messagesOf } from '#lib/platform/server/message-files.ts';
import { inLanguage } from '#lib/signify/words.ts';
import type { Actions, PageServerLoad } from './$types';

/** Only asks: programs that read somebody's mail open its links too. */
export const load: PageServerLoad = async ({ locals, params }) => {
	const found = await findStoryPoint(locals.ctx, params.punt);
	if (!found) throw storyPointNotFound();
	const { ctx, point } = found;
	locals.ctx = ctx;
	return {
		messages: messagesOf(locals.language, ['platform', 'design', 'guest']),
		slug: point.slug,
		title: inLanguage(point.definition.title, locals.language)
	};
};

export const actions: Actions = {
	/** Pressed on this page, or by a mail program for its reader, which brings no session and no form of ours (RFC 8058). */
	async default({ locals, params }) {
		const found = await findStoryPoint(locals.ctx, params.punt);
		if (!found) throw storyPointNotFound();
		const stopped = await orProblem(stopLetters(found.ctx, found.point.id, params.bewijs));
		return stopped instanceof Problem ? fail(STATUS[stopped.kind], { problem: stopped.code }) : { stopped: true };
	}
};
