/** The changes that stand in the time charts of a story point. Decision 0045. */
import { sql } from 'kysely';
import type { Id } from '#lib/platform/id.ts';
import { record } from '#lib/platform/server/audit.ts';
import { authorise, inTransaction, type Context } from '#lib/platform/server/context.ts';
import { newId } from '#lib/platform/server/new-id.ts';
import { type Change, type ChangeMark, type ChangesView, MOST_CHANGES } from '../change-mark.ts';
import { dateOfDay, dayOfDate } from '../change-mark.schema.ts';
import { mayExplore, mayKeepChanges } from '../policy.ts';
import { changeNotFound, tooManyChanges } from '../problems.ts';

/** In the order of time. */
export async function listChanges(ctx: Context, pointId: Id<'story-point'>): Promise<readonly ChangeMark[]> {
	authorise(mayExplore(ctx.actor));
	const rows = await ctx.db
		.selectFrom('explore.change_marks')
		.select(['id', 'name', 'planned', sql<string>`first_day::text`.as('first'), sql<string>`last_day::text`.as('last')])
		.where('organisation_id', '=', ctx.organisationId)
		.where('story_point_id', '=', pointId)
		.orderBy('first_day')
		.orderBy('id')
		.execute();
	return rows.map(({ id, name, planned, first, last }) => ({
		id: id as Id<'change-mark'>,
		name,
		first: dayOfDate(first),
		last: dayOfDate(last),
		isPlanned: planned
	}));
}

export const getChangesView = async (ctx: Context, pointId: Id<'story-point'>): Promise<ChangesView> => ({
	marks: await listChanges(ctx, pointId),
	mayKeep: mayKeepChanges(ctx.actor)
});

/** @throws Problem `forbidden`, `conflict` when there are as many as a chart can show */
export async function markChange(ctx: Context, pointId: Id<'story-point'>, change: Change): Promise<Id<'change-mark'>> {
	authorise(mayKeepChanges(ctx.actor));
	return inTransaction(ctx, async (ctx) => {
		if ((await listChanges(ctx, pointId)).length >= MOST_CHANGES) throw tooManyChanges();
		const id = newId<'change-mark'>(ctx.now);
		await ctx.db
			.insertInto('explore.change_marks')
			.values({ organisation_id: ctx.organisationId, id, story_point_id: pointId, ...written(ctx, change) })
			.execute();
		await record(ctx, 'charts.change.mark', id);
		return id;
	});
}

/** @throws Problem `forbidden`, `not-found` */
export async function correctChange(
	ctx: Context,
	pointId: Id<'story-point'>,
	id: Id<'change-mark'>,
	change: Change
): Promise<void> {
	authorise(mayKeepChanges(ctx.actor));
	await inTransaction(ctx, async (ctx) => {
		const { numUpdatedRows } = await ctx.db
			.updateTable('explore.change_marks')
			.set(written(ctx, change))
			.where('organisation_id', '=', ctx.organisationId)
			.where('story_point_id', '=', pointId)
			.where('id', '=', id)
			.executeTakeFirstOrThrow();
		if (numUpdatedRows === 0n) throw changeNotFound();
		await record(ctx, 'charts.change.correct', id);
	});
}

/** @throws Problem `forbidden`, `not-found` */
export async function dropChange(ctx: Context, pointId: Id<'story-point'>, id: Id<'change-mark'>): Promise<void> {
	authorise(mayKeepChanges(ctx.actor));
	await inTransaction(ctx, async (ctx) => {
		const { numDeletedRows } = await ctx.db
			.deleteFrom('explore.change_marks')
			.where('organisation_id', '=', ctx.organisationId)
			.where('story_point_id', '=', pointId)
			.where('id', '=', id)
			.executeTakeFirstOrThrow();
		if (numDeletedRows === 0n) throw changeNotFound();
		await record(ctx, 'charts.change.drop', id);
	});
}

const written = (ctx: Context, { name, first, last, isPlanned }: Change) => ({
	name,
	first_day: dateOfDay(first),
	last_day: dateOfDay(last),
	planned: isPlanned,
	kept_by: ctx.actor.kind === 'member' ? ctx.actor.accountId : null,
	kept_at: ctx.now
});
