import { sql, type Selectable } from 'kysely';
import type { DB } from '#db/schema.ts';
import { listWithdrawn } from '#lib/collect/server/story-queries.ts';
import type { Id } from '#lib/platform/id.ts';
import { authorise, type Context } from '#lib/platform/server/context.ts';
import { mayReadSelections } from '../policy.ts';
import { selectionNotFound } from '../problems.ts';
import type { OpenedSelection, SavedSelection, SelectionSummary } from '../saved-selection.ts';

type Row = Selectable<DB['explore.selections']>;

/**
 * A selection, and which of its experiences were withdrawn since.
 * @throws Problem `not-found`, also when it belongs to another point
 */
export async function openSelection(
	ctx: Context,
	pointId: Id<'story-point'>,
	id: Id<'selection'>
): Promise<OpenedSelection> {
	authorise(mayReadSelections(ctx.actor));
	const row = await ctx.db
		.selectFrom('explore.selections')
		.selectAll()
		.where('organisation_id', '=', ctx.organisationId)
		.where('story_point_id', '=', pointId)
		.where('id', '=', id)
		.executeTakeFirst();
	if (!row) throw selectionNotFound();
	const storyIds = row.story_ids as Id<'story'>[];
	return { ...toFrame(row), storyIds, withdrawnIds: await listWithdrawn(ctx, pointId, storyIds) };
}

/** The selections of a point, the newest first. */
export async function listSelections(ctx: Context, pointId: Id<'story-point'>): Promise<SelectionSummary[]> {
	authorise(mayReadSelections(ctx.actor));
	const rows = await ctx.db
		.selectFrom('explore.selections')
		.select(['id', 'story_point_id', 'name', 'question', 'clauses', 'created_by', 'created_at'])
		.select(sql<number>`cardinality(story_ids)`.as('stories'))
		.where('organisation_id', '=', ctx.organisationId)
		.where('story_point_id', '=', pointId)
		.orderBy('created_at', 'desc')
		.orderBy('id', 'desc')
		.execute();
	return rows.map((row) => ({ ...toFrame(row), stories: row.stories }));
}

function toFrame(row: Omit<Row, 'story_ids' | 'organisation_id'>): Omit<SavedSelection, 'storyIds'> {
	return {
		id: row.id as Id<'selection'>,
		storyPointId: row.story_point_id as Id<'story-point'>,
		name: row.name,
		question: row.question,
		clauses: row.clauses,
		createdBy: row.created_by as Id<'account'>,
		createdAt: row.created_at
	};
}
