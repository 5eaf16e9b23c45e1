import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import pg from 'pg';
import { startEmbeddedPostgres } from '#lib/platform/server/embedded-postgres.ts';
import { isHeld, takeLock, type Held, type Lock } from '#lib/platform/server/lock.ts';
import { migrate } from '#lib/platform/server/migrate.ts';
import { keepSecretKey } from '#lib/platform/server/secret-key.ts';
import { CannotStart, type Settings } from '#lib/platform/server/settings.ts';

/** What a running house tells another process of the same machine that meets it. */
interface Running {
	readonly address?: string;
	/** Its own PostgreSQL, behind a socket that only the same account can open. */
	readonly database?: string;
}

/** Makes sure that this is the only house on its data; with a PostgreSQL of your own there may be as many as you like. */
export async function lockHouse(settings: Settings): Promise<(running: Running) => void> {
	const lock = settings.DATABASE_URL ? undefined : await takeHouse(settings);
	if (!lock) return () => undefined;
	if (!isHeld(lock)) return (running) => lock.say(JSON.stringify(running));

	const { address } = toldBy(lock);
	throw new CannotStart(
		`Another copy is already running on ${settings.DATA_DIR}${address ? `, at ${address}` : ''}. ` +
			'Use that one, or give this one a folder of its own; for example: DATA_DIR=./data-2 PORT=3001 npm start'
	);
}

async function takeHouse({ DATA_DIR }: Settings): Promise<Lock | Held> {
	await mkdir(DATA_DIR, { recursive: true, mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
		throw new CannotStart(`DATA_DIR=${DATA_DIR} cannot be made (${error.code}); for example: DATA_DIR=./data`);
	});
	return takeLock('house', DATA_DIR);
}

const toldBy = ({ about }: Held): Running => (about ? (JSON.parse(about) as Running) : {});

export interface Foundation {
	/** A migrated database. */
	readonly url: string;
	readonly close: () => Promise<void>;
}

/** A database, up to date, and the environment that the rest of the house reads its configuration from. */
export async function layFoundation(settings: Settings): Promise<Foundation> {
	const postgres = settings.DATABASE_URL ? undefined : await startEmbeddedPostgres(settings.DATA_DIR);
	const close = () => postgres?.stop() ?? Promise.resolve();
	try {
		const url = settings.DATABASE_URL ?? postgres!.url;
		await checkDatabase(url);
		await oneAtATime(url, () => migrate(url));
		process.env.DATABASE_URL = url;
		process.env.DATA_DIR = settings.DATA_DIR; // the built house would look beside its own files
		process.env.SECRET_KEY = settings.SECRET_KEY ?? (await keepSecretKey(settings.DATA_DIR));
		return { url, close };
	} catch (error) {
		await close();
		throw error;
	}
}

/** The oldest PostgreSQL we know to work. */
const OLDEST = 15;

/** Says what is wrong with a database that was given to us, before anything else stumbles over it. */
async function checkDatabase(url: string): Promise<void> {
	const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
	client.on('error', () => undefined);
	try {
		await client.connect();
		const { rows } = await client.query<{ version: number }>(
			`select current_setting('server_version_num')::integer / 10000 as version`
		);
		if (rows[0]!.version < OLDEST)
			throw new CannotStart(`DATABASE_URL leads to PostgreSQL ${rows[0]!.version}; it has to be ${OLDEST} or newer.`);
	} catch (error) {
		if (error instanceof CannotStart) throw error;
		throw new CannotStart(
			`DATABASE_URL leads to no database that lets us in: ${(error as Error).message || (error as { code: string }).code}; ` +
				'for example: DATABASE_URL=postgres://samenleren:secret@localhost:5432/samenleren'
		);
	} finally {
		await client.end().catch(() => undefined);
	}
}

/** Lets one process at a time do this to the database at `url`, for several may be started at once. */
export async function oneAtATime<T>(url: string, work: () => Promise<T>): Promise<T> {
	const client = new pg.Client({ connectionString: url });
	client.on('error', () => undefined);
	await client.connect();
	try {
		await client.query(`select pg_advisory_lock(hashtext('samenleren'))`);
		return await work();
	} finally {
		await client.end();
	}
}

/** The same for a command beside the house: when the house is open it works on that database, else on one it starts itself. */
export async function joinFoundation(settings: Settings): Promise<Foundation> {
	const lock = settings.DATABASE_URL ? undefined : await takeHouse(settings);
	if (!lock || !isHeld(lock)) return layFoundation(settings);
	const { database } = toldBy(lock);
	if (!database) throw new CannotStart('The house is just being opened or closed: try again in a moment.');
	return layFoundation({ ...settings, DATABASE_URL: database });
}

/** Things that are open; closed in the other order, once, when a signal or a failure says so. */
export function caretaker() {
	const opened: { readonly close: () => Promise<unknown> }[] = [];
	let closing: Promise<never> | undefined;

	function leave(code: number): Promise<never> {
		closing ??= (async () => {
			for (const { close } of opened.toReversed()) await close().catch(console.error);
			process.exit(code);
		})();
		return closing;
	}

	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void leave(0));
	whenOrphaned(() => void leave(0));

	return {
		leave,
		keep<T extends { readonly close: () => Promise<unknown> }>(thing: T): T {
			opened.push(thing);
			return thing;
		},
		/** Says what is wrong: in a sentence when somebody can put it right, else with all there is to know. */
		fail: (error: unknown): Promise<never> => {
			console.error(error instanceof CannotStart ? `\n${error.message}\n` : error);
			return leave(1);
		}
	};
}

/**
 * npm does not pass every signal on, and who kills npm means us. Started by npm there is a shell between it and us, so we look
 * one further up where the system lets us.
 */
function whenOrphaned(act: () => void): void {
	if (!process.env.npm_lifecycle_event) return;
	const ancestors = () => `${process.ppid} ${parentOf(process.ppid)}`;
	const born = ancestors();
	setInterval(() => {
		if (ancestors() !== born) act();
	}, 500).unref();
}

function parentOf(pid: number): string {
	try {
		return readFileSync(`/proc/${pid}/stat`, 'utf8')
			.replace(/^.*\) \w /s, '')
			.split(' ')[0]!;
	} catch {
		return '';
	}
}
