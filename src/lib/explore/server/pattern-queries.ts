import { getStoriesState } from '#lib/collect/server/story-queries.ts';
import { nameOfAccount } from '#lib/people/server/account-names.ts';
import type { Id } from '#lib/platform/id.ts';
import { authorise, type Context } from '#lib/platform/server/context.ts';
import type { Columns } from '../columns.ts';
import { countReasons, FALSE_SHARE, type Found, type FoundPattern, readPair } from '../found-pattern.ts';
import { meetingsOf } from '../meeting.ts';
import type { Mark, PatternMark } from '../pattern-mark.ts';
import { mayExplore } from '../policy.ts';
import { patternNotFound } from '../problems.ts';
import type { PatternSearchState, PatternsView, ShownPattern, ShownSide } from '../shown-pattern.ts';
import { getStoryColumns } from './story-columns.ts';

const STEP = 30;

/** What was found, the strongest first; `all` for more than the first few. */
export async function getPatterns(ctx: Context, pointId: Id<'story-point'>, all = false): Promise<PatternsView> {
	authorise(mayExplore(ctx.actor));
	const row = await findSearch(ctx, pointId);
	const { key } = await getStoriesState(ctx, pointId);
	const search = row && {
		state: row.state as PatternSearchState['state'],
		done: row.done,
		pairs: row.pairs,
		isOld: row.stories_key !== key
	};
	// Who watches a search asks every moment; there is nothing to look up yet.
	if (!row?.found) return { search, patterns: [], more: 0, quiet: 0, untested: [] };

	const { tested, untested } = row.found as unknown as Found;
	const { columns } = await getStoryColumns(ctx, pointId);
	const marks = await listMarks(ctx, pointId);
	const patterns = tested.filter(({ q }) => q < FALSE_SHARE);
	return {
		search,
		patterns: (all ? patterns : patterns.slice(0, STEP)).flatMap((pattern) => show(pattern, columns, marks) ?? []),
		more: all ? 0 : Math.max(patterns.length - STEP, 0),
		quiet: tested.length - patterns.length,
		untested: countReasons(untested)
	};
}

/**
 * One pattern, as it was found.
 * @throws Problem `not-found`, also when its questions are no longer counted
 */
export async function getPattern(ctx: Context, pointId: Id<'story-point'>, pair: string): Promise<ShownPattern> {
	authorise(mayExplore(ctx.actor));
	const row = await findSearch(ctx, pointId);
	const found = (row?.found ?? { tested: [] }) as unknown as Found;
	const pattern = found.tested.find((pattern) => pattern.pair === pair);
	const { columns } = await getStoryColumns(ctx, pointId);
	const shown = pattern && show(pattern, columns, await listMarks(ctx, pointId));
	if (!shown) throw patternNotFound();
	return shown;
}

function show(
	pattern: FoundPattern,
	columns: Columns,
	marks: ReadonlyMap<string, PatternMark>
): ShownPattern | undefined {
	const sides = readPair(pattern.pair, columns);
	if (!sides) return undefined;
	const shown = sides.map(({ dimension, part }) => ({ dimension: columns.columns[dimension]!.dimension, part }));
	return {
		...pattern,
		sides: shown as [ShownSide, ShownSide],
		meetings: meetingsOf(columns, sides),
		mark: marks.get(pattern.pair)
	};
}

const findSearch = (ctx: Context, pointId: Id<'story-point'>) =>
	ctx.db
		.selectFrom('explore.pattern_searches')
		.selectAll()
		.where('organisation_id', '=', ctx.organisationId)
		.where('story_point_id', '=', pointId)
		.executeTakeFirst();

/** By pattern, the oldest first. */
export async function listMarks(ctx: Context, pointId: Id<'story-point'>): Promise<ReadonlyMap<string, PatternMark>> {
	const rows = await ctx.db
		.selectFrom('explore.pattern_marks as mark')
		.select(['mark.pair', 'mark.mark', 'mark.note', 'mark.marked_at', 'mark.marked_by', 'mark.marked_elsewhere_by'])
		.select(nameOfAccount('mark.marked_by').as('name'))
		.where('mark.organisation_id', '=', ctx.organisationId)
		.where('mark.story_point_id', '=', pointId)
		.orderBy('mark.marked_at')
		.orderBy('mark.pair')
		.execute();
	return new Map(
		rows.map(({ pair, mark, note, marked_at, marked_by, marked_elsewhere_by, name }) => [
			pair,
			{
				...{ mark: mark as Mark, note, markedAt: marked_at, isFromElsewhere: marked_by === null },
				markedByName: (marked_elsewhere_by ?? name) || null
			}
		])
	);
}
