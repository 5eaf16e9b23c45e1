import type { Id } from '#lib/platform/id.ts';
import { authorise, type Context } from '#lib/platform/server/context.ts';
import { mayReadStories } from '../policy.ts';
import { TOLD_TO } from '../told-to.ts';
import type { CountedStory } from '../story.ts';
import { justBefore } from './late.ts';
import { COUNTED, LENGTH, toCounted } from './story-queries.ts';

/** What became of a story: it is told, as it is counted now, or it was withdrawn. */
export interface ChangedStory {
	readonly id: Id<'story'>;
	readonly told: CountedStory | undefined;
}

/** When something last changed, in the key of a {@link StoriesState}. */
export function momentIn(key: string): Date | undefined {
	const at = /^\d+-\d+-(\d+)$/.exec(key)?.[1];
	return at === undefined ? undefined : new Date(Number(at));
}

/**
 * Stories that were told, changed or withdrawn since, at most `limit` of them. Those of just before that moment as well:
 * what is stored in one transaction may be seen later than what began after it.
 */
export async function listChanges(
	ctx: Context,
	pointId: Id<'story-point'>,
	since: Date,
	limit: number
): Promise<ChangedStory[]> {
	authorise(mayReadStories(ctx.actor));
	const rows = await ctx.db
		.selectFrom('collect.stories')
		.select([...COUNTED, 'withdrawn_at', LENGTH])
		.where('organisation_id', '=', ctx.organisationId)
		.where('story_point_id', '=', pointId)
		.where('changed_at', '>=', justBefore(since))
		.orderBy('changed_at', 'desc')
		.limit(limit)
		.execute();
	return rows.map((row) => ({ id: row.id as Id<'story'>, told: row.withdrawn_at ? undefined : toCounted(row) }));
}

export interface ToldVariety {
	readonly languages: readonly string[];
	readonly sources: readonly string[];
	/** Who wrote stories down for their tellers. */
	readonly toldTo: readonly string[];
}

/** What differs from one told story to another. @param until  only what was received by then */
export async function getVariety(ctx: Context, pointId: Id<'story-point'>, until?: Date): Promise<ToldVariety> {
	authorise(mayReadStories(ctx.actor));
	const rows = await ctx.db
		.selectFrom('collect.stories')
		.select(['language', 'source', 'told_to'])
		.distinct()
		.where('organisation_id', '=', ctx.organisationId)
		.where('story_point_id', '=', pointId)
		.where('withdrawn_at', 'is', null)
		.$if(until !== undefined, (query) => query.where('received_at', '<=', until!))
		.execute();
	return {
		languages: [...new Set(rows.map(({ language }) => language))].sort(),
		sources: [...new Set(rows.map(({ source }) => source))].sort(),
		toldTo: TOLD_TO.filter((role) => rows.some(({ told_to }) => told_to === role))
	};
}
