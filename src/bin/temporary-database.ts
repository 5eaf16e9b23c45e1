import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '#lib/platform/server/embedded-postgres.ts';
import { migrate } from '#lib/platform/server/migrate.ts';

/** Lends a migrated, empty database, and throws it away afterwards. */
export async function withTemporaryDatabase<T>(work: (url: string) => Promise<T>): Promise<T> {
	const folder = await mkdtemp(join(tmpdir(), 'samenleren-tool-'));
	const postgres = await startEmbeddedPostgres(folder);
	try {
		await migrate(postgres.url);
		return await work(postgres.url);
	} finally {
		await postgres.stop();
		await rm(folder, { recursive: true, force: true });
	}
}
