import { sortByPermission } from '#lib/collect/server/story-permissions.ts';
import { listStories } from '#lib/collect/server/story-queries.ts';
import { type Id, idOf } from '#lib/platform/id.ts';
import { authorise, type Context } from '#lib/platform/server/context.ts';
import { inLanguage } from '#lib/signify/words.ts';
import { mayWriteReports } from '../policy.ts';
import { writeSelection } from '../selection-query.ts';
import { readFilter } from './dashboard-queries.ts';
import { listSelections, openSelection } from './queries.ts';

/** What can be put in a report, and what somebody brought along to put in it. */
export interface Wishes {
	readonly questions: readonly { readonly id: string; readonly title: string }[];
	readonly selections: readonly { readonly id: Id<'selection'>; readonly name: string; readonly isFilter: boolean }[];
	/** A query of the dashboard; empty for none. */
	readonly filter: string;
	readonly story: { readonly id: Id<'story'>; readonly text: string; readonly mayQuote: boolean } | undefined;
}

/** @param query  the filters of a dashboard; `citaat` for a story */
export async function readWishes(
	ctx: Context,
	pointId: Id<'story-point'>,
	query: URLSearchParams,
	language: string
): Promise<Wishes> {
	authorise(mayWriteReports(ctx.actor));
	const { selection, dimensions } = await readFilter(ctx, pointId, query.toString());
	const selections = await listSelections(ctx, pointId);
	return {
		questions: dimensions.map(({ id, title }) => ({ id, title: inLanguage(title, language) })),
		selections: selections.map(({ id, name, foundBy }) => ({ id, name, isFilter: foundBy.by === 'filter' })),
		filter: writeSelection(selection, dimensions),
		story: await findStory(ctx, pointId, query.get('citaat'))
	};
}

/** A query of the dashboard, given as itself or as the id of a selection that was found by it. */
export async function filterOf(ctx: Context, pointId: Id<'story-point'>, filter: string): Promise<string> {
	const id = idOf<'selection'>().safeParse(filter);
	return id.success ? (await openSelection(ctx, pointId, id.data)).clauses : filter;
}

async function findStory(ctx: Context, pointId: Id<'story-point'>, id: string | null): Promise<Wishes['story']> {
	const read = idOf<'story'>().safeParse(id);
	if (!read.success) return undefined;
	const [story] = await listStories(ctx, pointId, [read.data]);
	if (!story) return undefined;
	const { given } = await sortByPermission(ctx, pointId, [story.id], 'quote');
	return { id: story.id, text: story.text, mayQuote: given.length > 0 };
}
