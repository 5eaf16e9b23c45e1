import { execFile, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import type { PostgresAccount } from './postgres-account.ts';

interface Plan {
	readonly account: PostgresAccount;
	/** The folder of the data. */
	readonly data: string;
	/** A database that is always there. */
	readonly url: string;
	/** For the command `postgres`. */
	readonly options: readonly string[];
}

export interface Supervised {
	readonly stop: () => Promise<void>;
}

/** How long an earlier server on the same data may take to go away, and a new one to recover what was not written. */
const PATIENCE_MS = { predecessor: 30_000, recovery: 600_000, stop: 60_000 };

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Starts the server, waits until it answers, and starts it again whenever it dies before `stop`. */
export async function superviseServer(plan: Plan): Promise<Supervised> {
	let stopping = false;
	let server = await startServer(plan);
	let restarting: Promise<void> | undefined;

	const watch = () =>
		server.once('exit', () => {
			if (!stopping) restarting = restart();
		});
	async function restart(): Promise<void> {
		for (let wait = 100; !stopping; wait = Math.min(wait * 2, 10_000)) {
			console.error('PostgreSQL is gone; it is started again');
			await pause(wait);
			try {
				server = await startServer(plan);
				watch();
				return;
			} catch (error) {
				console.error(error);
			}
		}
	}
	watch();

	return {
		async stop() {
			stopping = true;
			await restarting;
			await stopServer(server);
		}
	};
}

async function startServer(plan: Plan): Promise<ChildProcess> {
	await outlivePredecessor(plan.data);
	for (let tries = 0; ; tries++) {
		const attempt = keep(plan);
		const refusal = await untilReady(plan.url, attempt);
		if (refusal === undefined) return attempt.server;
		// The memory that a server killed hard shared with its helpers goes when the last of them notices.
		if (tries >= 20 || !/already exists|already in use|still in use/.test(refusal))
			throw new Error(`PostgreSQL did not start; its log is in ${join(plan.data, 'log')}\n${refusal}`);
		await pause(500);
	}
}

interface Attempt {
	readonly server: ChildProcess;
	readonly said: () => string;
}

/**
 * Keeps the server up as long as we live: when we die, however hard, standard input closes and it is told to stop. It ends when
 * the server does. It has a session of its own, so that Ctrl-C in our terminal does not reach the server before us.
 */
function keep({ account, options }: Plan): Attempt {
	const script =
		'exec 3<&0 </dev/null; "$@" 3<&- & P=$!; { read _; kill -INT $P; } <&3 & R=$!; ' +
		'exec 3<&-; wait $P; S=$?; kill $R; exit $S';
	const postgres = join(account.binaries.folder, 'bin/postgres');
	const server = account.spawn('/bin/sh', ['-c', script, 'sh', postgres, ...options], {
		stdio: ['pipe', 'ignore', 'pipe'],
		detached: true
	});
	let said = '';
	server.stderr!.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4000)));
	server.on('error', (error) => (said += error.message));
	server.stdin!.on('error', () => undefined); // it died before we could tell it to
	return { server, said: () => said };
}

/** @returns what it said when it gave up, or nothing when it answers */
async function untilReady(url: string, { server, said }: Attempt): Promise<string | undefined> {
	for (const until = Date.now() + PATIENCE_MS.recovery; Date.now() < until; await pause(30)) {
		if (hasEnded(server)) return said();
		if (await answers(url)) return undefined;
	}
	await stopServer(server);
	return `it did not answer within ${PATIENCE_MS.recovery / 60_000} minutes\n${said()}`;
}

const hasEnded = (child: ChildProcess) =>
	child.pid === undefined || child.exitCode !== null || child.signalCode !== null;

async function answers(url: string): Promise<boolean> {
	const client = new pg.Client({ connectionString: url });
	client.on('error', () => undefined);
	return client.connect().then(
		() => client.end().then(() => true),
		() => false
	);
}

async function stopServer(server: ChildProcess): Promise<void> {
	if (hasEnded(server)) return;
	const gone = new Promise<void>((resolve) => server.once('exit', () => resolve()));
	server.stdin!.end();
	const hurry = setTimeout(() => process.kill(-server.pid!, 'SIGQUIT'), PATIENCE_MS.stop);
	await gone;
	clearTimeout(hurry);
}

/**
 * A server of an earlier house that died hard: mostly it is just stopping. One whose keeper was killed too would stay for ever,
 * so it is asked to stop; the house is locked, so it is nobody else's.
 */
async function outlivePredecessor(data: string): Promise<void> {
	const pid = await predecessorOn(data);
	if (!pid) return;
	for (let waited = 0; waited < PATIENCE_MS.predecessor; waited += 100) {
		if ((await predecessorOn(data)) !== pid) return;
		if (waited === 2000) process.kill(pid, 'SIGINT');
		await pause(100);
	}
}

async function predecessorOn(data: string): Promise<number | undefined> {
	const noted = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '');
	const pid = Number.parseInt(noted, 10);
	if (!(pid > 1)) return undefined;
	const command = await commandOf(pid);
	return command.includes('postgres') && command.includes(data) ? pid : undefined;
}

/** The command line of a process; empty when there is none, so that another's number is never taken for ours. */
async function commandOf(pid: number): Promise<string> {
	if (process.platform === 'linux')
		return readFile(`/proc/${pid}/cmdline`, 'utf8').then(
			(line) => line.replaceAll('\0', ' '),
			() => ''
		);
	return new Promise((resolve) =>
		execFile('ps', ['-p', String(pid), '-o', 'args='], (error, line) => resolve(error ? '' : line))
	);
}
