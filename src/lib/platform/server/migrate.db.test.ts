import { randomUUID } from 'node:crypto';
import { copyFile, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { describe, expect, inject, it } from 'vitest';
import { migrate } from './migrate.ts';
import { CannotStart } from './settings.ts';

const ALL = new URL('../../../../db/migrations/', import.meta.url);

/** An empty database, and a folder with some of our migrations; both are gone afterwards. */
async function withVersion(
	holds: (name: string) => boolean,
	work: (url: string, folder: URL) => Promise<void>
): Promise<void> {
	const admin = new pg.Client({ connectionString: inject('databaseUrl') });
	await admin.connect();
	const name = `version_${randomUUID().replaceAll('-', '')}`;
	await admin.query(`create database ${name}`);
	const folder = await mkdtemp(join(tmpdir(), 'migrations-'));
	try {
		for (const file of await readdir(ALL)) if (holds(file)) await copyFile(new URL(file, ALL), join(folder, file));
		await work(inject('databaseUrl').replace(/(\/\/[^/]*\/)[^?]*/, `$1${name}`), pathToFileURL(`${folder}/`));
	} finally {
		await admin.query(`drop database ${name} with (force)`);
		await admin.end();
		await rm(folder, { recursive: true });
	}
}

async function ask(url: string, query: string): Promise<readonly string[]> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		return (await client.query<{ said: string }>(query)).rows.map(({ said }) => said);
	} finally {
		await client.end();
	}
}

const columns = (url: string) =>
	ask(
		url,
		`select format('%s.%s %s %s', table_schema, table_name, column_name, data_type) as said from information_schema.columns
		 where table_schema not in ('pg_catalog', 'information_schema') order by 1`
	);

describe('the migrations', () => {
	it('bring a database up to date that missed one of an earlier number', async () => {
		await withVersion(
			(name) => !name.startsWith('0034'),
			async (url, folder) => {
				await migrate(url, folder);
				await migrate(url);
				expect(await columns(url)).toEqual(await columns(inject('databaseUrl')));
				await migrate(url);
			}
		);
	});

	it('leave a database alone that a newer version brought further, and say so', async () => {
		await withVersion(
			() => true,
			async (url, folder) => {
				await writeFile(new URL('9999_later.sql', folder), 'create table platform.later (id uuid)');
				await migrate(url, folder);
				const refused = migrate(url);
				await expect(refused).rejects.toBeInstanceOf(CannotStart);
				await expect(refused).rejects.toThrow(/newer version of Samenleren: it holds 9999_later\.sql/);
				expect(await ask(url, `select to_regclass('platform.later')::text as said`)).toEqual(['platform.later']);
			}
		);
	});
});
