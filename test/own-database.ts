import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject, test } from 'vitest';
import type { Actor } from '#lib/platform/actor.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { connect, type Database } from '#lib/platform/server/database.ts';
import { migrate } from '#lib/platform/server/migrate.ts';
import { DE_BRUG, MONDAY } from './personas.ts';

type As = (actor: Actor, over?: { readonly now?: Date }) => Context;

/**
 * `it`, on a database of this file's own, where things are really committed: for what happens at the same moment on
 * two connections. It holds the organisation De Brug, and what earlier tests of the file left.
 */
export const it = test.extend<{ database: Database; as: As }>({
	database: [
		// eslint-disable-next-line no-empty-pattern -- vitest reads a fixture's needs from this pattern
		async ({}, use) => {
			const url = await makeDatabase(inject('databaseUrl'));
			await migrate(url);
			const database = connect(url, { max: 8 });
			await database
				.of(DE_BRUG)
				.insertInto('people.organisations')
				.values({ organisation_id: DE_BRUG, slug: 'de-brug', name: 'De Brug', created_at: MONDAY })
				.execute();
			await use(database);
			await database.close();
		},
		{ scope: 'file' }
	],
	as: async ({ database }, use) => {
		await use((actor, over = {}) => {
			const organisationId = actor.kind === 'member' ? actor.organisationId : DE_BRUG;
			return { actor, now: over.now ?? MONDAY, organisationId, db: database.of(organisationId), database };
		});
	}
});

async function makeDatabase(beside: string): Promise<string> {
	const name = `own_${randomUUID().replaceAll('-', '')}`;
	const client = new pg.Client({ connectionString: beside });
	await client.connect();
	try {
		await client.query(`create database ${name}`);
	} finally {
		await client.end();
	}
	const url = new URL(beside.replace('@/', '@localhost/')); // a socket's address names no host
	url.pathname = name;
	return beside.includes('@/') ? url.href.replace('@localhost/', '@/') : url.href;
}
