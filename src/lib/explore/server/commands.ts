import { sql } from 'kysely';
import { storyNotFound } from '#lib/collect/problems.ts';
import { listStories } from '#lib/collect/server/story-queries.ts';
import type { Id } from '#lib/platform/id.ts';
import { record } from '#lib/platform/server/audit.ts';
import { authorise, inTransaction, type Context } from '#lib/platform/server/context.ts';
import { newId } from '#lib/platform/server/new-id.ts';
import { mayKeepSelections } from '../policy.ts';
import { difference, union } from '../joined-selections.ts';
import { selectionAlreadyHolds, selectionEmpty, selectionFrozen, selectionNotFound } from '../problems.ts';
import type { SavedSelection } from '../saved-selection.ts';
import { openSelection } from './queries.ts';

export type NewSelection = Pick<SavedSelection, 'name' | 'question' | 'clauses' | 'foundBy' | 'storyIds'>;

export interface JoinedSelection extends Pick<SavedSelection, 'name' | 'question'> {
	readonly by: 'union' | 'difference';
	readonly of: readonly [Id<'selection'>, Id<'selection'>];
}

/**
 * Keeps these experiences together, as they were found.
 * @throws Problem `forbidden`, `conflict` when there is nothing to keep
 */
export async function keepSelection(
	ctx: Context,
	pointId: Id<'story-point'>,
	{ name, question, clauses, foundBy, storyIds }: NewSelection
): Promise<Id<'selection'>> {
	authorise(mayKeepSelections(ctx.actor));
	if (ctx.actor.kind !== 'member') throw new TypeError('a selection is kept by a member');
	if (storyIds.length === 0) throw selectionEmpty();
	const accountId = ctx.actor.accountId;

	return inTransaction(ctx, async (ctx) => {
		const id = newId<'selection'>(ctx.now);
		await ctx.db
			.insertInto('explore.selections')
			.values({
				organisation_id: ctx.organisationId,
				id,
				story_point_id: pointId,
				name,
				question,
				clauses,
				found_by: JSON.stringify(foundBy),
				story_ids: [...storyIds],
				created_by: accountId,
				created_at: ctx.now
			})
			.execute();
		await record(ctx, 'explore.selection.keep', id);
		return id;
	});
}

/**
 * Puts one more experience in a selection that is made by hand.
 * @throws Problem `forbidden`, `not-found`, `conflict` when it was made otherwise, or has it already
 */
export async function pickStory(
	ctx: Context,
	pointId: Id<'story-point'>,
	id: Id<'selection'>,
	storyId: Id<'story'>
): Promise<void> {
	authorise(mayKeepSelections(ctx.actor));

	await inTransaction(ctx, async (ctx) => {
		const [story] = await listStories(ctx, pointId, [storyId]);
		if (!story) throw storyNotFound();
		const { numUpdatedRows } = await ctx.db
			.updateTable('explore.selections')
			.set({ story_ids: sql`array_append(story_ids, ${storyId}::uuid)` })
			.where('organisation_id', '=', ctx.organisationId)
			.where('story_point_id', '=', pointId)
			.where('id', '=', id)
			.where(sql<boolean>`found_by ->> 'by' = 'hand' and not ${storyId}::uuid = any(story_ids)`)
			.executeTakeFirstOrThrow();
		if (numUpdatedRows === 0n) {
			const { foundBy } = await openSelection(ctx, pointId, id);
			throw foundBy.by === 'hand' ? selectionAlreadyHolds() : selectionFrozen();
		}
		await record(ctx, 'explore.selection.pick', id);
	});
}

/**
 * A new selection of two others: what is in either, or what is in the first and not in the second. Those stay as they are.
 * @throws Problem `forbidden`, `not-found`, `conflict` when nothing is left
 */
export async function joinSelections(
	ctx: Context,
	pointId: Id<'story-point'>,
	{ by, of, name, question }: JoinedSelection
): Promise<Id<'selection'>> {
	authorise(mayKeepSelections(ctx.actor));
	const [one, other] = [await openSelection(ctx, pointId, of[0]), await openSelection(ctx, pointId, of[1])];
	const both = (by === 'union' ? union : difference)(one.storyIds, other.storyIds);
	const named = ({ id, name }: SavedSelection) => ({ id, name });
	return keepSelection(ctx, pointId, {
		name,
		question,
		clauses: '',
		foundBy: { by, of: [named(one), named(other)] },
		// What was withdrawn before this selection was made was never in it.
		storyIds: difference(both, [...one.withdrawnIds, ...other.withdrawnIds])
	});
}

/**
 * Throws a selection away; the experiences stay.
 * @throws Problem `forbidden`, `not-found`
 */
export async function dropSelection(ctx: Context, pointId: Id<'story-point'>, id: Id<'selection'>): Promise<void> {
	authorise(mayKeepSelections(ctx.actor));

	await inTransaction(ctx, async (ctx) => {
		const { numDeletedRows } = await ctx.db
			.deleteFrom('explore.selections')
			.where('organisation_id', '=', ctx.organisationId)
			.where('story_point_id', '=', pointId)
			.where('id', '=', id)
			.executeTakeFirstOrThrow();
		if (numDeletedRows === 0n) throw selectionNotFound();
		await record(ctx, 'explore.selection.drop', id);
	});
}
