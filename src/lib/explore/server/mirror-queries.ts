import { interpretWords } from '#lib/collect/server/search-queries.ts';
import type { Id } from '#lib/platform/id.ts';
import { authorise, type Context } from '#lib/platform/server/context.ts';
import type { Clause } from '../clause.ts';
import { type MirrorReading, readMirror, writeMirror } from '../mirror/mirror-query.ts';
import { type MirrorView, reflect } from '../mirror/mirror-view.ts';
import type { Groups, SelectionSplit } from '../mirror/split.ts';
import { SENT } from '../plain-form.ts';
import { mayExplore } from '../policy.ts';
import { listSelections, openSelection } from './queries.ts';
import { rowsSought } from './sought-rows.ts';
import { getStoryColumns, type StoryColumns } from './story-columns.ts';

/** Two groups of the stories of a point beside each other, as an address asks for it. */
export async function getMirror(ctx: Context, pointId: Id<'story-point'>, query: URLSearchParams): Promise<MirrorView> {
	authorise(mayExplore(ctx.actor));
	const story = await getStoryColumns(ctx, pointId);
	const dimensions = story.columns.columns.map(({ dimension }) => dimension);
	const selections = (await listSelections(ctx, pointId)).map(({ id, name }) => ({ id, name }));
	const reading = onlyKept(
		readMirror(query, dimensions),
		selections.map(({ id }) => id)
	);
	const { split, common } = reading;
	const sought = await interpretWords(ctx, pointId, common.words);
	const rows = await rowsSought(ctx, pointId, story, common, sought);
	return {
		key: story.key,
		stories: story.columns.rows,
		dimensions,
		selections,
		reading,
		mirror: reflect(story.columns, reading, {
			...(split?.by === 'selection' ? { groups: await groupsOfSelections(ctx, pointId, split, story) } : {}),
			...(rows ? { words: { dimension: 'words', rows } } : {})
		})
	};
}

/** The address a plain form means; `undefined` when this one needs no tidying. */
export async function tidyMirror(
	ctx: Context,
	pointId: Id<'story-point'>,
	query: URLSearchParams
): Promise<string | undefined> {
	authorise(mayExplore(ctx.actor));
	if (!query.has(SENT)) return undefined;
	const { columns } = await getStoryColumns(ctx, pointId);
	const dimensions = columns.columns.map(({ dimension }) => dimension);
	return writeMirror(readMirror(query, dimensions), dimensions);
}

/** Selections of this point that are still there; the others are said to be unknown. */
function onlyKept(reading: MirrorReading, kept: readonly Id<'selection'>[]): MirrorReading {
	const { split } = reading;
	if (split?.by !== 'selection') return reading;
	const gone = [split.first, split.second].filter((id) => id !== null && !kept.includes(id));
	if (gone.length === 0) return reading;
	return { ...reading, split: undefined, dropped: [...reading.dropped, ...gone.map((id) => `selectie=${id}`)] };
}

async function groupsOfSelections(
	ctx: Context,
	pointId: Id<'story-point'>,
	{ first, second }: SelectionSplit,
	{ rowsOf }: StoryColumns
): Promise<Groups> {
	const clause = async (id: Id<'selection'>, dimension: string): Promise<Clause> => ({
		dimension,
		rows: rowsOf((await openSelection(ctx, pointId, id)).storyIds)
	});
	return { first: await clause(first, 'first'), second: second && (await clause(second, 'second')) };
}
