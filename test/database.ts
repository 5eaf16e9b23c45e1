import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '#lib/platform/server/embedded-postgres.ts';
import { migrate } from '#lib/platform/server/migrate.ts';

declare module 'vitest' {
	export interface ProvidedContext {
		/** A migrated, empty database; what is not rolled back makes a copy of it first: `ownDatabase`. */
		databaseUrl: string;
	}
}

/** One PostgreSQL for all database tests of a run, thrown away afterwards. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const folder = await mkdtemp(join(tmpdir(), 'samenleren-test-'));
	const postgres = await startEmbeddedPostgres(folder);
	await migrate(postgres.url);
	project.provide('databaseUrl', postgres.url);
	return async () => {
		await postgres.stop();
		await rm(folder, { recursive: true, force: true });
	};
}
