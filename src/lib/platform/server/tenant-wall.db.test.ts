import { describe, expect, inject, it } from 'vitest';
import pg from 'pg';
import { listForbiddenSql, listHolesInWall } from './tenant-wall.ts';

/** The house with one more piece of SQL in it, which is taken out again. */
async function holesAfter(sql: string): Promise<string[]> {
	const client = new pg.Client({ connectionString: inject('databaseUrl') });
	await client.connect();
	try {
		await client.query('begin');
		await client.query(sql);
		return await listHolesInWall(client);
	} finally {
		await client.query('rollback');
		await client.end();
	}
}

const WALLED = `create table explore.tried (organisation_id uuid not null, id uuid not null, primary key (organisation_id, id));
	call platform.wall('explore.tried');`;

describe('the tenant wall', () => {
	it('has no holes', async () => {
		expect(await holesAfter(WALLED)).toEqual([]);
	});

	it.for([
		['a table without a wall', 'create table explore.tried (organisation_id uuid primary key)', 'is not walled'],
		['a table without an organisation', 'create table explore.tried (id uuid primary key)', 'has no organisation_id'],
		[
			'a key that begins elsewhere',
			'create table explore.tried (id uuid, organisation_id uuid not null, primary key (id))',
			'no primary key'
		],
		['an index that begins elsewhere', `${WALLED} create index tried_by_id on explore.tried (id)`, 'tried_by_id'],
		[
			'an index on an expression',
			`${WALLED} create index tried_by_text on explore.tried ((id::text))`,
			'tried_by_text'
		],
		[
			'a promise of uniqueness over all organisations',
			`${WALLED} alter table explore.tried add constraint once unique (id)`,
			'once'
		],
		[
			'a foreign key that crosses',
			`${WALLED} alter table explore.selections add unique (organisation_id, id);
			create unique index tried_once on explore.tried (id);
			alter table explore.tried add constraint crossing foreign key (id) references explore.tried (id)`,
			'crossing'
		],
		[
			'a trigger',
			`${WALLED} create trigger pulled before update on explore.tried for each row execute function suppress_redundant_updates_trigger()`,
			'pulled'
		],
		['a sequence', 'create sequence explore.counted', 'explore.counted is a sequence'],
		[
			'a counting column',
			`${WALLED} alter table explore.tried add number integer generated always as identity`,
			'is a sequence'
		]
	] as const)('notices %s', async ([, sql, complaint]) => {
		expect((await holesAfter(sql)).join('\n')).toContain(complaint);
	});

	it.for([
		'select id from act.work for update skip locked',
		'create table act.work (id bigserial primary key)',
		'create trigger t before insert on act.work',
		'update act.work set organisation_id = $1',
		"trx.updateTable('act.work').set({ organisation_id: other })"
	])('notices in a text: %s', (sql) => {
		expect(listForbiddenSql('queries.ts', sql)).toHaveLength(1);
	});

	it('reads past what is allowed', () => {
		expect(
			listForbiddenSql(
				'queries.ts',
				"select 1 for update; insert into t (organisation_id) values (1); 'a serial story'"
			)
		).toEqual([]);
	});
});
