import pg from 'pg';
import { describe, expect, inject, it } from 'vitest';
import { HOUSE } from '../actor.ts';
import { inTransaction, type Context } from './context.ts';
import { connect, NOBODY } from './database.ts';
import { sendJob, startJobs, type Job } from './jobs.ts';

/** A database of this test's own: what is done later needs what is committed now. */
async function withOwnDatabase(work: (url: string) => Promise<void>): Promise<void> {
	const ours = inject('databaseUrl');
	const name = `jobs_${process.pid}`;
	const admin = new pg.Client({ connectionString: ours });
	await admin.connect();
	try {
		await admin.query(`create database ${name}`);
		await work(ours.replace('/samenleren?', `/${name}?`));
	} finally {
		await admin.query(`drop database if exists ${name} with (force)`);
		await admin.end();
	}
}

describe('a job', () => {
	it('is done when what it was part of is done, and not when that failed', async () => {
		await withOwnDatabase(async (url) => {
			const done: object[] = [];
			const job: Job = { name: 'platform.test.try', work: (_, about) => Promise.resolve(void done.push(about)) };
			const jobs = await startJobs(url, [job]);
			const database = connect(url, { max: 1 });
			const ctx: Context = { actor: HOUSE, now: new Date(), organisationId: NOBODY, db: database.of(NOBODY), database };

			const failing = inTransaction(ctx, async (ctx) => {
				await sendJob(ctx, job, { number: 1 });
				throw new Error('no');
			});
			await expect(failing).rejects.toThrow('no');
			await inTransaction(ctx, (ctx) => sendJob(ctx, job, { number: 2 }));

			await expect.poll(() => done, { timeout: 15_000 }).toEqual([{ number: 2 }]);
			await database.close();
			await jobs.close();
		});
	});
});
