import { randomBytes } from 'node:crypto';
import { fail } from '@sveltejs/kit';
import { storyPointClosed, storyPointNotFound, storyPointNotOpenYet } from '#lib/collect/problems.ts';
import { tellStory } from '#lib/collect/server/commands.ts';
import { findStoryPoint, type FoundStoryPoint } from '#lib/collect/server/queries.ts';
import { openingOf } from '#lib/collect/story-point.ts';
import { keyFrom, newDraft, tellingOf, type Draft } from '#lib/collect/telling-draft.ts';
import { draftFromForm, hiddenFields } from '#lib/collect/telling-form.ts';
import { takeTurn, wayFrom, type Asked } from '#lib/collect/telling-steps.ts';
import { chosenLanguage } from '#lib/platform/language.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { isLanguage, messagesOf } from '#lib/platform/server/message-files.ts';
import { newId } from '#lib/platform/server/new-id.ts';
import { Problem } from '#lib/platform/problem.ts';
import { noteOn } from '#lib/platform/server/translations.ts';
import { checkOne } from '#lib/signify/answers.ts';
import { inOneLanguage } from '#lib/signify/one-language.ts';
import { needsOwnWords } from '#lib/signify/question-types/own-words.ts';
import { inLanguage } from '#lib/signify/words.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { ctx, point, questionnaire } = await find(locals.ctx, params.punt);
	// From here on the page wears the theme of the organisation that asks.
	locals.ctx = ctx;
	const { languages } = point.definition;
	const language = languageFor(languages, url, locals.language);
	if (isLanguage(language)) locals.language = language;
	const definition = inOneLanguage(point.definition, language, languages);
	const messages = messagesOf(locals.language, [
		'design',
		'reading',
		'language',
		'signify',
		'tell',
		'keep',
		...(needsOwnWords(questionnaire) ? (['types'] as const) : [])
	]);
	return {
		language,
		messages,
		page: {
			language,
			messages,
			note: noteOn(language),
			isUnknown: isUnknown(languages, url) || undefined,
			definition,
			point: {
				slug: point.slug,
				title: inLanguage(definition.title, language),
				questionnaireVersion: point.questionnaireVersion,
				questionnaire: inOneLanguage(questionnaire, language, languages),
				consents: definition.consents
			},
			opening: {
				is: openingOf(point, ctx.now),
				from: point.opensAt?.toISOString() ?? null,
				until: point.closesAt?.toISOString() ?? null
			}
		}
	};
};

export const actions: Actions = {
	/** One step of a telling by ordinary form. Nothing is kept here before the last one: the form carries it all. */
	async default({ locals, params, request, url }) {
		const { ctx, point, questionnaire } = await find(locals.ctx, params.punt);
		const asked: Asked = { questionnaire, consents: point.definition.consents };
		const language = languageFor(point.definition.languages, url, locals.language);
		const form = await request.formData();
		const draft =
			draftFromForm(asked, form, language, point.questionnaireVersion) ?? beginning(ctx, point, asked, language);

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

async function find(ctx: Context, slug: string): Promise<FoundStoryPoint> {
	const found = await findStoryPoint(ctx, slug);
	if (!found) throw storyPointNotFound();
	return found;
}

function beginning(ctx: Context, point: FoundStoryPoint['point'], asked: Asked, language: string): Draft {
	const opening = openingOf(point, ctx.now);
	if (opening === 'not-yet') throw storyPointNotOpenYet();
	if (opening === 'closed') throw storyPointClosed();
	const identity = { id: newId<'story'>(ctx.now), key: keyFrom(randomBytes(16)) };
	return newDraft(identity, language, point.questionnaireVersion, asked.questionnaire.openings);
}

/** What the teller chose, if the story point speaks it; else what it speaks first. */
function languageFor(spoken: readonly string[], url: URL, wish: string): string {
	const chosen = chosenLanguage(url);
	return [chosen, wish].find((language) => language !== null && spoken.includes(language)) ?? spoken[0] ?? wish;
}

/** Whether the address asks for a language that the story point does not speak. */
function isUnknown(spoken: readonly string[], url: URL): boolean {
	const chosen = chosenLanguage(url);
	return chosen !== null && !spoken.includes(chosen);
}
