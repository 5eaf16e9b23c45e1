import { redirect } from '@sveltejs/kit';
import { openTellerDoor } from '#lib/collect/server/teller-door.ts';
import { readCode } from '#lib/collect/via.ts';
import { forgetSession } from '#lib/people/server/session-cookie.ts';
import { endOwnSession } from '#lib/people/server/sessions.ts';
import { messagesOf } from '#lib/platform/server/message-files.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url, setHeaders }) => {
	// The door of the story point forgets who is signed in.
	const isSignedIn = locals.ctx.actor.kind === 'member';
	const door = await openTellerDoor(locals.ctx, { slug: params.punt, url, wish: locals.language });
	locals.ctx = door.ctx;
	locals.language = door.spoken;
	const messages = { ...door.messages, ...messagesOf(door.spoken, ['kiosk']) };
	setHeaders({ 'cache-control': 'no-store' });
	return { language: door.language, messages, page: { ...door.page, messages, isKiosk: true, isSignedIn } };
};

export const actions: Actions = {
	/** The member of the team who opened the kiosk leaves the device to tellers. */
	async leave(event) {
		const { ctx, sessionId } = event.locals;
		const via = readCode((await event.request.formData()).get('via'));
		if (sessionId) await endOwnSession(ctx, sessionId);
		forgetSession(event);
		redirect(303, via ? `?via=${via}` : '?');
	}
};
