import { record } from '#lib/platform/server/audit.ts';
import { authorise, inTransaction, type Context } from '#lib/platform/server/context.ts';
import { sayFrom } from '#lib/platform/messages.ts';
import { isLanguage, LANGUAGES, messagesOf } from '#lib/platform/server/message-files.ts';
import { idFromName } from '#lib/signify/imports/names.ts';
import type { ReadQuestionnaire } from '#lib/signify/imports/questionnaire/read.ts';
import { LARGEST_FILE, readQuestionnaireFrom } from '#lib/signify/imports/questionnaire/read-file.ts';
import { ImportRefused } from '#lib/signify/imports/refused.ts';
import { writeQuestionnaireFile } from '#lib/signify/questionnaire-file.ts';
import type { Questionnaire } from '#lib/signify/questionnaire.ts';
import { storeQuestionnaire } from '#lib/signify/server/commands.ts';
import { getQuestionnaire } from '#lib/signify/server/queries.ts';
import type { Words } from '#lib/signify/words.ts';
import { mayOpenStoryPoints } from '../policy.ts';
import type { StoryPoint } from '../story-point.ts';
import { openStoryPoint } from './commands.ts';
import { getBareStoryPoint } from './queries.ts';

/** A file as it was read, and the same as a file of our own, to send along with the confirmation. */
export interface LookedAt extends ReadQuestionnaire {
	readonly file: string;
}

/**
 * What is in a file; stores nothing.
 * @throws Problem `forbidden`; ImportRefused with what its owner can do about it
 */
export function lookAtFile(ctx: Context, bytes: Uint8Array, name: string): LookedAt {
	authorise(mayOpenStoryPoints(ctx.actor));
	const read = readQuestionnaireFrom(bytes, name);
	const file = JSON.stringify(JSON.parse(writeQuestionnaireFile(read.questionnaire, '')));
	if (Buffer.byteLength(file) > LARGEST_FILE) throw new ImportRefused('file-too-large', { most: LARGEST_FILE / 1000 });
	return { ...read, file };
}

interface NewPoint {
	readonly name: string;
	/** Where the file says nothing, we say something that is to be looked at. */
	readonly welcome: string;
	readonly thanks: string;
}

/**
 * Opens a story point with the questionnaire of a file. It takes no experiences yet: nobody wrote its consents.
 * @param file  one of our own, as {@link lookAtFile} gave it
 * @returns the address of the point
 * @throws Problem `forbidden`, `conflict` when the address is taken; ImportRefused
 */
export async function openFromFile(ctx: Context, file: string, point: NewPoint): Promise<string> {
	authorise(mayOpenStoryPoints(ctx.actor));
	const { questionnaire } = readQuestionnaireFrom(new TextEncoder().encode(file), point.name);
	const slug = idFromName(point.name).replace(/^-+|-+$/g, '');

	return inTransaction(ctx, async (ctx) => {
		const stored = await storeQuestionnaire(ctx, questionnaire);
		const id = await openStoryPoint(ctx, {
			slug,
			definition: {
				title: Object.fromEntries(questionnaire.languages.map((language) => [language, point.name])),
				...wordsFor(questionnaire, point),
				languages: questionnaire.languages,
				consents: []
			},
			questionnaireId: stored.id,
			questionnaireVersion: stored.version,
			opensAt: null,
			closesAt: ctx.now
		});
		await record(ctx, 'collect.questionnaire.read-in', id);
		return slug;
	});
}

/** In the languages of the questionnaire that the house speaks, or else in the first that it does. */
function wordsFor({ languages }: Questionnaire, { welcome, thanks }: NewPoint) {
	const spoken = languages.filter(isLanguage);
	const own = languages[0] ?? 'nl';
	const say = (key: string): Words =>
		Object.fromEntries(
			(spoken.length > 0 ? spoken : [LANGUAGES[0]]).map((language) => [
				language,
				sayFrom(messagesOf(language, ['questionnaire-files']), language)(`questionnaire-files.point.${key}`)
			])
		);
	return {
		welcome: welcome ? { [own]: welcome } : say('welcome'),
		privacy: say('privacy'),
		thanks: thanks ? { [own]: thanks } : say('thanks')
	};
}

/**
 * The questionnaire of a point as a file of our own.
 * @throws Problem `forbidden`, `not-found`
 */
export async function getQuestionnaireFile(
	ctx: Context,
	slug: string,
	schema: string
): Promise<{ readonly point: StoryPoint; readonly questionnaire: Questionnaire; readonly file: string }> {
	authorise(mayOpenStoryPoints(ctx.actor));
	const point = await getBareStoryPoint(ctx, slug);
	const questionnaire = await getQuestionnaire(ctx, point.questionnaireId, point.questionnaireVersion);
	return { point, questionnaire, file: writeQuestionnaireFile(questionnaire, schema) };
}
