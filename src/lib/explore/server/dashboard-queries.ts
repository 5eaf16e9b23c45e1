import { HIT, interpretWords, listSoughtSnippets, type Sought } from '#lib/collect/server/search-queries.ts';
import { listStories } from '#lib/collect/server/story-queries.ts';
import { listTagsInUse } from '#lib/collect/server/tags.ts';
import type { Id } from '#lib/platform/id.ts';
import { authorise, type Context } from '#lib/platform/server/context.ts';
import type { Dimension } from '#lib/signify/dimension.ts';
import { chartOf } from '../chart.ts';
import { togetherOf } from '../chosen-together.ts';
import type { Clause } from '../clause.ts';
import { storyIdAt } from '../columns.ts';
import {
	type DashboardView,
	type Excerpt,
	headed,
	LIST_STEP,
	piecesOf,
	type Place,
	placeIn,
	type WordsTaken
} from '../dashboard.ts';
import { type LiveCount, openCount } from '../live-count.ts';
import { readOrder, withOrder } from '../order/order-query.ts';
import { orderRows, type StoryOrder } from '../order/story-order.ts';
import { readPlainForm, SENT } from '../plain-form.ts';
import { mayExplore } from '../policy.ts';
import type { Selection } from '../selection.ts';
import { readSelection, type SelectionReading, writeSelection } from '../selection-query.ts';
import { readUnits } from '../time-units.ts';
import { findMapView } from './area-maps.ts';
import { getChangesView } from './change-marks.ts';
import { rowsSought } from './sought-rows.ts';
import { getStoryColumns, type StoryColumns } from './story-columns.ts';

/** The dashboard of a point as an address asks for it. */
export async function getDashboard(
	ctx: Context,
	pointId: Id<'story-point'>,
	query: URLSearchParams
): Promise<DashboardView> {
	const { story, reading, live, clauses, sought, order } = await meet(ctx, pointId, query);
	const { columns } = story.columns;
	const dimensions = columns.map(({ dimension }) => dimension);
	const units = readUnits(query, dimensions);
	const charts = columns.map((column) => chartOf(column, units[column.dimension.id]));
	const { matching, tallies } = live.counts;
	const page = pageIn(query, matching);
	const listed = idsOf(live, order, page.number * LIST_STEP).slice((page.number - 1) * LIST_STEP);
	return {
		map: await findMapView(ctx, pointId, dimensions),
		changes: await getChangesView(ctx, pointId),
		key: story.key,
		stories: story.columns.rows,
		matching,
		...reading,
		units,
		shapes: charts.map(({ shape }) => shape),
		counts: charts.map(({ counts }, place) => counts(tallies[place]!)),
		zones: story.zones(clauses),
		together: togetherOf(columns, tallies),
		order,
		page,
		excerpts: await excerptsOf(ctx, pointId, listed, sought),
		words: takenFrom(sought),
		tags: await listTagsInUse(ctx, pointId)
	};
}

/** The address a plain form means; `undefined` when this one needs no tidying. */
export async function tidyAddress(
	ctx: Context,
	pointId: Id<'story-point'>,
	query: URLSearchParams
): Promise<string | undefined> {
	authorise(mayExplore(ctx.actor));
	if (!query.has(SENT)) return undefined;
	const { columns } = await getStoryColumns(ctx, pointId);
	return readPlainForm(
		query,
		columns.columns.map(({ dimension }) => dimension)
	);
}

interface Matching {
	readonly ids: readonly Id<'story'>[];
	readonly query: string;
	readonly address: string;
	readonly dropped: readonly string[];
}

/** Every story an address asks for, in its order; its filters as short as can be, and those with the order; what was not understood. */
export async function listMatching(
	ctx: Context,
	pointId: Id<'story-point'>,
	query: URLSearchParams
): Promise<Matching> {
	const { reading, live, order } = await meet(ctx, pointId, query);
	const dimensions = live.columns.columns.map(({ dimension }) => dimension);
	const filters = writeSelection(reading.selection, dimensions);
	return {
		ids: idsOf(live, order, live.columns.rows),
		query: filters,
		address: withOrder(filters, order),
		dropped: reading.dropped
	};
}

/** A query string as it reads today: questions and options may have changed since it was kept. */
export async function readFilter(
	ctx: Context,
	pointId: Id<'story-point'>,
	clauses: string
): Promise<{ readonly selection: Selection; readonly dimensions: readonly Dimension[] }> {
	const { columns } = await getStoryColumns(ctx, pointId);
	const dimensions = columns.columns.map(({ dimension }) => dimension);
	return { selection: readSelection(new URLSearchParams(clauses), dimensions).selection, dimensions };
}

/** Where a story stands in the list of an address; `undefined` when it is not in it. */
export async function findPlace(
	ctx: Context,
	pointId: Id<'story-point'>,
	storyId: Id<'story'>,
	query: URLSearchParams
): Promise<Place | undefined> {
	const { ids } = await listMatching(ctx, pointId, query);
	return placeIn(ids, storyId);
}

/** The columns of a point as the browser takes them, packed when they are asked for. */
export async function getSnapshot(
	ctx: Context,
	pointId: Id<'story-point'>
): Promise<{ readonly key: string; readonly packed: StoryColumns['packed'] }> {
	const { key, packed } = await getStoryColumns(ctx, pointId);
	return { key, packed };
}

/** Stories as a list shows them, with the words that were looked for marked. */
export async function listExcerpts(
	ctx: Context,
	pointId: Id<'story-point'>,
	ids: readonly Id<'story'>[],
	words: string
): Promise<Excerpt[]> {
	return excerptsOf(ctx, pointId, ids, await interpretWords(ctx, pointId, words));
}

async function excerptsOf(
	ctx: Context,
	pointId: Id<'story-point'>,
	ids: readonly Id<'story'>[],
	sought: Sought
): Promise<Excerpt[]> {
	authorise(mayExplore(ctx.actor));
	const stories = await listStories(ctx, pointId, ids);
	const found = await listSoughtSnippets(ctx, pointId, ids, sought);
	const snippets = new Map(found.map(({ id, snippet }) => [id, piecesOf(snippet, HIT)]));
	return stories.map(({ id, title, text, language, toldAt }) => {
		const pieces = snippets.get(id);
		const shown = headed(title, text);
		const isFound = pieces?.some((piece) => piece.found);
		return { id, language, toldAt: toldAt.toISOString(), ...shown, ...(isFound ? { pieces } : {}) };
	});
}

/** Which rows hold these words and have this tag: one byte a row, and of which moment those rows are. */
export async function findRows(
	ctx: Context,
	pointId: Id<'story-point'>,
	words: string,
	tag?: string
): Promise<{ readonly key: string; readonly rows: Uint8Array; readonly taken: WordsTaken }> {
	const story = await getStoryColumns(ctx, pointId);
	const sought = await interpretWords(ctx, pointId, words);
	const rows = await rowsSought(ctx, pointId, story, { words, tag }, sought);
	return { key: story.key, rows: rows ?? new Uint8Array(story.columns.rows), taken: takenFrom(sought) };
}

const takenFrom = ({ corrected, ignored }: Sought): WordsTaken => ({ corrected, ignored });

interface Met {
	readonly story: StoryColumns;
	readonly reading: SelectionReading;
	readonly clauses: readonly Clause[];
	readonly live: LiveCount;
	readonly order: StoryOrder;
	/** What the words of the address mean. */
	readonly sought: Sought;
}

/** Applies what an address asks for. */
async function meet(ctx: Context, pointId: Id<'story-point'>, query: URLSearchParams): Promise<Met> {
	const story = await getStoryColumns(ctx, pointId);
	const dimensions = story.columns.columns.map(({ dimension }) => dimension);
	const { selection, dropped } = readSelection(query, dimensions);
	const { order, dropped: alsoDropped } = readOrder(query, dimensions);
	const reading = { selection, dropped: [...dropped, ...alsoDropped] };
	const { words, tag } = selection;
	const clauses: Clause[] = [...selection.clauses];
	const sought = await interpretWords(ctx, pointId, words);
	const rows = await rowsSought(ctx, pointId, story, { words, tag }, sought);
	if (rows) clauses.push({ dimension: WORDS, rows });
	const live = openCount(story.columns);
	live.apply(clauses);
	return { story, reading, clauses, live, order, sought };
}

const WORDS = 'words';

function idsOf(live: LiveCount, order: StoryOrder, limit: number): readonly Id<'story'>[] {
	const rows = live.matching(order.by === 'newest' ? limit : live.columns.rows);
	return orderRows(live.columns, rows, order, limit).map((row) => storyIdAt(live.columns, row));
}

/** For a browser without JavaScript, which cannot ask for more under what it has. */
function pageIn(query: URLSearchParams, matching: number): DashboardView['page'] {
	const of = Math.max(1, Math.ceil(matching / LIST_STEP));
	return { number: Math.min(Math.max(Math.trunc(Number(query.get('pagina'))) || 1, 1), of), of };
}
