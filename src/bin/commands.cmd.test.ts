import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { startEmbeddedPostgres } from '#lib/platform/server/embedded-postgres.ts';

const ROOT = join(import.meta.dirname, '../..');
const FOLDER = mkdtempSync(join(tmpdir(), 'samenleren met spaties '));
chmodSync(FOLDER, 0o711); // the account `nobody` may pass, so that nothing of a test lands outside this folder
const running = new Set<ChildProcess>();

interface House {
	readonly process: ChildProcess;
	readonly said: () => string;
	readonly ended: Promise<number | string>;
	readonly address: string;
}

type Environment = Record<string, string>;

function run(environment: Environment, script = 'src/bin/start.ts') {
	const child = spawn(process.execPath, [join(ROOT, script)], {
		env: { PATH: process.env.PATH, PORT: '0', HOST: 'localhost', DATA_DIR: join(FOLDER, 'data'), ...environment }
	});
	running.add(child);
	let said = '';
	for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
	const ended = new Promise<number | string>((resolve) => {
		child.once('close', (code, signal) => {
			running.delete(child);
			resolve(code ?? signal!);
		});
	});
	return { process: child, said: () => said, ended };
}

/** Starts a house and waits until it has said where its doors are. */
async function open(environment: Environment = {}): Promise<House> {
	const house = run(environment);
	let ended: number | string | undefined;
	void house.ended.then((code) => (ended = code));
	for (;;) {
		const address = /open: (http:\S+)/.exec(house.said())?.[1];
		if (address) return { ...house, address };
		if (ended !== undefined) throw new Error(`the house did not open (${ended}):\n${house.said()}`);
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
}

async function close(house: Pick<House, 'process' | 'ended'>, signal: NodeJS.Signals = 'SIGTERM') {
	house.process.kill(signal);
	return house.ended;
}

const status = async (url: string) => (await fetch(url)).status;

const postmaster = (data = join(FOLDER, 'data')) =>
	Number.parseInt(readFileSync(join(data, 'postgres/postmaster.pid'), 'utf8'), 10);

const isThere = (pid: number) => {
	try {
		return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
	} catch {
		return false;
	}
};

afterEach(async () => {
	for (const child of running) {
		child.kill('SIGTERM');
		await new Promise((resolve) => child.once('exit', resolve));
	}
});
afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

describe('opening the house', () => {
	it('makes its data, says where its doors are, and closes everything when told to stop', async () => {
		const house = await open();
		expect(house.said()).toMatch(/\/vertel\/\S+/);
		expect(house.said()).toMatch(/\/werk\/vertelpunten\/\S+\/dashboard/);
		expect(house.said()).toMatch(/\/welkom\/\S+/);
		expect(await status(`${house.address}/health/live`)).toBe(200);
		expect(await status(`${house.address}/health/ready`)).toBe(200);
		expect(statSync(join(FOLDER, 'data/secret.key')).mode & 0o777).toBe(0o600);

		const database = postmaster();
		expect(await close(house, 'SIGINT')).toBe(0);
		expect(isThere(database)).toBe(false);
	});

	it('keeps its key, and offers the link for the first administrator again', async () => {
		const before = readFileSync(join(FOLDER, 'data/secret.key'), 'utf8');
		const house = await open();
		expect(house.said()).toMatch(/\/welkom\/\S+/);
		expect(readFileSync(join(FOLDER, 'data/secret.key'), 'utf8')).toBe(before);
	});

	it('needs no link when the first administrator is given', async () => {
		const house = await open({ ADMIN_EMAIL: 'anna@debrug.example', ADMIN_PASSWORD: 'vier gewone woorden samen' });
		expect(house.said()).not.toContain('/welkom/');
	});

	it('is refused to a second copy on the same data, which does the first no harm', async () => {
		const house = await open();
		const second = run({});
		expect(await second.ended).toBe(1);
		expect(second.said()).toContain(`already running on ${join(FOLDER, 'data')}, at ${house.address}`);
		expect(await status(`${house.address}/health/ready`)).toBe(200);
	});

	it('lets a command work on the database of the open house', async () => {
		await open();
		const migration = run({}, 'src/bin/migrate.ts');
		expect(await migration.ended, migration.said()).toBe(0);
	});

	it('names a busy port and the setting', async () => {
		const server = createServer();
		await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
		const { port } = server.address() as { port: number };
		const house = run({ PORT: String(port), DATA_DIR: join(FOLDER, 'other') });
		expect(await house.ended).toBe(1);
		expect(house.said()).toMatch(new RegExp(`Port ${port} is busy.*PORT=`));
		server.close();
	});

	it('names every wrong setting, what is wrong, and a right one; never its value', async () => {
		const house = run({
			PORT: '80a',
			LOG_LEVEL: 'loud',
			DATABASE_URL: 'mysql://secret',
			ADMIN_EMAIL: 'anna@debrug.example'
		});
		expect(await house.ended).toBe(1);
		for (const name of ['PORT', 'LOG_LEVEL', 'DATABASE_URL', 'ADMIN_PASSWORD'])
			expect(house.said()).toContain(`  ${name} `);
		expect(house.said()).toContain('PORT=3000');
		expect(house.said()).not.toContain('mysql');
	});
});

describe('with a PostgreSQL of your own', () => {
	it('opens as many houses as you like, also at the same moment', async () => {
		const given = await startEmbeddedPostgres(join(FOLDER, 'given'));
		const environment = { DATABASE_URL: given.url, DATA_DIR: join(FOLDER, 'shared') };
		const [first, second] = await Promise.all([open(environment), open(environment)]);
		for (const { address } of [first, second]) expect(await status(`${address}/vertel/samenleren`)).toBe(200);

		// Away and back: nobody has to do anything.
		await given.stop();
		await expect.poll(() => status(`${first.address}/health/ready`), { timeout: 10_000 }).toBe(503);
		const back = await startEmbeddedPostgres(join(FOLDER, 'given'));
		expect(back.url).toBe(given.url);
		await expect.poll(() => status(`${first.address}/health/ready`), { timeout: 10_000 }).toBe(200);
		expect(await status(`${first.address}/vertel/samenleren`)).toBe(200);

		for (const house of [first, second]) expect(await close(house)).toBe(0);
		await back.stop();
	});

	it('says so when it is not there', async () => {
		const house = run({ DATABASE_URL: 'postgres://samenleren:secret@localhost:1/samenleren' });
		expect(await house.ended).toBe(1);
		expect(house.said()).toContain('DATABASE_URL leads to no database that lets us in');
		expect(house.said()).not.toContain('    at ');
	});
});

describe.runIf(process.getuid?.() === 0)('as root', () => {
	it.for([['user-namespace'], ['nobody']] as const)('runs PostgreSQL by way of %s, on the same data', async ([way]) => {
		const folder = join(FOLDER, 'rooted');
		// Where this system forbids a user namespace, the other way is the one that is taken.
		const postgres = await startEmbeddedPostgres(folder, [way, 'nobody']);
		const client = new pg.Client({ connectionString: postgres.url });
		await client.connect();
		await client.query('create table if not exists kept (way text)');
		await client.query('insert into kept values ($1)', [way]);
		await client.end();
		await postgres.stop();
	});
});

describe.runIf(process.platform === 'linux')('after a hard end', () => {
	it('recovers from a kill of the house alone, and of everything', async () => {
		const first = await open();
		const database = postmaster();
		await close(first, 'SIGKILL');
		const second = await open();
		expect(isThere(database)).toBe(false);

		const keeper = Number(execFileSync('ps', ['-o', 'ppid=', '-p', String(postmaster())]).toString());
		second.process.kill('SIGKILL');
		process.kill(keeper, 'SIGKILL');
		process.kill(postmaster(), 'SIGKILL');
		await second.ended;
		const third = await open();
		expect(await status(`${third.address}/health/ready`)).toBe(200);
	});

	it('stays alive without its database, says so, and comes back by itself', async () => {
		const house = await open();
		process.kill(postmaster(), 'SIGKILL');
		await expect.poll(() => status(`${house.address}/health/ready`), { interval: 20 }).toBe(503);
		expect(await status(`${house.address}/health/live`)).toBe(200);
		await expect.poll(() => status(`${house.address}/health/ready`), { timeout: 20_000 }).toBe(200);
		expect(await status(`${house.address}/`)).toBe(200);
	});
});
