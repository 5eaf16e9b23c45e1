import { mkdir } from 'node:fs/promises';
import { startEmbeddedPostgres } from '#lib/platform/server/embedded-postgres.ts';
import { isHeld, takeLock, type Lock } from '#lib/platform/server/lock.ts';
import { migrate } from '#lib/platform/server/migrate.ts';
import { keepSecretKey } from '#lib/platform/server/secret-key.ts';
import { CannotStart, type Settings } from '#lib/platform/server/settings.ts';

/** Makes sure that this is the only house on its data. */
export async function lockHouse({ DATA_DIR }: Settings): Promise<Lock> {
	await mkdir(DATA_DIR, { recursive: true, mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
		throw new CannotStart(`DATA_DIR=${DATA_DIR} cannot be made (${error.code}); for example: DATA_DIR=./data`);
	});
	const lock = await takeLock('house', DATA_DIR);
	if (!isHeld(lock)) return lock;
	throw new CannotStart(
		`Another copy is already running on ${DATA_DIR}${lock.about && `, at ${lock.about}`}. ` +
			'Use that one, or give this one a folder of its own; for example: DATA_DIR=./data-2 PORT=3001 npm start'
	);
}

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
		await migrate(url);
		process.env.DATABASE_URL = url;
		process.env.SECRET_KEY = settings.SECRET_KEY ?? (await keepSecretKey(settings.DATA_DIR));
		return { url, close };
	} catch (error) {
		await close();
		throw error;
	}
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

	return {
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
