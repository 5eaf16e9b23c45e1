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
import { getWorkingCopy, saveWorkingCopy } from '#lib/signify/server/drafts.ts';
import { getQuestionnaire, listVersions } from '#lib/signify/server/queries.ts';
import { changesBetween, type Change } from '#lib/signify/version-diff.ts';
import { checkSuccession } from '#lib/signify/versions.ts';
import type { Words } from '#lib/signify/words.ts';
import { mayOpenStoryPoints } from '../policy.ts';
import type { StoryPoint } from '../story-point.ts';
import { openStoryPoint } from './commands.ts';
import { getBareStoryPoint, getStoryPoint } from './queries.ts';

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
 * Makes a story point with the questionnaire of a file. Only the team sees it: nobody wrote yet what happens with an experience.
 * @param file  one of our own, as {@link lookAtFile} gave it
 * @returns the address of the point
 * @throws Problem `forbidden`, `conflict` when the address is taken; ImportRefused
 */
export async function openFromFile(ctx: Context, file: string, point: NewPoint): Promise<string> {
	authorise(mayOpenStoryPoints(ctx.actor));
	const questionnaire = ownFile(file, point.name);
	const slug = idFromName(point.name).replace(/^-+|-+$/g, '');

	return inTransaction(ctx, async (ctx) => {
		const stored = await storeQuestionnaire(ctx, questionnaire);
		const id = await openStoryPoint(ctx, {
			slug,
			definition: {
				title: Object.fromEntries(questionnaire.languages.map((language) => [language, point.name])),
				...wordsFor(questionnaire, point),
				privacy: {},
				languages: questionnaire.languages,
				consents: []
			},
			questionnaireId: stored.id,
			questionnaireVersion: stored.version,
			opensAt: null,
			closesAt: null,
			state: 'draft'
		});
		await record(ctx, 'collect.questionnaire.read-in', id);
		return slug;
	});
}

const ownFile = (file: string, name: string): Questionnaire =>
	readQuestionnaireFrom(new TextEncoder().encode(file), name).questionnaire;

/** What a file would mean as the next version of what a point asks. */
export interface LookedAtNext extends LookedAt {
	readonly changes: readonly Change[];
	/** Of the working copy as it is now. */
	readonly revision: number;
	/** Since when somebody is working on one; it would be replaced. */
	readonly replaces: Date | null;
	/** Experiences told here. */
	readonly experiences: number;
}

/**
 * What a file would change at a point; stores nothing.
 * @throws Problem `forbidden`, `not-found`, `conflict` when old answers would lose their meaning; ImportRefused
 */
export async function lookAtNextVersion(
	ctx: Context,
	slug: string,
	bytes: Uint8Array,
	name: string
): Promise<LookedAtNext> {
	const read = lookAtFile(ctx, bytes, name);
	const { questionnaireId, experiences } = await getStoryPoint(ctx, slug);
	const { published, revision, changedAt } = await getWorkingCopy(ctx, questionnaireId);
	const versions = await listVersions(ctx, questionnaireId);
	checkSuccession(
		versions.map(({ questionnaire }) => questionnaire),
		read.questionnaire
	);
	const changes = changesBetween(published, read.questionnaire);
	return { ...read, changes, revision, replaces: changedAt, experiences };
}

/**
 * Makes a file the working copy of what a point asks. Tellers notice nothing of it before somebody publishes it.
 * @param file  one of our own, as {@link lookAtNextVersion} gave it
 * @throws Problem `forbidden`, `not-found`, `conflict` when somebody changed the working copy since; ImportRefused
 */
export async function workOnFile(ctx: Context, slug: string, file: string, revision: number): Promise<void> {
	authorise(mayOpenStoryPoints(ctx.actor));
	const questionnaire = ownFile(file, slug);
	await inTransaction(ctx, async (ctx) => {
		const { id, questionnaireId } = await getStoryPoint(ctx, slug);
		await saveWorkingCopy(ctx, questionnaireId, revision, questionnaire);
		await record(ctx, 'collect.questionnaire.read-next', id);
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
