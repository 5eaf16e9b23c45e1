import { findStoryIds, HIT, listSnippets, listStories } from '#lib/collect/server/story-queries.ts';
import type { Id } from '#lib/platform/id.ts';
import { authorise, type Context } from '#lib/platform/server/context.ts';
import { chartOf } from '../chart.ts';
import type { Clause } from '../clause.ts';
import { storyIdAt } from '../columns.ts';
import { beginning, type DashboardView, type Excerpt, LIST_STEP, piecesOf } from '../dashboard.ts';
import { type LiveCount, openCount } from '../live-count.ts';
import { mayExplore } from '../policy.ts';
import type { Selection } from '../selection.ts';
import { readSelection, type SelectionReading } from '../selection-query.ts';
import { countZones } from '../zones.ts';
import { getStoryColumns, type StoryColumns } from './story-columns.ts';

/** The dashboard of a point as an address asks for it. */
export async function getDashboard(
	ctx: Context,
	pointId: Id<'story-point'>,
	query: URLSearchParams,
	listed = LIST_STEP
): Promise<DashboardView> {
	const { story, reading, live, clauses } = await meet(ctx, pointId, query);
	const { columns } = story.columns;
	const charts = columns.map(chartOf);
	const { matching, tallies } = live.counts;
	const triads = columns.filter((column) => column.kind === 'triad');
	return {
		key: story.key,
		stories: story.columns.rows,
		matching,
		...reading,
		shapes: charts.map(({ shape }) => shape),
		counts: charts.map(({ counts }, place) => counts(tallies[place]!)),
		zones: Object.fromEntries(
			triads.map((column) => [column.dimension.id, countZones(story.columns, column, clauses)])
		),
		excerpts: await listExcerpts(ctx, pointId, idsOf(live, listed), reading.selection.words)
	};
}

/** Every story an address asks for, newest first, and how it was understood. */
export async function listMatching(
	ctx: Context,
	pointId: Id<'story-point'>,
	query: URLSearchParams
): Promise<{ readonly ids: readonly Id<'story'>[]; readonly selection: Selection }> {
	const { reading, live } = await meet(ctx, pointId, query);
	return { ids: idsOf(live, live.columns.rows), selection: reading.selection };
}

/** Stories as a list shows them, with the words that were looked for marked. */
export async function listExcerpts(
	ctx: Context,
	pointId: Id<'story-point'>,
	ids: readonly Id<'story'>[],
	words: string
): Promise<Excerpt[]> {
	authorise(mayExplore(ctx.actor));
	const stories = await listStories(ctx, pointId, ids);
	const found = words === '' ? [] : await listSnippets(ctx, pointId, ids, words);
	const snippets = new Map(found.map(({ id, snippet }) => [id, piecesOf(snippet, HIT)]));
	return stories.map(({ id, title, text, toldAt }) => {
		const pieces = snippets.get(id);
		const isFound = pieces?.some((piece) => piece.found);
		return { id, title, toldAt, pieces: isFound ? pieces! : [{ text: beginning(text), found: false }] };
	});
}

/** Which rows hold these words: one byte a row, and of which moment those rows are. */
export async function findRows(
	ctx: Context,
	pointId: Id<'story-point'>,
	words: string
): Promise<{ readonly key: string; readonly rows: Uint8Array }> {
	const { key, rowsOf } = await getStoryColumns(ctx, pointId);
	return { key, rows: rowsOf(await findStoryIds(ctx, pointId, words)) };
}

interface Met {
	readonly story: StoryColumns;
	readonly reading: SelectionReading;
	readonly clauses: readonly Clause[];
	readonly live: LiveCount;
}

/** Applies what an address asks for. */
async function meet(ctx: Context, pointId: Id<'story-point'>, query: URLSearchParams): Promise<Met> {
	const story = await getStoryColumns(ctx, pointId);
	const dimensions = story.columns.columns.map(({ dimension }) => dimension);
	const reading = readSelection(query, dimensions);
	const { words } = reading.selection;
	const clauses: Clause[] = [...reading.selection.clauses];
	if (words !== '') clauses.push({ dimension: WORDS, rows: story.rowsOf(await findStoryIds(ctx, pointId, words)) });
	const live = openCount(story.columns);
	live.apply(clauses);
	return { story, reading, clauses, live };
}

const WORDS = 'words';

const idsOf = (live: LiveCount, limit: number) => live.matching(limit).map((row) => storyIdAt(live.columns, row));
