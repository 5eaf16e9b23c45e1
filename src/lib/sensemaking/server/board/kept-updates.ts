import { sql } from 'kysely';
import type { Id } from '#lib/platform/id.ts';
import type { Db } from '#lib/platform/server/database.ts';
import { boardNotOpen } from '../../problems.ts';
import { CHANNEL } from './announce.ts';

/** One board in the database. */
export interface Drawer {
	readonly db: Db;
	readonly organisationId: Id<'organisation'>;
	readonly tableId: Id<'table'>;
}

export interface NewUpdate {
	/** A UUID that its device drew for it. */
	readonly key: string;
	readonly seat: number;
	readonly update: Uint8Array;
}

export interface KeptUpdate {
	readonly seq: number;
	readonly update: Uint8Array;
}

/**
 * Keeps updates and tells all processes, in one statement: whoever hears of it can read it, and who gets an answer knows it is on disk.
 * The row of the board is locked until then, so that a later number is never visible before an earlier one. What came before, by its key,
 * is kept once.
 * @throws Problem `conflict` when the board is not open
 */
export async function keepUpdates(drawer: Drawer, updates: readonly NewUpdate[], now: Date): Promise<number> {
	const { db, organisationId: organisation, tableId: table } = drawer;
	const { rows } = await sql<{ last_seq: number }>`
		with given as (
			select * from unnest(
				${updates.map(({ key }) => key)}::uuid[],
				${updates.map(({ seat }) => seat)}::smallint[],
				${updates.map(({ update }) => Buffer.from(update))}::bytea[]
			) with ordinality as given (key, seat, update_bytes, place)
			where not exists (
				select from sensemaking.board_updates kept
				where kept.organisation_id = ${organisation} and kept.table_id = ${table} and kept.key = given.key
			)
		), board as (
			update sensemaking.boards set last_seq = last_seq + (select count(*)::integer from given)
			where organisation_id = ${organisation} and table_id = ${table} and closed_at is null and ends_at > ${now}
			returning last_seq
		), kept as (
			insert into sensemaking.board_updates (organisation_id, table_id, seq, key, seat, update_bytes, kept_at)
			select ${organisation}::uuid, ${table}::uuid,
				board.last_seq - (select count(*)::integer from given) + (row_number() over (order by place))::integer,
				key, seat, update_bytes, ${now}::timestamptz
			from given, board
			on conflict (organisation_id, table_id, key) do nothing
		)
		select last_seq, pg_notify(${CHANNEL}, ${`${table}/`} || last_seq) from board`.execute(db);
	if (!rows[0]) throw boardNotOpen();
	return rows[0].last_seq;
}

/** What was kept after `seq`, in order, at most {@link AT_ONCE}. */
export async function listUpdates({ db, organisationId, tableId }: Drawer, seq: number): Promise<KeptUpdate[]> {
	const rows = await db
		.selectFrom('sensemaking.board_updates')
		.select(['seq', 'update_bytes'])
		.where('organisation_id', '=', organisationId)
		.where('table_id', '=', tableId)
		.where('seq', '>', seq)
		.orderBy('seq')
		.limit(AT_ONCE)
		.execute();
	return rows.map((row) => ({ seq: row.seq, update: row.update_bytes }));
}

export const AT_ONCE = 500;

/** The whole board up to an update; `undefined` while it is young. */
export async function findSnapshot({ db, organisationId, tableId }: Drawer): Promise<KeptUpdate | undefined> {
	const row = await db
		.selectFrom('sensemaking.board_snapshots')
		.select(['seq', 'state_bytes'])
		.where('organisation_id', '=', organisationId)
		.where('table_id', '=', tableId)
		.executeTakeFirst();
	return row && { seq: row.seq, update: row.state_bytes };
}

/** Of two processes that make one, the one that saw more stays. */
export async function keepSnapshot(
	{ db, organisationId, tableId }: Drawer,
	{ seq, update }: KeptUpdate
): Promise<void> {
	await db
		.insertInto('sensemaking.board_snapshots')
		.values({ organisation_id: organisationId, table_id: tableId, seq, state_bytes: Buffer.from(update) })
		.onConflict((conflict) =>
			conflict
				.columns(['organisation_id', 'table_id'])
				.doUpdateSet((set) => ({ seq: set.ref('excluded.seq'), state_bytes: set.ref('excluded.state_bytes') }))
				.where('sensemaking.board_snapshots.seq', '<', seq)
		)
		.execute();
}
