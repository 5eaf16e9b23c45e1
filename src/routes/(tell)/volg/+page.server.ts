import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { deviceOf, forgetPass, keepDevice, keepPass, readPassCookie } from '#lib/collect/server/follow-cookies.ts';
import { PASS_MINUTES } from '#lib/collect/server/follow-pass.ts';
import { changeConsents, followStory, getFollowedStory, withdrawStory } from '#lib/collect/server/follow.ts';
import { findQuoteOf } from '#lib/explore/server/open-quote-queries.ts';
import { isOpenToAll } from '#lib/explore/server/open-queries.ts';
import { orProblem, Problem, STATUS } from '#lib/platform/problem.ts';
import { TELLER_LANGUAGES } from '#lib/platform/server/message-files.ts';
import { noteOn } from '#lib/platform/server/translations.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const pass = readPassCookie(event);
	const spoken = { languages: TELLER_LANGUAGES, note: noteOn(event.locals.language) };
	const notice = event.url.searchParams.get('melding');
	if (pass === undefined) return { ...spoken, followed: null, notice };

	const followed = await orProblem(getFollowedStory(event.locals.ctx, pass));
	if (followed instanceof Problem) {
		forgetPass(event);
		return { ...spoken, followed: null, notice: 'om' };
	}
	// From here on the page wears the theme of the organisation the story was told to.
	event.locals.ctx = followed.ctx;
	keepPass(event, followed.pass);
	const { story, questionnaire, point } = followed;
	return {
		...spoken,
		followed: { story, questionnaire, definition: point.definition, minutes: PASS_MINUTES },
		open: (await isOpenToAll(followed.ctx, point.id)) && {
			address: `/open/${point.slug}`,
			quoted: (await findQuoteOf(followed.ctx, point.id, story.id))?.text
		},
		isWithdrawing: event.url.searchParams.has('weghalen'),
		notice
	};
};

export const actions: Actions = {
	/** The code comes in the form, so that it is never in an address or a history. */
	async open(event) {
		const form = await event.request.formData();
		const device = deviceOf(event);
		const code = textIn(form, 'code');
		const pass = await orProblem(followStory(event.locals.ctx, code, device, event.getClientAddress()));
		if (pass instanceof Problem) {
			keepDevice(event, device);
			return fail(STATUS[pass.kind], { problem: pass.code, code: code.slice(0, 500) });
		}
		keepDevice(event, { ...device, isTrusted: true });
		keepPass(event, pass);
		redirect(303, '/volg');
	},

	async consents(event) {
		const form = await event.request.formData();
		const given = Object.fromEntries(form.getAll('toestemming').map((id) => [id as string, true as const]));
		return then(
			event,
			changeConsents(event.locals.ctx, readPassCookie(event) ?? '', given),
			'/volg?melding=toestemming'
		);
	},

	async withdraw(event) {
		return then(event, withdrawStory(event.locals.ctx, readPassCookie(event) ?? ''), '/volg');
	},

	leave(event) {
		forgetPass(event);
		redirect(303, '/volg?melding=gesloten');
	}
};

/** A pass whose minutes are over is no disaster: the page asks for the code again. */
async function then(event: RequestEvent, deed: Promise<void>, path: string): Promise<never> {
	const result = await orProblem(deed);
	if (result instanceof Problem && result.kind !== 'forbidden' && result.kind !== 'conflict') throw result;
	if (result instanceof Problem && result.kind === 'forbidden') {
		forgetPass(event);
		redirect(303, '/volg?melding=om');
	}
	redirect(303, path);
}

function textIn(form: FormData, name: string): string {
	const value = form.get(name);
	return typeof value === 'string' ? value : '';
}
