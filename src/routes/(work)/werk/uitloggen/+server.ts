import { redirect } from '@sveltejs/kit';
import { forgetSession } from '#lib/people/server/session-cookie.ts';
import { endOwnSession } from '#lib/people/server/sessions.ts';
import { SIGN_IN } from '#lib/people/way-back.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async (event) => {
	const { ctx, sessionId } = event.locals;
	if (sessionId) await endOwnSession(ctx, sessionId);
	forgetSession(event);
	redirect(303, SIGN_IN);
};
