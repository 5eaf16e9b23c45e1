import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Lock {
	/** What the holder tells whoever comes after it. */
	say: (about: string) => void;
	readonly release: () => Promise<void>;
}

/** Somebody else holds it; `about` is what the holder said, if anything. */
export interface Held {
	readonly about: string;
}

/**
 * Takes what only one process may have. It is a socket, not a file with a number in it: the system gives it back the moment
 * its holder dies, however hard, so a lock is never stale.
 * @param name    what for, e.g. `house`
 * @param folder  which one; it exists
 */
export async function takeLock(name: string, folder: string): Promise<Lock | Held> {
	const address = addressOf(name, folder);
	const about = { said: '' };
	const server = createServer((socket) => {
		socket.on('error', () => undefined);
		socket.end(about.said);
	});
	for (let tries = 0; tries < 3; tries++) {
		if (await listens(server, address)) {
			server.unref();
			return {
				say: (text) => (about.said = text),
				release: () => new Promise((resolve) => server.close(() => resolve()))
			};
		}
		const holder = await ask(address);
		if (holder) return holder;
		// Only macOS leaves a socket behind in the file system; nobody answers at this one.
		if (isFile(address)) await rm(address, { force: true });
	}
	return { about: '' };
}

export const isHeld = (lock: Lock | Held): lock is Held => 'about' in lock;

/** An address that only exists while somebody listens, of the same length for every folder. */
function addressOf(name: string, folder: string): string {
	const hash = createHash('sha256')
		.update(`${name}\n${realpathSync(folder)}`)
		.digest('hex')
		.slice(0, 32);
	if (process.platform === 'linux') return `\0samenleren-${hash}`;
	if (process.platform === 'win32') return `\\\\.\\pipe\\samenleren-${hash}`;
	return join(tmpdir(), `samenleren-${hash}.lock`);
}

const isFile = (address: string) => address.startsWith('/');

function listens(server: Server, address: string): Promise<boolean> {
	return new Promise((resolve, reject) => {
		const failed = (error: NodeJS.ErrnoException) => {
			if (error.code === 'EADDRINUSE') resolve(false);
			else reject(error);
		};
		server.once('error', failed);
		server.listen(address, () => {
			server.off('error', failed);
			resolve(true);
		});
	});
}

function ask(address: string): Promise<Held | undefined> {
	return new Promise((resolve) => {
		const socket = connect(address);
		let about = '';
		socket.setTimeout(2000, () => socket.destroy());
		socket.on('data', (chunk: Buffer) => (about += chunk.toString()));
		socket.once('error', () => resolve(undefined));
		socket.once('close', () => resolve({ about }));
	});
}
