import { randomBytes } from 'node:crypto';
import { fail } from '@sveltejs/kit';
import { answersAt } from '#lib/collect/entrance.ts';
import { readCode } from '#lib/collect/via.ts';
import { storyPointClosed, storyPointNotOpenYet } from '#lib/collect/problems.ts';
import { findProgress } from '#lib/collect/server/campaign/progress.ts';
import { tellStory } from '#lib/collect/server/commands.ts';
import { findEntrance } from '#lib/collect/server/entrances.ts';
import { knock, languageFor, openTellerDoor } from '#lib/collect/server/teller-door.ts';
import type { FoundStoryPoint } from '#lib/collect/server/queries.ts';
import { openingOf } from '#lib/collect/story-point.ts';
import { keyFrom, newDraft, tellingOf, type Draft } from '#lib/collect/telling-draft.ts';
import { draftFromForm, hiddenFields } from '#lib/collect/telling-form.ts';
import { takeTurn, wayFrom, type Asked } from '#lib/collect/telling-steps.ts';
import { isOpenToAll } from '#lib/explore/server/open-queries.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { newId } from '#lib/platform/server/new-id.ts';
import { Problem } from '#lib/platform/problem.ts';
import { checkOne } from '#lib/signify/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const begun = locals.begunVersion ?? Number(url.searchParams.get('versie'));
	const door = await openTellerDoor(locals.ctx, { slug: params.punt, url, wish: locals.language, begun });
	// From here on the page wears the theme of the organisation that asks.
	locals.ctx = door.ctx;
	locals.language = door.spoken;
	const progress = await findProgress(door.ctx, door.point, door.spoken);
	const point = { ...door.page.point, hasOpenPage: (await isOpenToAll(door.ctx, door.point.id)) || undefined };
	return { language: door.language, messages: door.messages, page: { ...door.page, point, progress } };
};

export const actions: Actions = {
	/** One step of a telling by ordinary form. Nothing is kept here before the last one: the form carries it all. */
	async default({ locals, params, request, url }) {
		const form = await request.formData();
		const { ctx, point, questionnaire } = await knock(locals.ctx, params.punt, Number(form.get('versie')));
		// The page that answers asks the same questions.
		locals.begunVersion = point.questionnaireVersion;
		const asked: Asked = { questionnaire, consents: point.definition.consents };
		const language = languageFor(point.definition.languages, url, [locals.language]);
		const draft =
			draftFromForm(asked, form, language, point.questionnaireVersion) ??
			(await beginning(ctx, point, asked, language, readCode(form.get('via'))));

		const today = ctx.now.toISOString().slice(0, 10);
		const turn = takeTurn(asked, draft, wayFrom(form.get('naar')), (question, answer) =>
			checkOne(question, answer, today)
		);
		if (!turn.send) {
			const answer = { draft: turn.draft, problems: turn.problems, hidden: hiddenFields(asked, turn.draft) };
			return Object.keys(turn.problems).length ? fail(400, answer) : answer;
		}
		try {
			const consentIds = point.definition.consents.map(({ id }) => id);
			const telling = tellingOf(turn.draft, questionnaire, consentIds, ctx.now);
			return { draft: turn.draft, receipt: await tellStory(ctx, point, telling, 'web') };
		} catch (problem) {
			// Without the page these words would be nowhere.
			if (!(problem instanceof Problem)) throw problem;
			return fail(409, { draft, hidden: hiddenFields(asked, draft), refused: problem.code });
		}
	}
};

async function beginning(
	ctx: Context,
	point: FoundStoryPoint['point'],
	{ questionnaire }: Asked,
	language: string,
	via: string | undefined
): Promise<Draft> {
	const opening = openingOf(point, ctx.now);
	if (opening === 'not-yet') throw storyPointNotOpenYet();
	if (opening === 'closed') throw storyPointClosed();
	const identity = { id: newId<'story'>(ctx.now), key: keyFrom(randomBytes(16)) };
	const entrance = await findEntrance(ctx, point.id, via);
	const arrival = entrance && { via: entrance.code, answers: answersAt(entrance, questionnaire) };
	return newDraft(identity, language, point.questionnaireVersion, questionnaire.openings, arrival);
}
