import { readdir, readFile } from 'node:fs/promises';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { Migrator, type Migration, type MigrationProvider } from 'kysely/migration';
import pg from 'pg';
import { CannotStart } from './settings.ts';

const ours = new URL('../../../../db/migrations/', import.meta.url);

/** Plain `.sql` files, forward only, in the order of their number. */
const sqlFiles = (folder: URL): MigrationProvider => ({
	async getMigrations() {
		const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
		const migrations: Record<string, Migration> = {};
		for (const name of names) {
			const text = await readFile(new URL(name, folder), 'utf8');
			migrations[name] = { up: async (db) => void (await sql.raw(text).execute(db)) };
		}
		return migrations;
	}
});

/**
 * Brings the database at `url` up to date. A migration that came late is done late: decision 0049.
 * @param folder  where the migrations are
 * @throws CannotStart when a newer version brought it further than this one knows; nothing is changed then
 * @throws Error whose `cause` is what PostgreSQL said; nothing of the failed migration remains.
 */
export async function migrate(url: string, folder = ours): Promise<void> {
	const pool = new pg.Pool({ connectionString: url, max: 2 });
	pool.on('error', () => undefined);
	const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
	const provider = sqlFiles(folder);
	try {
		const known = Object.keys(await provider.getMigrations());
		const newer = (await listDone(db)).filter((name) => !known.includes(name));
		if (newer.length > 0)
			throw new CannotStart(
				`This database belongs to a newer version of Samenleren: it holds ${newer.join(', ')}, which this version does not know. ` +
					'Start that version, or a newer one. Nothing was changed.'
			);
		const { error } = await new Migrator({
			db,
			provider,
			migrationTableSchema: 'platform',
			allowUnorderedMigrations: true
		}).migrateToLatest();
		if (error) throw new Error('migration failed', { cause: error });
	} finally {
		await db.destroy();
	}
}

async function listDone(db: Kysely<unknown>): Promise<readonly string[]> {
	const { rows: found } = await sql<{
		table: string | null;
	}>`select to_regclass('platform.kysely_migration') as table`.execute(db);
	if (found[0]!.table === null) return [];
	const { rows } = await sql<{ name: string }>`select name from platform.kysely_migration order by name`.execute(db);
	return rows.map(({ name }) => name);
}
