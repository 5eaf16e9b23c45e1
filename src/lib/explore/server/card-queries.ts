import { sql } from 'kysely';
import { qrCodeOf } from '#lib/collect/qr.ts';
import { sortByPermission } from '#lib/collect/server/story-permissions.ts';
import { listQuestionnairesInUse, listStories } from '#lib/collect/server/story-queries.ts';
import type { ToldStory } from '#lib/collect/story.ts';
import type { Id } from '#lib/platform/id.ts';
import { authorise, type Context } from '#lib/platform/server/context.ts';
import { summarise } from '#lib/signify/question-types/registry.ts';
import { type Question, shownQuestions } from '#lib/signify/questionnaire.ts';
import { inLanguage, type Words } from '#lib/signify/words.ts';
import { joinQuestions, type JoinedQuestion, type Version, versionKey } from '../joined-question.ts';
import { mayExplore, mayPrintCards } from '../policy.ts';
import { cardNotFound } from '../problems.ts';
import { type CardBlock, CARDS_AT_ONCE, type StoryCard } from '../story-card.ts';
import { openSelection } from './queries.ts';

/** Which experiences of a selection come on paper, and why others do not. */
export interface Printable {
	readonly name: string;
	readonly storyIds: readonly Id<'story'>[];
	readonly withdrawn: number;
	readonly refused: number;
	/** Whether tellers are asked for it at this point at all; otherwise who prints must judge. */
	readonly isAsked: boolean;
}

export interface Pile {
	/** `undefined` while some of them have no code yet. */
	readonly cards: readonly StoryCard[] | undefined;
	/** Which part of the selection, from 1; each is one print. */
	readonly part: { readonly number: number; readonly of: number };
}

export interface CardWishes {
	/** Ids of questions whose answers come along. */
	readonly questions: readonly string[];
	readonly part: number;
	readonly language: string;
	/** Stands above the answers. */
	readonly heading: string;
	/** Of the house, for the way back to the story: `https://samenleren.example/werk/vertelpunten/buurt`. */
	readonly address: string;
}

/** @throws Problem `forbidden`, `not-found` */
export async function getPrintable(
	ctx: Context,
	pointId: Id<'story-point'>,
	selectionId: Id<'selection'>
): Promise<Printable> {
	authorise(mayPrintCards(ctx.actor));
	const { name, storyIds, withdrawnIds } = await openSelection(ctx, pointId, selectionId);
	const sorted = await sortByPermission(ctx, pointId, storyIds, 'discuss');
	return {
		name,
		storyIds: [...sorted.given, ...sorted['not-asked']],
		withdrawn: withdrawnIds.length,
		refused: sorted.refused.length,
		isAsked: sorted['not-asked'].length === 0
	};
}

/** Questions whose answers can stand on a card in words. */
export async function listCardQuestions(
	ctx: Context,
	pointId: Id<'story-point'>
): Promise<readonly { readonly id: string; readonly title: Words }[]> {
	authorise(mayPrintCards(ctx.actor));
	return onCards(await listQuestionnairesInUse(ctx, pointId)).map(({ id, question: { title } }) => ({ id, title }));
}

/** The cards of one part of what may be printed. */
export async function getPile(
	ctx: Context,
	pointId: Id<'story-point'>,
	{ storyIds }: Printable,
	wishes: CardWishes
): Promise<Pile> {
	authorise(mayPrintCards(ctx.actor));
	const of = Math.max(1, Math.ceil(storyIds.length / CARDS_AT_ONCE));
	const number = Math.min(Math.max(wishes.part, 1), of);
	const ids = storyIds.slice((number - 1) * CARDS_AT_ONCE, number * CARDS_AT_ONCE);
	const codes = await findCodes(ctx, pointId, ids);
	if (codes.size < ids.length) return { cards: undefined, part: { number, of } };

	const versions = await listQuestionnairesInUse(ctx, pointId);
	const asked = onCards(versions).filter(({ id }) => wishes.questions.includes(id));
	const cards = (await listStories(ctx, pointId, ids)).map((story): StoryCard => {
		const code = codes.get(story.id)!;
		const { size, path } = qrCodeOf(`${wishes.address}/kaartjes/${code}`);
		return {
			code,
			language: story.language,
			month: MONTH.format(story.toldAt),
			blocks: blocksOf(story, versions, asked, wishes),
			qr: { size, path }
		};
	});
	return { cards, part: { number, of } };
}

/** By story; for who may see those stories. */
export async function findCodes(
	ctx: Context,
	pointId: Id<'story-point'>,
	ids: readonly Id<'story'>[]
): Promise<ReadonlyMap<Id<'story'>, string>> {
	authorise(mayPrintCards(ctx.actor));
	const rows = await ctx.db
		.selectFrom('explore.card_codes')
		.select(['story_id', 'code'])
		.where('organisation_id', '=', ctx.organisationId)
		.where('story_point_id', '=', pointId)
		.where('story_id', '=', sql<string>`any(${[...ids]}::uuid[])`)
		.execute();
	return new Map(rows.map(({ story_id, code }) => [story_id as Id<'story'>, code]));
}

/**
 * The story of which a card was printed; it may be withdrawn since.
 * @throws Problem `forbidden`, `not-found`
 */
export async function getStoryOfCard(ctx: Context, pointId: Id<'story-point'>, code: string): Promise<Id<'story'>> {
	authorise(mayExplore(ctx.actor));
	const row = await ctx.db
		.selectFrom('explore.card_codes')
		.select('story_id')
		.where('organisation_id', '=', ctx.organisationId)
		.where('story_point_id', '=', pointId)
		.where('code', '=', code)
		.executeTakeFirst();
	if (!row) throw cardNotFound();
	return row.story_id as Id<'story'>;
}

const MONTH = new Intl.DateTimeFormat('sv', { year: 'numeric', month: '2-digit', timeZone: 'Europe/Amsterdam' });

/** What is drawn or shown has no words. */
const onCards = (versions: readonly Version[]) =>
	joinQuestions(versions).filter(({ question }) => question.type !== 'photo');

function blocksOf(
	story: ToldStory,
	versions: readonly Version[],
	asked: readonly JoinedQuestion[],
	{ language, heading }: CardWishes
): readonly CardBlock[] {
	const key = versionKey({ questionnaireId: story.questionnaireId, version: story.questionnaireVersion });
	const { questionnaire } = versions.find((version) => versionKey(version) === key)!;
	const opening = questionnaire.openings.find(({ id }) => id === story.openingId);
	const isAsked = ({ id, type }: Question) =>
		asked.some(
			(joined) =>
				joined.question.type === type &&
				joined.askedIn.has(key) &&
				(joined.id === id || joined.id.startsWith(`${id}_v`))
		);
	const answers = shownQuestions(questionnaire, story.answers)
		.filter((question) => isAsked(question) && story.answers[question.id] !== undefined)
		.map((question) => ({
			kind: 'answer' as const,
			label: inLanguage(question.title, language),
			text: summarise(question, story.answers[question.id], language)
		}))
		.filter(({ text }) => text !== '');
	const paragraphs = story.text.split(/\n+/).map((text) => ({ kind: 'text' as const, text: text.trim() }));
	return [
		...(opening ? [{ kind: 'opening' as const, text: inLanguage(opening.text, language) }] : []),
		...(story.title ? [{ kind: 'title' as const, text: story.title }] : []),
		...paragraphs,
		...(answers.length > 0 ? [{ kind: 'heading' as const, text: heading }] : []),
		...answers
	].filter(({ text }) => text !== '');
}
