/** The ways in to a story point, kept by its team; what a teller brings along of them is a code. */
import { randomBytes } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { DB } from '#db/schema.ts';
import type { Id } from '#lib/platform/id.ts';
import { record } from '#lib/platform/server/audit.ts';
import { authorise, inTransaction, type Context } from '#lib/platform/server/context.ts';
import { newId } from '#lib/platform/server/new-id.ts';
import { codeFrom, type CountedEntrance, type Entrance } from '../entrance.ts';
import { mayManageEntrances, maySeeEntrances } from '../policy.ts';
import { entranceNotFound, entrancesFull, languageNotSpoken } from '../problems.ts';
import type { StoryPoint } from '../story-point.ts';

export type NewEntrance = Pick<Entrance, 'name' | 'language' | 'area'>;

/** All of a point, those in use first, each with how many experiences came in by it. */
export async function listEntrances(ctx: Context, pointId: Id<'story-point'>): Promise<CountedEntrance[]> {
	authorise(maySeeEntrances(ctx.actor));
	const rows = await ofPoint(ctx, pointId)
		.selectAll('entrance')
		.select((of) =>
			of
				.selectFrom('collect.stories as story')
				.select(of.fn.countAll<string>().as('experiences'))
				.whereRef('story.organisation_id', '=', 'entrance.organisation_id')
				.whereRef('story.entrance_id', '=', 'entrance.id')
				.as('experiences')
		)
		.orderBy('entrance.retired_at', (of) => of.desc().nullsFirst())
		.orderBy('entrance.created_at')
		.orderBy('entrance.id')
		.execute();
	return rows.map((row) => ({ ...toEntrance(row), experiences: Number(row.experiences) }));
}

/** @throws Problem `not-found` */
export async function getEntrance(ctx: Context, pointId: Id<'story-point'>, code: string): Promise<Entrance> {
	authorise(maySeeEntrances(ctx.actor));
	const row = await ofPoint(ctx, pointId).selectAll('entrance').where('code', '=', code).executeTakeFirst();
	if (!row) throw entranceNotFound();
	return toEntrance(row);
}

/** What a teller's page has to know of the entrance they came in by; for anybody. One that was retired still opens it. */
export async function findEntrance(
	ctx: Context,
	pointId: Id<'story-point'>,
	code: string | undefined
): Promise<Pick<Entrance, 'code' | 'language' | 'area'> | undefined> {
	if (code === undefined) return undefined;
	return ofPoint(ctx, pointId)
		.select(['entrance.code', 'entrance.language', 'entrance.area'])
		.where('code', '=', code)
		.executeTakeFirst();
}

const ofPoint = (ctx: Context, pointId: Id<'story-point'>) =>
	ctx.db
		.selectFrom('collect.entrances as entrance')
		.where('entrance.organisation_id', '=', ctx.organisationId)
		.where('entrance.story_point_id', '=', pointId);

/** With 31 signs and 4 places a code is taken once in a thousand entrances. */
const TURNS = 8;

/** @throws Problem `forbidden`, `invalid` for a language that the point does not speak */
export async function addEntrance(ctx: Context, point: StoryPoint, entrance: NewEntrance): Promise<Entrance> {
	authorise(mayManageEntrances(ctx.actor));
	if (!point.definition.languages.includes(entrance.language)) throw languageNotSpoken();

	return inTransaction(ctx, async (ctx) => {
		const id = newId<'entrance'>(ctx.now);
		for (let turn = 0; turn < TURNS; turn++) {
			const row = await ctx.db
				.insertInto('collect.entrances')
				.values({
					organisation_id: ctx.organisationId,
					id,
					story_point_id: point.id,
					code: codeFrom(randomBytes(4)),
					name: entrance.name,
					language: entrance.language,
					area: entrance.area,
					created_at: ctx.now
				})
				.onConflict((conflict) => conflict.columns(['organisation_id', 'story_point_id', 'code']).doNothing())
				.returningAll()
				.executeTakeFirst();
			if (!row) continue;
			await record(ctx, 'collect.entrance.add', id);
			return toEntrance(row);
		}
		throw entrancesFull();
	});
}

/** @throws Problem `forbidden`, `not-found` */
export async function renameEntrance(
	ctx: Context,
	pointId: Id<'story-point'>,
	id: Id<'entrance'>,
	name: string
): Promise<void> {
	authorise(mayManageEntrances(ctx.actor));
	await inTransaction(ctx, async (ctx) => {
		const { numUpdatedRows } = await ctx.db
			.updateTable('collect.entrances')
			.set({ name })
			.where('organisation_id', '=', ctx.organisationId)
			.where('story_point_id', '=', pointId)
			.where('id', '=', id)
			.executeTakeFirstOrThrow();
		if (numUpdatedRows === 0n) throw entranceNotFound();
		await record(ctx, 'collect.entrance.rename', id);
	});
}

/**
 * From here on nobody is counted for it any more. Its address goes on to open the story point: it may hang on a wall.
 * Doing it twice changes nothing.
 * @throws Problem `forbidden`, `not-found`
 */
export async function retireEntrance(ctx: Context, pointId: Id<'story-point'>, id: Id<'entrance'>): Promise<void> {
	authorise(mayManageEntrances(ctx.actor));
	await inTransaction(ctx, async (ctx) => {
		const found = await ofPoint(ctx, pointId).select('entrance.id').where('id', '=', id).executeTakeFirst();
		if (!found) throw entranceNotFound();
		const { numUpdatedRows } = await ctx.db
			.updateTable('collect.entrances')
			.set({ retired_at: ctx.now })
			.where('organisation_id', '=', ctx.organisationId)
			.where('story_point_id', '=', pointId)
			.where('id', '=', id)
			.where('retired_at', 'is', null)
			.executeTakeFirstOrThrow();
		if (numUpdatedRows > 0n) await record(ctx, 'collect.entrance.retire', id);
	});
}

const toEntrance = (row: Selectable<DB['collect.entrances']>): Entrance => ({
	id: row.id as Id<'entrance'>,
	code: row.code,
	name: row.name,
	language: row.language,
	area: row.area,
	createdAt: row.created_at,
	retiredAt: row.retired_at
});
