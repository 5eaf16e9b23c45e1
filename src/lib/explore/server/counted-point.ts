import { listEntrances } from '#lib/collect/server/entrances.ts';
import { listQuestionnairesInUse, streamCountedStories } from '#lib/collect/server/story-queries.ts';
import type { CountedEntrance } from '#lib/collect/entrance.ts';
import { TOLD_TO } from '#lib/collect/told-to.ts';
import type { CountedStory } from '#lib/collect/story.ts';
import type { Id } from '#lib/platform/id.ts';
import { sayFrom } from '#lib/platform/messages.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { LANGUAGES, messagesOf } from '#lib/platform/server/message-files.ts';
import { buildColumns } from '../build-columns.ts';
import type { Columns } from '../columns.ts';
import { countedDimensions, type CountedDimension, type Variety, type WordsOf } from '../dimensions.ts';
import { type Version, versionKey } from '../joined-question.ts';

/** The columns of a point, and what it takes to put one more story among them. */
export interface CountedPoint {
	readonly columns: Columns;
	/** Of every row, in milliseconds since 1970. */
	readonly toldAt: Float64Array;
	readonly dimensions: readonly CountedDimension[];
	readonly variety: Variety;
	/** Keys of the versions the stories answer. */
	readonly versions: ReadonlySet<string>;
}

/** Reads every story. @param until  only what was received by then */
export async function readPoint(ctx: Context, pointId: Id<'story-point'>, until?: Date): Promise<CountedPoint> {
	const versions = await listQuestionnairesInUse(ctx, pointId);
	const stories: CountedStory[] = [];
	for await (const batch of streamCountedStories(ctx, pointId, until)) for (const story of batch) stories.push(story);
	stories.sort(newestFirst);

	const variety = varietyOf(stories, await listEntrances(ctx, pointId));
	const dimensions = countedDimensions(versions, variety, wordsOf);
	return {
		columns: await columnsOf(dimensions, stories),
		toldAt: Float64Array.from(stories, ({ toldAt }) => toldAt.getTime()),
		dimensions,
		variety,
		versions: new Set(versions.map((version: Version) => versionKey(version)))
	};
}

export const newestFirst = (a: CountedStory, b: CountedStory): number =>
	b.toldAt.getTime() - a.toldAt.getTime() || (a.id < b.id ? 1 : -1);

/** Built at once, others are heard in between. */
const PORTION = 1000;

export async function columnsOf(
	dimensions: readonly CountedDimension[],
	stories: readonly CountedStory[]
): Promise<Columns> {
	const builder = buildColumns(dimensions.map(({ dimension }) => dimension));
	for (const [i, story] of stories.entries()) {
		builder.add({ id: story.id, cells: dimensions.map(({ cell }) => cell(story)) });
		if (i % PORTION === PORTION - 1) await new Promise(setImmediate);
	}
	return builder.columns();
}

function varietyOf(stories: readonly CountedStory[], entrances: readonly CountedEntrance[]): Variety {
	const languages = new Set<string>();
	const sources = new Set<string>();
	const toldTo = new Set<string>();
	for (const story of stories) {
		languages.add(story.language);
		sources.add(story.source);
		if (story.toldTo) toldTo.add(story.toldTo);
	}
	return {
		languages: [...languages].sort(),
		sources: [...sources].sort(),
		entrances: entrances.filter(({ experiences }) => experiences > 0),
		toldTo: TOLD_TO.filter((role) => toldTo.has(role))
	};
}

const wordsOf: WordsOf = (key) =>
	Object.fromEntries(
		LANGUAGES.map((language) => [
			language,
			sayFrom(messagesOf(language, ['explore', 'doors', 'helper']), language)(key)
		])
	);
