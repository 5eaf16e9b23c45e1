import { fail, redirect } from '@sveltejs/kit';
import { getBareStoryPoint } from '#lib/collect/server/queries.ts';
import { makeCards } from '#lib/explore/server/card-commands.ts';
import { getPile, getPrintable, listCardQuestions } from '#lib/explore/server/card-queries.ts';
import { CARD_SIZES } from '#lib/explore/story-card.ts';
import { sayFrom } from '#lib/platform/messages.ts';
import { orProblem, Problem, STATUS } from '#lib/platform/problem.ts';
import { messagesOf } from '#lib/platform/server/message-files.ts';
import type { Actions, PageServerLoad } from './$types';

/** So many answers come along until somebody chooses. */
const USUAL_ANSWERS = 3;

export const load: PageServerLoad = async ({ locals: { ctx, language }, params, url, setHeaders }) => {
	const point = await getBareStoryPoint(ctx, params.punt);
	const printable = await getPrintable(ctx, point.id, params.id);
	const questions = await listCardQuestions(ctx, point.id);
	const asked = url.searchParams;
	const chosen = asked.has('formaat')
		? questions.map(({ id }) => id).filter((id) => asked.getAll('vraag').includes(id))
		: questions.slice(0, USUAL_ANSWERS).map(({ id }) => id);
	setHeaders({ 'cache-control': 'private, no-store' });
	const { storyIds, ...about } = printable;
	return {
		...about,
		stories: storyIds.length,
		size: CARD_SIZES.find((size) => size === asked.get('formaat')) ?? CARD_SIZES[0],
		questions,
		chosen,
		wishes: new URLSearchParams([
			['formaat', asked.get('formaat') ?? CARD_SIZES[0]],
			...chosen.map((id) => ['vraag', id])
		]).toString(),
		pile: asked.has('formaat')
			? await getPile(ctx, point.id, printable, {
					questions: chosen,
					part: Math.trunc(Number(asked.get('deel'))) || 1,
					language,
					heading: sayFrom(messagesOf(language, ['reports']), language)('reports.card.answers'),
					address: `${url.origin}/werk/vertelpunten/${point.slug}`
				})
			: undefined
	};
};

export const actions: Actions = {
	async default({ locals: { ctx }, params, request }) {
		const { id } = await getBareStoryPoint(ctx, params.punt);
		const form = await request.formData();
		const made = await orProblem(makeCards(ctx, id, params.id));
		if (made instanceof Problem && made.kind === 'conflict') return fail(STATUS.conflict, { nothing: true });
		if (made instanceof Problem) throw made;
		const size = CARD_SIZES.find((size) => size === form.get('formaat')) ?? CARD_SIZES[0];
		const wishes = new URLSearchParams({ formaat: size });
		for (const question of form.getAll('vraag')) if (typeof question === 'string') wishes.append('vraag', question);
		redirect(303, `?${wishes.toString()}`);
	}
};
