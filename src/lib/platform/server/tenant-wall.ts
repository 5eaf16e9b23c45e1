import type pg from 'pg';

/**
 * Tables that stand outside the tenant wall, and why they may. Everything else carries `organisation_id` first in its key, its
 * indexes and its foreign keys: it is the wall between organisations and the key to spread them over machines.
 */
const OUTSIDE: Readonly<Record<string, string>> = {
	'platform.directory': 'read before the organisation is known; names no person',
	'platform.attempts': 'keyed hashes, local to the machine, thrown away within the hour',
	'people.organisations': 'names and themes that anybody may see before signing in',
	'platform.kysely_migration': 'the migrations themselves',
	'platform.kysely_migration_lock': 'the migrations themselves'
};

/** Schemas of others in our database: PostgreSQL itself and the job queue. */
const OURS = `nspname !~ '^(pg_|information_schema$|pgboss$)'`;

interface Rule {
	readonly complaint: string;
	/** Selects `name`, the table or thing that breaks the rule, and `detail`. */
	readonly breakers: string;
}

const RULES: readonly Rule[] = [
	{
		complaint: 'has no organisation_id that is not null',
		breakers: `select name, null detail from walled t where not exists (
			select from pg_attribute where attrelid = t.oid and attname = 'organisation_id' and attnotnull and not attisdropped)`
	},
	{
		complaint: 'is not walled: call platform.wall',
		breakers: `select name, null detail from walled t where not (relrowsecurity and relforcerowsecurity)
			or not exists (select from pg_policy where polrelid = t.oid)`
	},
	{
		complaint: 'has no primary key that begins with organisation_id',
		breakers: `select name, null detail from walled t where not exists (
			select from pg_index join pg_attribute on attrelid = indrelid and attnum = indkey[0]
			where indrelid = t.oid and indisprimary and attname = 'organisation_id')`
	},
	{
		complaint: 'has an index that does not begin with organisation_id',
		breakers: `select name, indexrelid::regclass::text detail from walled t join pg_index on indrelid = t.oid
			left join pg_attribute on attrelid = indrelid and attnum = indkey[0]
			where not indisprimary and attname is distinct from 'organisation_id'`
	},
	{
		complaint: 'has a foreign key that does not begin with organisation_id on both sides',
		breakers: `select name, conname detail from walled t join pg_constraint on conrelid = t.oid and contype = 'f'
			join pg_attribute mine on mine.attrelid = conrelid and mine.attnum = conkey[1]
			join pg_attribute theirs on theirs.attrelid = confrelid and theirs.attnum = confkey[1]
			where mine.attname <> 'organisation_id' or theirs.attname <> 'organisation_id'`
	},
	{
		complaint: 'has a trigger, which a distributed table cannot have',
		breakers: `select name, tgname detail from walled t join pg_trigger on tgrelid = t.oid where not tgisinternal`
	},
	{
		complaint: 'is a sequence; ids are UUIDs of version 7',
		breakers: `select c.oid::regclass::text name, null detail from pg_class c join pg_namespace n on n.oid = relnamespace
			where relkind = 'S' and ${OURS}`
	}
];

/** What in this database would not stay behind the tenant wall, or could not be spread over machines; empty when all is well. */
export async function listHolesInWall(client: Pick<pg.ClientBase, 'query'>): Promise<string[]> {
	const holes: string[] = [];
	for (const { complaint, breakers } of RULES) {
		const { rows } = await client
			.query<{ name: string; detail: string | null }>(
				`with walled as (
				select c.oid, nspname || '.' || relname as name, relrowsecurity, relforcerowsecurity
				from pg_class c join pg_namespace n on n.oid = relnamespace
				where relkind in ('r', 'p') and ${OURS} and nspname || '.' || relname <> all ($1)
			) ${breakers} order by 1, 2`,
				[Object.keys(OUTSIDE)]
			)
			.catch((error: unknown) => Promise.reject(new Error(complaint, { cause: error })));
		holes.push(...rows.map(({ name, detail }) => `${name} ${complaint}${detail ? ` (${detail})` : ''}`));
	}
	return holes;
}

/** Words that no SQL of ours may hold, because a distributed PostgreSQL cannot do it. */
const FORBIDDEN: readonly (readonly [RegExp, string])[] = [
	[/\bskip\s+locked\b|\.skipLocked\(/i, 'skips locked rows, which only the job queue’s own tables may'],
	[/\b(big|small)?serial\b(?=\s*(,|not|primary|unique|\)))/i, 'counts with a sequence; ids are UUIDs of version 7'],
	[/\bcreate\s+(or\s+replace\s+)?(constraint\s+)?trigger\b/i, 'makes a trigger'],
	[/\bset\s+organisation_id\b|\.set\(\{[^}]*\borganisation_id\b/i, 'moves a row to another organisation']
];

/** The same for the text of a migration or of a query. */
export const listForbiddenSql = (file: string, text: string): string[] =>
	FORBIDDEN.filter(([words]) => words.test(text)).map(([, complaint]) => `${file} ${complaint}`);
