/** The production house as a process of its own, on the embedded database, to be loaded and to be killed. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { readFileSync, realpathSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Pool } from 'pg';
import { openStoryPoint } from '#lib/collect/server/commands.ts';
import { foundOrganisation } from '#lib/people/server/organisations.ts';
import { HOUSE } from '#lib/platform/actor.ts';
import { forOrganisation, type Context } from '#lib/platform/server/context.ts';
import { connect, NOBODY } from '#lib/platform/server/database.ts';
import { startEmbeddedPostgres } from '#lib/platform/server/embedded-postgres.ts';
import { migrate } from '#lib/platform/server/migrate.ts';
import { storeQuestionnaire } from '#lib/signify/server/commands.ts';
import { DEFINITION, QUESTIONNAIRE } from './asked.ts';

const START = fileURLToPath(new URL('../../src/bin/start.ts', import.meta.url));

export interface RunningHouse {
	readonly address: string;
	readonly stop: () => Promise<void>;
	/** The application and every process of PostgreSQL, at once, without a word. */
	readonly kill: () => Promise<void>;
}

/** Puts the story point of 20 questions in a folder where nothing was. */
export async function prepare(folder: string): Promise<void> {
	await withDatabase(folder, async (ctx) => {
		const id = await foundOrganisation(ctx, { slug: 'meting', name: 'Meting' });
		const inside = await forOrganisation(ctx, id);
		const questionnaire = await storeQuestionnaire(inside, QUESTIONNAIRE);
		await openStoryPoint(inside, {
			slug: 'twintig-vragen',
			definition: DEFINITION,
			questionnaireId: questionnaire.id,
			questionnaireVersion: questionnaire.version,
			opensAt: null,
			closesAt: null
		});
	});
}

/** Every experience there is, whoever it belongs to. */
export async function keptStories(folder: string): Promise<{ ids: Set<string>; rows: number }> {
	const ids = new Set<string>();
	let rows = 0;
	await withDatabase(folder, async (_ctx, pool) => {
		const result = await pool.query<{ id: string }>('select id from collect.stories');
		for (const { id } of result.rows) ids.add(id);
		rows = result.rows.length;
	});
	return { ids, rows };
}

async function withDatabase(folder: string, work: (ctx: Context, pool: Pool) => Promise<void>): Promise<void> {
	const postgres = await startEmbeddedPostgres(folder);
	try {
		await migrate(postgres.url);
		const database = connect(postgres.url, { max: 2 });
		const ctx = { actor: HOUSE, now: new Date(), organisationId: NOBODY, db: database.of(NOBODY), database };
		await work(ctx, database.pool);
		await database.close();
	} finally {
		await postgres.stop();
	}
}

export async function startHouse(folder: string): Promise<RunningHouse> {
	const port = await freePort();
	const app = spawn(process.execPath, [START], {
		env: { ...process.env, DATABASE_URL: '', PORT: String(port), HOST: '127.0.0.1', DATA_DIR: folder },
		stdio: ['ignore', 'ignore', 'inherit']
	});
	const address = `http://127.0.0.1:${port}`;
	await untilReady(address, app);
	return {
		address,
		async stop() {
			app.kill('SIGTERM');
			await gone(app);
		},
		async kill() {
			for (const pid of [...postgresOf(folder), app.pid!]) kill(pid);
			await gone(app);
		}
	};
}

const gone = (child: ChildProcess) =>
	child.exitCode !== null || child.signalCode !== null
		? Promise.resolve()
		: new Promise<void>((resolve) => child.once('exit', () => resolve()));

function kill(pid: number): void {
	try {
		process.kill(pid, 'SIGKILL');
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
	}
}

/** The postmaster of this folder and its children. */
function postgresOf(folder: string): number[] {
	const file = join(realpathSync(join(folder, 'postgres')), 'postmaster.pid');
	const postmaster = Number(readFileSync(file, 'utf8').split('\n')[0]);
	const { stdout } = spawnSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' });
	const processes = stdout
		.trim()
		.split('\n')
		.map((line) => line.trim().split(/\s+/).map(Number));
	const children = processes.filter(([, parent]) => parent === postmaster).map(([pid]) => pid!);
	return [postmaster, ...children];
}

async function untilReady(address: string, app: ChildProcess): Promise<void> {
	for (let tries = 0; tries < 12_000; tries++) {
		if (app.exitCode !== null) throw new Error(`the house did not start (${app.exitCode})`);
		const response = await fetch(`${address}/health/ready`).catch(() => undefined);
		await response?.body?.cancel();
		if (response?.ok) return;
		await new Promise((resolve) => setTimeout(resolve, 25));
	}
	throw new Error('the house did not become ready');
}

function freePort(): Promise<number> {
	return new Promise((resolve) => {
		const server = createServer().listen(0, '127.0.0.1', () => {
			const { port } = server.address() as AddressInfo;
			server.close(() => resolve(port));
		});
	});
}
