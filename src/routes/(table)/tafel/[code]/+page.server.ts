import { fail, redirect } from '@sveltejs/kit';
import { orProblem, Problem, STATUS } from '#lib/platform/problem.ts';
import { FIRST_NAME_MAX_LENGTH } from '#lib/sensemaking/board/board-document.ts';
import { findSeat } from '#lib/sensemaking/server/board/board-queries.ts';
import { sitDown } from '#lib/sensemaking/server/board/board-door.ts';
import { knock } from '#lib/sensemaking/server/board/boards.ts';
import { keepSeatToken, readSeatToken } from '#lib/sensemaking/server/board/seat-cookie.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locals, params } = event;
	const seated = await orProblem(findSeat(locals.ctx, params.code, readSeatToken(event)));
	const found =
		seated instanceof Problem ? await orProblem(knock(locals.ctx, params.code, event.getClientAddress())) : seated;
	if (found instanceof Problem) {
		if (found.kind === 'not-found') redirect(303, '/tafel?onbekend');
		throw found;
	}
	// From here on the page wears the theme of the organisation whose table it is.
	locals.ctx = found.ctx;
	const { title, question, code } = found;
	if (seated instanceof Problem) return { title, code, seated: null };
	return {
		title,
		code,
		seated: {
			question,
			seat: seated.seat,
			tableId: seated.tableId,
			codes: [...seated.place.cards.keys()],
			// What the facilitator should know of a step is not for the phones.
			steps: seated.agenda.map(({ id, kind, title }) => ({ id, kind, title }))
		}
	};
};

export const actions: Actions = {
	async default(event) {
		const typed = (await event.request.formData()).get('naam');
		const name = typeof typed === 'string' ? typed.trim() : '';
		if (name.length > FIRST_NAME_MAX_LENGTH) return fail(400, { problem: 'board.name.wrong', name });
		const token = await orProblem(sitDown(event.locals.ctx, event.params.code, event.getClientAddress(), name));
		if (token instanceof Problem) return fail(STATUS[token.kind], { problem: token.code, name });
		keepSeatToken(event, token);
		redirect(303, `/tafel/${event.params.code}`);
	}
};
