import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import pg from 'pg';
import { describe, expect, inject, it } from 'vitest';
import { connect } from '#lib/platform/server/database.ts';
import { migrate } from '#lib/platform/server/migrate.ts';
import { DE_BRUG, DE_OEVER, MONDAY } from './personas.ts';

/** A database as most hosts give it: owned by an account that may do nothing else. */
async function withPlainOwner(work: (url: string) => Promise<void>): Promise<void> {
	const admin = new pg.Client({ connectionString: inject('databaseUrl') });
	await admin.connect();
	const name = `plain_${randomUUID().replaceAll('-', '')}`;
	await admin.query(`create role ${name} login nosuperuser nocreaterole nocreatedb`);
	await admin.query(`create database ${name} owner ${name}`);
	try {
		await work(inject('databaseUrl').replace(/\/\/[^@]*@([^/]*)\/[^?]*/, `//${name}@$1/${name}`));
	} finally {
		await admin.query(`drop database ${name} with (force)`);
		await admin.query(`drop role ${name}`);
		await admin.end();
	}
}

describe('a database of an ordinary owner', () => {
	it('has the same wall, though its owner is the one who works there', async () => {
		await withPlainOwner(async (url) => {
			await migrate(url);
			const database = connect(url, { max: 2 });
			try {
				const organisation = { organisation_id: DE_BRUG, slug: 'de-brug', name: 'De Brug', created_at: MONDAY };
				await database.of(DE_BRUG).insertInto('people.organisations').values(organisation).execute();
				const invited = (id: string) => ({
					organisation_id: DE_BRUG,
					id,
					kind: 'first-administrator',
					secret_hash: Buffer.alloc(32, id),
					roles: ['administrator'],
					created_at: MONDAY,
					expires_at: MONDAY
				});
				await database.of(DE_BRUG).insertInto('people.invitations').values(invited(randomUUID())).execute();

				const from = async (organisationId: typeof DE_BRUG) =>
					(await database.of(organisationId).selectFrom('people.invitations').select('id').execute()).length;
				expect([await from(DE_BRUG), await from(DE_OEVER)]).toEqual([1, 0]);
				await expect(
					database.of(DE_OEVER).insertInto('people.invitations').values(invited(randomUUID())).execute()
				).rejects.toThrow(/row-level security/);

				const { rows } = await sql<{ owner: string; me: string }>`
					select current_user as me, tableowner as owner from pg_tables
					where schemaname = 'people' and tablename = 'invitations'`.execute(database.of(DE_BRUG));
				expect(rows[0]!.me).toBe(rows[0]!.owner);
			} finally {
				await database.close();
			}
		});
	});
});
