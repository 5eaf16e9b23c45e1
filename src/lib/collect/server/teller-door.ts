/** What a teller's page is given, on their own device and on a screen for everybody. */
import { chosenLanguage } from '#lib/platform/language.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { isLanguage, messagesOf, type Language } from '#lib/platform/server/message-files.ts';
import { noteOn } from '#lib/platform/server/translations.ts';
import { inOneLanguage } from '#lib/signify/one-language.ts';
import { ownWordsOf } from '#lib/signify/question-types/own-words.ts';
import { inLanguage } from '#lib/signify/words.ts';
import { answersAt } from '../entrance.ts';
import { storyPointNotFound } from '../problems.ts';
import { openingOf } from '../story-point.ts';
import { readCode } from '../via.ts';
import { findEntrance } from './entrances.ts';
import { findAskedVersion, findStoryPoint, type FoundStoryPoint } from './queries.ts';

interface Asked {
	readonly slug: string;
	readonly url: URL;
	/** The language of the screens, for whoever chose none. */
	readonly wish: Language;
	/** The version of the questionnaire somebody began with; what never was is passed over. */
	readonly begun?: number;
}

/** @throws Problem `not-found` */
export async function openTellerDoor(visitor: Context, { slug, url, wish, begun }: Asked) {
	const { ctx, point, questionnaire } = await knock(visitor, slug, begun);
	const { languages } = point.definition;
	const entrance = await findEntrance(ctx, point.id, readCode(url.searchParams.get('via')));
	const language = languageFor(languages, url, [entrance?.language, wish]);
	/** The screens may not know the language in which the questions are asked. */
	const spoken = isLanguage(language) ? language : wish;
	const definition = inOneLanguage(point.definition, language, languages);
	const messages = messagesOf(spoken, [
		'design',
		'reading',
		'language',
		'signify',
		'tell',
		'keep',
		'helper',
		...ownWordsOf(questionnaire)
	]);
	return {
		ctx,
		point,
		spoken,
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
				consents: definition.consents,
				...(entrance && { arrival: { via: entrance.code, answers: answersAt(entrance, questionnaire) } })
			},
			opening: {
				is: openingOf(point, ctx.now),
				from: point.opensAt?.toISOString() ?? null,
				until: point.closesAt?.toISOString() ?? null
			}
		}
	};
}

/**
 * @param begun  the version somebody began with, who finishes that one; what never was is passed over
 * @throws Problem `not-found`
 */
export async function knock(ctx: Context, slug: string, begun = 0): Promise<FoundStoryPoint> {
	const found = await findStoryPoint(ctx, slug);
	if (!found) throw storyPointNotFound();
	const questionnaire = begun && (await findAskedVersion(found.ctx, found.point, begun));
	if (!questionnaire) return found;
	return { ...found, questionnaire, point: { ...found.point, questionnaireVersion: begun } };
}

/** What the teller chose, if the story point speaks it; else what their entrance or browser asks for, or what it speaks first. */
export function languageFor(spoken: readonly string[], url: URL, wishes: readonly (string | undefined)[]): string {
	const chosen = chosenLanguage(url);
	return [chosen, ...wishes].find((language) => language && spoken.includes(language)) ?? spoken[0]!;
}

/** Whether the address asks for a language that the story point does not speak. */
function isUnknown(spoken: readonly string[], url: URL): boolean {
	const chosen = chosenLanguage(url);
	return chosen !== null && !spoken.includes(chosen);
}
