import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, lstat, mkdir, mkdtemp, realpath, rename, rm } from 'node:fs/promises';
import { tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { chooseAccount, type PostgresAccount, type Way } from './postgres-account.ts';
import { findBinaries } from './postgres-binaries.ts';
import { superviseServer } from './postgres-server.ts';
import { CannotStart } from './settings.ts';

/** A real PostgreSQL, started by us, in a folder of ours. */
export interface EmbeddedPostgres {
	/** Stays the same when PostgreSQL dies and is started again. */
	readonly url: string;
	/** Stops it cleanly: everything written, no recovery needed at the next start. */
	readonly stop: () => Promise<void>;
}

/** Longest path of a unix socket, less what PostgreSQL and we add to the folder's name. */
const LONGEST_FOLDER = 107 - '/samenleren-0123456789abcdef/.s.PGSQL.5432'.length;

/**
 * Starts PostgreSQL on `folder`, makes the database `samenleren` when it is not there yet, and keeps it up.
 * @param folder  made when absent; holds the data
 * @param ways    how root may run it
 */
export async function startEmbeddedPostgres(folder: string, ways?: readonly Way[]): Promise<EmbeddedPostgres> {
	const account = await chooseAccount(await findBinaries(), ways);
	await mkdir(folder, { recursive: true });
	await chmod(folder, 0o700);
	const data = await makeData(await realpath(folder), account);
	const sockets = await makeSocketFolder(data);
	await account.own(sockets);

	const url = (database: string) => `postgres://samenleren@/${database}?host=${encodeURIComponent(sockets)}`;
	const server = await superviseServer({
		account,
		data,
		url: url('postgres'),
		options: ['-D', data, '-k', sockets, ...SETTINGS.flatMap((setting) => ['-c', setting])]
	});
	try {
		await makeDatabase(url('postgres'), 'samenleren');
	} catch (error) {
		await server.stop();
		throw error;
	}
	return {
		url: url('samenleren'),
		async stop() {
			await server.stop();
			await rm(sockets, { recursive: true, force: true });
		}
	};
}

const SETTINGS = [
	'listen_addresses=',
	`shared_buffers=${sharedBuffersMb(Math.min(process.constrainedMemory() || Infinity, totalmem()))}MB`,
	'max_connections=100',
	// A week of logs, a file a day; and no value of any row in them, for it could be what somebody told.
	'logging_collector=on',
	'log_directory=log',
	'log_filename=postgresql-%a.log',
	'log_truncate_on_rotation=on',
	'log_rotation_age=1d',
	'log_rotation_size=0',
	'log_error_verbosity=terse',
	'log_min_error_statement=panic'
];

/**
 * What PostgreSQL keeps at hand: an eighth of the memory, for the house, its worker and the system need theirs. It is taken as it is used.
 * @param memory  bytes this machine, or the share of it we may use, has
 */
function sharedBuffersMb(memory: number): number {
	return Math.min(Math.max(Math.round(memory / 8 / 2 ** 20), 128), 1024);
}

/** The data, whole or not at all: it is made beside its place, so that a half one is never taken for a database. */
async function makeData(folder: string, account: PostgresAccount): Promise<string> {
	const place = await account.placeFor(join(folder, 'postgres'));
	const data = existsSync(place) ? await realpath(place) : place;
	if (!existsSync(join(data, 'PG_VERSION'))) {
		const half = `${data}.half`;
		await rm(half, { recursive: true, force: true });
		await mkdir(half, { mode: 0o700 });
		await account.own(half);
		await initialise(account, half);
		await rename(half, data);
	}
	await account.own(data);
	return data;
}

function initialise(account: PostgresAccount, data: string): Promise<void> {
	const initdb = join(account.binaries.folder, 'bin/initdb');
	const args = ['-D', data, '-U', 'samenleren', '-A', 'trust', '-E', 'UTF8', '--locale=C'];
	return new Promise((resolve, reject) => {
		const child = account.spawn(initdb, args, { stdio: ['ignore', 'ignore', 'pipe'] });
		let said = '';
		child.stderr!.on('data', (chunk: Buffer) => (said += chunk.toString()));
		child.once('error', reject);
		child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`initdb failed: ${said}`))));
	});
}

/**
 * Where PostgreSQL listens: a folder that only its owner may enter, with a short path, for the system allows a socket 107 bytes.
 * The same one every time, so that nothing is left behind after a hard end; unless somebody else has taken that name.
 */
async function makeSocketFolder(data: string): Promise<string> {
	const base = [tmpdir(), '/tmp', '/var/tmp'].find((path) => path.length <= LONGEST_FOLDER && existsSync(path));
	if (!base)
		throw new CannotStart('There is no folder for temporary files with a short path; for example: TMPDIR=/tmp');
	const name = createHash('sha256').update(data).digest('hex').slice(0, 16);
	const folder = join(base, `samenleren-${name}`);
	await mkdir(folder, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
		if (error.code !== 'EEXIST') throw error;
	});
	const { mode, uid } = await lstat(folder);
	const isOurs = (mode & 0o170777) === 0o040700 && (uid === process.getuid?.() || process.getuid?.() === 0);
	return isOurs ? folder : mkdtemp(join(base, 'samenleren-'));
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
