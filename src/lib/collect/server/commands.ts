import { authorise, inTransaction, type Context } from '#lib/platform/server/context.ts';
import { record } from '#lib/platform/server/audit.ts';
import { newId } from '#lib/platform/server/new-id.ts';
import type { Id } from '#lib/platform/id.ts';
import { mayOpenStoryPoints } from '../policy.ts';
import { slugTaken } from '../problems.ts';
import type { StoryPoint } from '../story-point.ts';

export type NewStoryPoint = Omit<StoryPoint, 'id'>;

/** @throws Problem `forbidden`, or `conflict` when another story point, of whatever organisation, has the address. */
export async function openStoryPoint(ctx: Context, point: NewStoryPoint): Promise<Id<'story-point'>> {
	authorise(mayOpenStoryPoints(ctx.actor));
	const id = newId<'story-point'>(ctx.now);

	return inTransaction(ctx, async (ctx) => {
		const { numInsertedOrUpdatedRows } = await ctx.db
			.insertInto('platform.directory')
			.values({ kind: 'story-point', name: point.slug, organisation_id: ctx.organisationId })
			.onConflict((conflict) => conflict.doNothing())
			.executeTakeFirstOrThrow();
		if (numInsertedOrUpdatedRows === 0n) throw slugTaken();

		await ctx.db
			.insertInto('collect.story_points')
			.values({
				organisation_id: ctx.organisationId,
				id,
				slug: point.slug,
				questionnaire_id: point.questionnaireId,
				questionnaire_version: point.questionnaireVersion,
				definition: JSON.stringify(point.definition),
				opens_at: point.opensAt,
				closes_at: point.closesAt,
				created_at: ctx.now
			})
			.execute();
		await record(ctx, 'collect.story-point.open', id);
		return id;
	});
}
