import type { Id } from '#lib/platform/id.ts';
import { record } from '#lib/platform/server/audit.ts';
import { authorise, inTransaction, type Context } from '#lib/platform/server/context.ts';
import { newId } from '#lib/platform/server/new-id.ts';
import { mayKeepSelections } from '../policy.ts';
import { selectionEmpty, selectionNotFound } from '../problems.ts';
import type { SavedSelection } from '../saved-selection.ts';

export type NewSelection = Pick<SavedSelection, 'name' | 'question' | 'clauses' | 'storyIds'>;

/**
 * Keeps these experiences together, as they were found.
 * @throws Problem `forbidden`, `conflict` when there is nothing to keep
 */
export async function keepSelection(
	ctx: Context,
	pointId: Id<'story-point'>,
	{ name, question, clauses, storyIds }: NewSelection
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
