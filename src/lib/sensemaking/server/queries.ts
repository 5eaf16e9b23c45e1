import { sql, type Selectable } from 'kysely';
import type { DB } from '#db/schema.ts';
import { listWithdrawn } from '#lib/collect/server/story-queries.ts';
import { nameOfAccount } from '#lib/people/server/account-names.ts';
import type { Id } from '#lib/platform/id.ts';
import { authorise, type Context } from '#lib/platform/server/context.ts';
import type { Agenda } from '../agenda.ts';
import type { InvitedRole } from '../invited.ts';
import { mayReadTables } from '../policy.ts';
import { tableNotFound } from '../problems.ts';
import type { OpenedTable, TableSummary, Way } from '../table.ts';
import type { TemplateName } from '../templates.ts';

/**
 * A table, and which of its cards were withdrawn since.
 * @throws Problem `not-found`, also when it belongs to another point
 */
export async function openTable(ctx: Context, pointId: Id<'story-point'>, id: Id<'table'>): Promise<OpenedTable> {
	authorise(mayReadTables(ctx.actor));
	const row = await ctx.db
		.selectFrom('sensemaking.tables as table')
		.selectAll('table')
		.select(nameOfAccount('table.created_by').as('created_by_name'))
		.where('table.organisation_id', '=', ctx.organisationId)
		.where('table.story_point_id', '=', pointId)
		.where('table.id', '=', id)
		.executeTakeFirst();
	if (!row) throw tableNotFound();
	const withdrawnIds = await listWithdrawn(ctx, pointId, row.story_ids as Id<'story'>[]);
	return { ...toTable(row), createdByName: row.created_by_name, withdrawnIds };
}

/** The tables of a point, the latest evening first. */
export async function listTables(ctx: Context, pointId: Id<'story-point'>): Promise<TableSummary[]> {
	authorise(mayReadTables(ctx.actor));
	const rows = await ctx.db
		.selectFrom('sensemaking.tables')
		.select([
			'id',
			'title',
			'held_on',
			'begins_at',
			'place',
			'template',
			sql<number>`cardinality(story_ids)`.as('cards')
		])
		.where('organisation_id', '=', ctx.organisationId)
		.where('story_point_id', '=', pointId)
		.orderBy('held_on', 'desc')
		.orderBy('begins_at', 'desc')
		.orderBy('id')
		.execute();
	return rows.map((row) => ({
		id: row.id as Id<'table'>,
		title: row.title,
		heldOn: row.held_on,
		beginsAt: row.begins_at,
		place: row.place,
		template: row.template as TemplateName,
		cards: row.cards
	}));
}

/**
 * The days on which tables of a point were held, before `today`, the latest first; a day stands there once for each table. For anybody:
 * where, about what and with whom is not among it.
 * @param today  ISO 8601, on the calendar of the place
 */
export async function listDaysHeld(
	ctx: Context,
	pointId: Id<'story-point'>,
	today: string
): Promise<readonly string[]> {
	const rows = await ctx.db
		.selectFrom('sensemaking.tables')
		.select('held_on')
		.where('organisation_id', '=', ctx.organisationId)
		.where('story_point_id', '=', pointId)
		.where('held_on', '<', today)
		.orderBy('held_on', 'desc')
		.execute();
	return rows.map(({ held_on }) => held_on);
}

/** What is JSON was written by the commands of this room only. */
const toTable = (row: Selectable<DB['sensemaking.tables']>) => ({
	id: row.id as Id<'table'>,
	storyPointId: row.story_point_id as Id<'story-point'>,
	selectionId: row.selection_id as Id<'selection'>,
	selectionName: row.selection_name,
	title: row.title,
	question: row.question,
	heldOn: row.held_on,
	beginsAt: row.begins_at,
	place: row.place,
	facilitator: row.facilitator,
	invited: row.invited as unknown as readonly InvitedRole[],
	way: row.way as Way,
	storyIds: row.story_ids as Id<'story'>[],
	refused: row.refused,
	template: row.template as TemplateName,
	agenda: row.agenda as unknown as Agenda,
	revision: row.revision,
	createdAt: row.created_at
});
