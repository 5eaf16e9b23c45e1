import { sql, type Selectable } from 'kysely';
import type { DB } from '#db/schema.ts';
import { listWithdrawn } from '#lib/collect/server/story-queries.ts';
import { nameOfAccount } from '#lib/people/server/account-names.ts';
import type { Id } from '#lib/platform/id.ts';
import { authorise, type Context } from '#lib/platform/server/context.ts';
import { mayReadSelections } from '../policy.ts';
import { selectionNotFound } from '../problems.ts';
import type { FoundBy, OpenedSelection, SavedSelection, SelectionSummary } from '../saved-selection.ts';

const FRAME = [
	...(['id', 'story_point_id', 'name', 'question', 'clauses', 'found_by'] as const),
	...(['created_by', 'created_elsewhere_by', 'created_at'] as const)
] as const;

type FrameRow = Pick<Selectable<DB['explore.selections']>, (typeof FRAME)[number]> & {
	readonly created_by_name: string | null;
};

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
		.selectFrom('explore.selections as selection')
		.selectAll('selection')
		.select(nameOfAccount('selection.created_by').as('created_by_name'))
		.where('selection.organisation_id', '=', ctx.organisationId)
		.where('selection.story_point_id', '=', pointId)
		.where('selection.id', '=', id)
		.executeTakeFirst();
	if (!row) throw selectionNotFound();
	const storyIds = row.story_ids as Id<'story'>[];
	return { ...toFrame(row), storyIds, withdrawnIds: await listWithdrawn(ctx, pointId, storyIds) };
}

/** The selections of a point, the newest first. */
export async function listSelections(ctx: Context, pointId: Id<'story-point'>): Promise<SelectionSummary[]> {
	authorise(mayReadSelections(ctx.actor));
	const rows = await ctx.db
		.selectFrom('explore.selections as selection')
		.select((of) => [
			...FRAME.map((column) => `selection.${column}` as const),
			nameOfAccount('selection.created_by').as('created_by_name'),
			sql<number>`cardinality(${of.ref('selection.story_ids')})`.as('stories')
		])
		.where('selection.organisation_id', '=', ctx.organisationId)
		.where('selection.story_point_id', '=', pointId)
		.orderBy('selection.created_at', 'desc')
		.orderBy('selection.id', 'desc')
		.execute();
	return rows.map((row) => ({ ...toFrame(row), stories: row.stories }));
}

function toFrame(row: FrameRow): Omit<SavedSelection, 'storyIds'> {
	return {
		id: row.id as Id<'selection'>,
		storyPointId: row.story_point_id as Id<'story-point'>,
		name: row.name,
		question: row.question,
		clauses: row.clauses,
		// Written by the commands of this room only.
		foundBy: row.found_by as unknown as FoundBy,
		createdBy: row.created_by as Id<'account'> | null,
		createdByName: (row.created_elsewhere_by ?? row.created_by_name) || null,
		createdAt: row.created_at
	};
}
