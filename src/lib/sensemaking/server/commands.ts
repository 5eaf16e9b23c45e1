import { randomInt } from 'node:crypto';
import { sortByPermission } from '#lib/collect/server/story-permissions.ts';
import { chooseAtRandom, SEEDS } from '#lib/explore/random-choice.ts';
import { openSelection } from '#lib/explore/server/queries.ts';
import type { Id } from '#lib/platform/id.ts';
import { record } from '#lib/platform/server/audit.ts';
import { authorise, inTransaction, type Context } from '#lib/platform/server/context.ts';
import { newId } from '#lib/platform/server/new-id.ts';
import { changeAgenda as changed, type Agenda, type AgendaChange } from '../agenda.ts';
import { mayPrepareTables } from '../policy.ts';
import { agendaRefused, tableChangedMeanwhile, tableNotFound, tableWithoutCards } from '../problems.ts';
import type { TableDetails } from '../table.ts';
import type { TemplateName } from '../templates.ts';
import { findBoard } from './board/board-queries.ts';
import { forgetCode } from './board/join-codes.ts';
import { openTable } from './queries.ts';

export interface NewTable extends TableDetails {
	readonly selectionId: Id<'selection'>;
	/** With fewer than the selection holds, the lot decides which. */
	readonly cards: number;
	readonly template: TemplateName;
	readonly agenda: Agenda;
}

/**
 * Prepares a table from a selection: the cards are those that are still told and that may be discussed, and stay these.
 * @throws Problem `forbidden`, `not-found`, `conflict` when nothing of the selection is left
 */
export async function prepareTable(
	ctx: Context,
	pointId: Id<'story-point'>,
	{ selectionId, cards, template, agenda, ...details }: NewTable
): Promise<Id<'table'>> {
	authorise(mayPrepareTables(ctx.actor));
	if (ctx.actor.kind !== 'member') throw new TypeError('a table is prepared by a member');
	const accountId = ctx.actor.accountId;

	return inTransaction(ctx, async (ctx) => {
		const { name, storyIds } = await openSelection(ctx, pointId, selectionId);
		const { refused, given, 'not-asked': free } = await sortByPermission(ctx, pointId, storyIds, 'discuss');
		const may = new Set([...given, ...free]);
		const told = storyIds.filter((id) => may.has(id));
		const drawn = new Set(told.length <= cards ? told : chooseAtRandom([told], cards, randomInt(SEEDS)));
		if (drawn.size === 0) throw tableWithoutCards();
		const id = newId<'table'>(ctx.now);
		await ctx.db
			.insertInto('sensemaking.tables')
			.values({
				organisation_id: ctx.organisationId,
				id,
				story_point_id: pointId,
				selection_id: selectionId,
				selection_name: name,
				...columnsOf(details),
				story_ids: told.filter((id) => drawn.has(id)),
				refused: refused.length,
				template,
				agenda: JSON.stringify(agenda),
				created_by: accountId,
				created_at: ctx.now
			})
			.execute();
		await record(ctx, 'tables.prepare', id);
		return id;
	});
}

/**
 * Another day, place or people.
 * @param revision of the table as the writer saw it
 * @throws Problem `forbidden`, `not-found`, `conflict` when somebody else changed it meanwhile
 */
export async function changeTable(
	ctx: Context,
	pointId: Id<'story-point'>,
	id: Id<'table'>,
	revision: number,
	details: TableDetails
): Promise<void> {
	await write(ctx, pointId, id, revision, () => columnsOf(details));
}

/**
 * A step added, changed, moved or removed.
 * @throws Problem `forbidden`, `not-found`, `conflict` when it cannot be, or somebody else changed the table meanwhile
 */
export async function changeAgenda(
	ctx: Context,
	pointId: Id<'story-point'>,
	id: Id<'table'>,
	revision: number,
	change: AgendaChange
): Promise<void> {
	await write(ctx, pointId, id, revision, (agenda) => {
		const after = changed(agenda, change);
		if (typeof after === 'string') throw agendaRefused(after);
		return { agenda: JSON.stringify(after) };
	});
}

/**
 * Throws a table away; the experiences and the selection stay.
 * @throws Problem `forbidden`, `not-found`
 */
export async function dropTable(ctx: Context, pointId: Id<'story-point'>, id: Id<'table'>): Promise<void> {
	authorise(mayPrepareTables(ctx.actor));

	await inTransaction(ctx, async (ctx) => {
		const board = await findBoard(ctx, pointId, id);
		if (board) await forgetCode(ctx, board.state.code);
		const { numDeletedRows } = await ctx.db
			.deleteFrom('sensemaking.tables')
			.where('organisation_id', '=', ctx.organisationId)
			.where('story_point_id', '=', pointId)
			.where('id', '=', id)
			.executeTakeFirstOrThrow();
		if (numDeletedRows === 0n) throw tableNotFound();
		await record(ctx, 'tables.drop', id);
	});
}

async function write(
	ctx: Context,
	pointId: Id<'story-point'>,
	id: Id<'table'>,
	revision: number,
	columns: (agenda: Agenda) => Partial<ReturnType<typeof columnsOf>> & { readonly agenda?: string }
): Promise<void> {
	authorise(mayPrepareTables(ctx.actor));

	await inTransaction(ctx, async (ctx) => {
		const { agenda } = await openTable(ctx, pointId, id);
		const { numUpdatedRows } = await ctx.db
			.updateTable('sensemaking.tables')
			.set({ ...columns(agenda), revision: revision + 1 })
			.where('organisation_id', '=', ctx.organisationId)
			.where('story_point_id', '=', pointId)
			.where('id', '=', id)
			.where('revision', '=', revision)
			.executeTakeFirstOrThrow();
		if (numUpdatedRows === 0n) throw tableChangedMeanwhile();
		await record(ctx, 'tables.change', id);
	});
}

const columnsOf = ({ heldOn, beginsAt, invited, ...rest }: TableDetails) => ({
	...rest,
	held_on: heldOn,
	begins_at: beginsAt,
	invited: JSON.stringify(invited)
});
