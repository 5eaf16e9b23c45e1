import { readdir, readFile } from 'node:fs/promises';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { Migrator, type Migration, type MigrationProvider } from 'kysely/migration';
import pg from 'pg';

const folder = new URL('../../../../db/migrations/', import.meta.url);

/** Plain `.sql` files, forward only, in the order of their number. */
const sqlFiles: MigrationProvider = {
	async getMigrations() {
		const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
		const migrations: Record<string, Migration> = {};
		for (const name of names) {
			const text = await readFile(new URL(name, folder), 'utf8');
			migrations[name] = { up: async (db) => void (await sql.raw(text).execute(db)) };
		}
		return migrations;
	}
};

/**
 * Brings the database at `url` up to date.
 * @throws Error whose `cause` is what PostgreSQL said; nothing of the failed migration remains.
 */
export async function migrate(url: string): Promise<void> {
	const pool = new pg.Pool({ connectionString: url, max: 2 });
	pool.on('error', () => undefined);
	const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
	try {
		const { error } = await new Migrator({
			db,
			provider: sqlFiles,
			migrationTableSchema: 'platform'
		}).migrateToLatest();
		if (error) throw new Error('migration failed', { cause: error });
	} finally {
		await db.destroy();
	}
}
