import { listEntrances } from '#lib/collect/server/entrances.ts';
import { getVariety } from '#lib/collect/server/changed-stories.ts';
import { listQuestionnairesInUse, streamCountedStories } from '#lib/collect/server/story-queries.ts';
import type { CountedStory } from '#lib/collect/story.ts';
import type { Id } from '#lib/platform/id.ts';
import { sayFrom } from '#lib/platform/messages.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { LANGUAGES, messagesOf } from '#lib/platform/server/message-files.ts';
import { buildColumns, columnsOf as storyColumnsOf, type StoryRow } from '../build-columns.ts';
import type { Columns } from '../columns.ts';
import { countedDimensions, type CountedDimension, type Variety, type WordsOf } from '../dimensions.ts';
import { type Version, versionKey } from '../joined-question.ts';
import { pickRows } from '../row-picking.ts';

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
	const entrances = await listEntrances(ctx, pointId);
	const variety = {
		...(await getVariety(ctx, pointId, until)),
		entrances: entrances.filter(({ experiences }) => experiences > 0)
	};
	const dimensions = countedDimensions(versions, variety, wordsOf);
	const builder = buildColumns(dimensions.map(({ dimension }) => dimension));
	const toldAt: number[] = [];
	for await (const batch of streamCountedStories(ctx, pointId, until))
		for (const story of batch) {
			builder.add(rowOf(dimensions, story));
			toldAt.push(story.toldAt.getTime());
		}

	// They came by id, the oldest first: of two told at one moment the higher id is the newer.
	const order = Uint32Array.from(toldAt, (_, row) => row).sort((a, b) => toldAt[b]! - toldAt[a]! || b - a);
	return {
		columns: pickRows(builder.columns(), order),
		toldAt: Float64Array.from(order, (row) => toldAt[row]!),
		dimensions,
		variety,
		versions: new Set(versions.map((version: Version) => versionKey(version)))
	};
}

export const newestFirst = (a: CountedStory, b: CountedStory): number =>
	b.toldAt.getTime() - a.toldAt.getTime() || (a.id < b.id ? 1 : -1);

export const columnsOf = (dimensions: readonly CountedDimension[], stories: readonly CountedStory[]): Columns =>
	storyColumnsOf(
		dimensions.map(({ dimension }) => dimension),
		stories.map((story) => rowOf(dimensions, story))
	);

const rowOf = (dimensions: readonly CountedDimension[], story: CountedStory): StoryRow => ({
	id: story.id,
	length: story.length,
	cells: dimensions.map(({ cell }) => cell(story))
});

const wordsOf: WordsOf = (key) =>
	Object.fromEntries(
		LANGUAGES.map((language) => [
			language,
			sayFrom(messagesOf(language, ['explore', 'doors', 'helper']), language)(key)
		])
	);
