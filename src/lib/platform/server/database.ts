import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import type { DB } from '#db/schema.ts';
import type { Id } from '../id.ts';

export type Db = Kysely<DB>;

/** Nobody's data: what a connection sees before anybody said for which organisation it works. */
export const NOBODY = '00000000-0000-0000-0000-000000000000' as Id<'organisation'>;

/** One pool of connections, seen through the eyes of one organisation at a time. */
export interface Database {
	/** Sees only what belongs to `organisationId`; row-level security says so too. */
	readonly of: (organisationId: Id<'organisation'>) => Db;
	readonly pool: pg.Pool;
	readonly close: () => Promise<void>;
}

/** @param url  where PostgreSQL is, e.g. `postgres://user:secret@host/database` */
export function connect(url: string, options: { readonly max?: number } = {}): Database {
	const pool = new pg.Pool({ connectionString: url, max: options.max ?? 16, connectionTimeoutMillis: 10_000 });
	// A connection that breaks while idle is replaced by the pool; without a listener it would end the process.
	pool.on('error', () => undefined);

	const seenBy = new WeakMap<pg.PoolClient, string>();
	const views = new Map<string, Db>();

	function of(organisationId: Id<'organisation'>): Db {
		const known = views.get(organisationId);
		if (known) return known;

		const poolOfOrganisation = {
			options: pool.options,
			async connect() {
				const client = await pool.connect();
				try {
					if (seenBy.get(client) !== organisationId) await lookAs(client, organisationId, !seenBy.has(client));
					seenBy.set(client, organisationId);
					return client;
				} catch (error) {
					client.release(true);
					throw error;
				}
			},
			end: () => Promise.resolve()
		};
		const db: Db = new Kysely<DB>({ dialect: new PostgresDialect({ pool: poolOfOrganisation }) });
		views.set(organisationId, db);
		return db;
	}

	return { of, pool, close: () => pool.end() };
}

/** A superuser passes every row-level policy, so the application gives that up before its first question. */
async function lookAs(client: pg.PoolClient, organisationId: string, fresh: boolean): Promise<void> {
	if (fresh)
		await client.query(
			`select set_config('role', 'samenleren_app', false) from pg_roles
			 where rolname = 'samenleren_app' and (select rolsuper or rolbypassrls from pg_roles where rolname = session_user)`
		);
	await client.query(`select set_config('samenleren.organisation_id', $1, false)`, [organisationId]);
}

/** Turns an open transaction towards another organisation, until it ends. */
export async function turnTransaction(db: Db, organisationId: Id<'organisation'>): Promise<void> {
	await sql`select set_config('samenleren.organisation_id', ${organisationId}, true)`.execute(db);
}

/** SQLSTATE classes and system calls that say: the database is not there now. */
const AWAY = /^(08|57P0)|^(ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|ENOTFOUND|EHOSTUNREACH)$/;

/** Whether something failed because the database could not be reached; it may be back the next time. */
export function isAway(error: unknown): boolean {
	if (!(error instanceof Error)) return false;
	const { code, syscall } = error as NodeJS.ErrnoException;
	if (code === 'ENOENT') return syscall === 'connect';
	return (code !== undefined && AWAY.test(code)) || /^(Connection terminated|timeout exceeded)/.test(error.message);
}
