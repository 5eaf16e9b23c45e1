import { getStoriesState } from '#lib/collect/server/story-queries.ts';
import type { Id } from '#lib/platform/id.ts';
import { authorise, inTransaction, type Context } from '#lib/platform/server/context.ts';
import { sendJob } from '#lib/platform/server/jobs.ts';
import { newId } from '#lib/platform/server/new-id.ts';
import { readPair } from '../found-pattern.ts';
import type { PatternMark } from '../pattern-mark.ts';
import { mayExplore, mayMarkPatterns } from '../policy.ts';
import { patternNotFound } from '../problems.ts';
import { SEARCH, type SearchAbout } from './pattern-jobs.ts';
import { getStoryColumns } from './story-columns.ts';

/** Nobody worked at it for so long: whoever did is gone. */
const SILENT_MS = 60_000;

/** Searches in the stories as they are now. What is being searched or was found in the same stories is left as it is. */
export async function startPatternSearch(ctx: Context, pointId: Id<'story-point'>): Promise<void> {
	authorise(mayExplore(ctx.actor));
	const { key } = await getStoriesState(ctx, pointId);

	await inTransaction(ctx, async (ctx) => {
		const id = newId<'pattern-search'>(ctx.now);
		const fresh = { id, stories_key: key, state: 'waiting', done: 0, pairs: 0, found: null, changed_at: ctx.now };
		const begun = await ctx.db
			.insertInto('explore.pattern_searches')
			.values({ organisation_id: ctx.organisationId, story_point_id: pointId, ...fresh })
			.onConflict((conflict) =>
				conflict
					.columns(['organisation_id', 'story_point_id'])
					.doUpdateSet(fresh)
					.where((row) =>
						row.or([
							row('explore.pattern_searches.stories_key', '!=', key),
							row('explore.pattern_searches.state', 'in', ['stopped', 'failed']),
							row.and([
								row('explore.pattern_searches.state', '!=', 'found'),
								row('explore.pattern_searches.changed_at', '<', new Date(ctx.now.getTime() - SILENT_MS))
							])
						])
					)
			)
			.returning('id')
			.executeTakeFirst();
		const about = { organisationId: ctx.organisationId, storyPointId: pointId, searchId: id } satisfies SearchAbout;
		if (begun) await sendJob(ctx, SEARCH, about);
	});
}

/** Stops what is being searched; nothing happens when it is ready or was never begun. */
export async function stopPatternSearch(ctx: Context, pointId: Id<'story-point'>): Promise<void> {
	authorise(mayExplore(ctx.actor));
	await ctx.db
		.updateTable('explore.pattern_searches')
		.set({ state: 'stopped', changed_at: ctx.now })
		.where('organisation_id', '=', ctx.organisationId)
		.where('story_point_id', '=', pointId)
		.where('state', 'in', ['waiting', 'searching'])
		.execute();
}

/**
 * Says what somebody makes of a pattern; what was said of it before is replaced.
 * @throws Problem `forbidden`, `not-found` when there are no two such answers
 */
export async function markPattern(
	ctx: Context,
	pointId: Id<'story-point'>,
	pair: string,
	{ mark, note }: Pick<PatternMark, 'mark' | 'note'>
): Promise<void> {
	authorise(mayMarkPatterns(ctx.actor));
	if (ctx.actor.kind !== 'member') throw new TypeError('a pattern is marked by a member');
	const { columns } = await getStoryColumns(ctx, pointId);
	if (!readPair(pair, columns)) throw patternNotFound();
	const said = { mark, note, marked_by: ctx.actor.accountId, marked_elsewhere_by: null, marked_at: ctx.now };
	await ctx.db
		.insertInto('explore.pattern_marks')
		.values({ organisation_id: ctx.organisationId, story_point_id: pointId, pair, ...said })
		.onConflict((conflict) => conflict.columns(['organisation_id', 'story_point_id', 'pair']).doUpdateSet(said))
		.execute();
}
