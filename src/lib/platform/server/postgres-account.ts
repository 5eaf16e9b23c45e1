import { execFile, spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { chmod, chown, cp, lchown, lstat, mkdir, readdir, realpath, rm, symlink } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { copyBinaries, type Binaries } from './postgres-binaries.ts';
import { CannotStart } from './settings.ts';

/**
 * Who PostgreSQL runs as. It refuses uid 0, so root runs it inside a user namespace in which root is nobody, and where the
 * system forbids those (most containers do) as the real account `nobody`.
 */
export interface PostgresAccount {
	readonly binaries: Binaries;
	readonly spawn: (command: string, args: readonly string[], options: SpawnOptions) => ChildProcess;
	/** Makes `path` and all in it belong to this account. */
	readonly own: (path: string) => Promise<void>;
	/** Where the data may live so that this account can reach it; `wanted` unless that cannot be. */
	readonly placeFor: (wanted: string) => Promise<string>;
}

const NOBODY = 65534;

/** How root runs as somebody else; the tests go through them all. */
export type Way = 'user-namespace' | 'nobody';

export async function chooseAccount(
	binaries: Binaries,
	ways: readonly Way[] = ['user-namespace', 'nobody']
): Promise<PostgresAccount> {
	const root = process.getuid?.() === 0;
	if (!root) return self(binaries);
	if (ways.includes('user-namespace') && (await works(inNamespace(binaries)))) return inNamespace(binaries);
	if (ways.includes('nobody') && (await works(asNobody(binaries)))) return asNobody(binaries);
	const copied = asNobody(await copyBinaries(binaries));
	if (await works(copied)) return copied;
	throw new CannotStart(
		'PostgreSQL refuses to run as root, and here it cannot run as somebody else. Start the house as an ordinary user, ' +
			'or use a PostgreSQL of your own; for example: DATABASE_URL=postgres://samenleren:secret@localhost:5432/samenleren'
	);
}

const self = (binaries: Binaries): PostgresAccount => ({
	binaries,
	spawn: (command, args, options) => spawn(command, args, options),
	own: () => Promise.resolve(),
	placeFor: (wanted) => Promise.resolve(wanted)
});

/** To the outside it stays root, so every path that root may use is fine; inside it is nobody, whom PostgreSQL accepts. */
const inNamespace = (binaries: Binaries): PostgresAccount => ({
	...self(binaries),
	spawn: (command, args, options) =>
		spawn('unshare', ['--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`, command, ...args], options),
	own: (path) => giveTo(path, 0)
});

const asNobody = (binaries: Binaries): PostgresAccount => ({
	binaries,
	spawn: (command, args, options) => spawn(command, args, { ...options, uid: NOBODY, gid: NOBODY, cwd: '/' }),
	own: (path) => giveTo(path, NOBODY),
	placeFor: async (wanted) => {
		const folder = dirname(wanted);
		await chmod(folder, 0o711); // nobody may pass, and see nothing
		if (await mayPass(folder)) return wanted;
		return moveAway(wanted);
	}
});

async function works({ spawn, binaries }: PostgresAccount): Promise<boolean> {
	const child = spawn(join(binaries.folder, 'bin/initdb'), ['--version'], { stdio: 'ignore' });
	return new Promise((resolve) => {
		child.once('error', () => resolve(false));
		child.once('exit', (code) => resolve(code === 0));
	});
}

const mayPass = (folder: string): Promise<boolean> =>
	new Promise((resolve) => {
		execFile('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { uid: NOBODY, gid: NOBODY, cwd: '/' }, (error) =>
			resolve(!error)
		);
	});

/** Under a folder that only root may enter, such as /root, there is just a link to the data. */
async function moveAway(wanted: string): Promise<string> {
	const there = await lstat(wanted).catch(() => undefined);
	if (there?.isSymbolicLink()) return realpath(wanted);
	const name = createHash('sha256').update(wanted).digest('hex').slice(0, 16);
	const place = `/var/lib/samenleren/data-${name}`;
	await mkdir(dirname(place), { recursive: true, mode: 0o755 });
	if (there) {
		await cp(wanted, place, { recursive: true, preserveTimestamps: true });
		await rm(wanted, { recursive: true });
	}
	await symlink(place, wanted);
	return place;
}

async function giveTo(path: string, uid: number): Promise<void> {
	const { uid: owner } = await lstat(path);
	if (owner === uid) return;
	for (const name of await readdir(path, { recursive: true })) await lchown(join(path, name), uid, uid);
	await chown(path, uid, uid);
}
