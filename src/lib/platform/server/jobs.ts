import { CompiledQuery, sql } from 'kysely';
import pg from 'pg';
import { PgBoss, type ConstructorOptions } from 'pg-boss';
import { HOUSE } from '../actor.ts';
import type { Context } from './context.ts';
import { connect, NOBODY, type Db } from './database.ts';
import { log } from './log.ts';

/** Something that is done later, or every night, by whichever process of the house gets to it first. */
export interface Job {
	/** Room, thing and verb, e.g. `people.expired.forget`. */
	readonly name: string;
	/** When it is done by itself, in the five fields of cron, in Dutch time. */
	readonly cron?: string;
	/** How long it may take, when that is more than a quarter of an hour. */
	readonly atMostSeconds?: number;
	/** May run again after a failure, so doing it twice does what doing it once does. */
	readonly work: (ctx: Context, about: object) => Promise<void>;
}

const SCHEMA = 'pgboss';

export interface Jobs {
	/** Waits for what is being done, for a moment. */
	readonly close: () => Promise<void>;
}

/** Starts doing the jobs that wait in the database at `url`, and those to come. */
export async function startJobs(url: string, jobs: readonly Job[]): Promise<Jobs> {
	const boss = new PgBoss({ connectionString: url, schema: SCHEMA, max: 2, application_name: 'samenleren jobs' });
	// It tries again by itself; without a listener the first lost connection would end the process.
	boss.on('error', (error) => log.warn({ err: error }, 'jobs wait'));
	const database = connect(url, { max: 2 });
	await boss.start();
	await openToApplication(url);

	for (const { name, cron, atMostSeconds, work } of jobs) {
		await boss.createQueue(name);
		if (atMostSeconds) await boss.updateQueue(name, { expireInSeconds: atMostSeconds });
		if (cron) await boss.schedule(name, cron, {}, { tz: 'Europe/Amsterdam' });
		await boss.work<object>(name, async ([job]) => {
			const ctx = { actor: HOUSE, now: new Date(), organisationId: NOBODY, db: database.of(NOBODY), database };
			await work(ctx, job!.data);
		});
	}
	return {
		async close() {
			await boss.stop({ graceful: true, timeout: 5000 });
			await database.close();
		}
	};
}

/** What runs in a transaction of the application may leave a job, whatever role the application has. */
async function openToApplication(url: string): Promise<void> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		await client.query(`do $$ begin
			if exists (select from pg_roles where rolname = 'samenleren_app') then
				grant usage on schema ${SCHEMA} to samenleren_app;
				grant select, insert, update, delete on all tables in schema ${SCHEMA} to samenleren_app;
				grant execute on all functions in schema ${SCHEMA} to samenleren_app;
			end if;
		end $$`);
	} finally {
		await client.end();
	}
}

/**
 * Leaves a job for later. Within a transaction it is only there when the transaction is. While a house is being built upon nobody does
 * jobs, and none are left.
 */
export async function sendJob({ db }: Context, { name }: Pick<Job, 'name'>, about: object): Promise<void> {
	const { rows } = await sql<{ stands: boolean }>`select to_regclass(${`${SCHEMA}.job`}) is not null as stands`.execute(
		db
	);
	if (rows[0]!.stands) await new PgBoss({ db: through(db), schema: SCHEMA }).send(name, about);
}

const through = (db: Db): NonNullable<ConstructorOptions['db']> => ({
	executeSql: async (text: string, values: unknown[] = []) => ({
		rows: (await db.executeQuery(CompiledQuery.raw(text, values))).rows
	})
});
