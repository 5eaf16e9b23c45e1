import { mkdir, open, readdir, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';

/** Named bytes as files under a folder. */
export class FileStorage {
	readonly #root: string;

	constructor(root: string) {
		this.#root = root;
	}

	async put(name: string, bytes: Uint8Array): Promise<void> {
		const path = join(this.#root, name);
		await this.#makeFolder(dirname(path));
		const half = `${path}${HALF}`;
		await using file = await open(half, 'w', 0o600);
		await file.writeFile(bytes);
		await file.sync();
		await rename(half, path);
		await syncFolder(dirname(path));
	}

	async get(name: string, range?: { readonly start: number; readonly end: number }): Promise<Buffer | undefined> {
		const file = await open(join(this.#root, name)).catch(absent);
		if (!file) return undefined;
		await using opened = file;
		return range ? readRange(opened, range) : opened.readFile();
	}

	async list(folder: string): Promise<string[]> {
		const entries = await readdir(join(this.#root, folder), { recursive: true, withFileTypes: true }).catch(absent);
		return (entries ?? [])
			.filter((entry) => entry.isFile())
			.map((entry) => relative(this.#root, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
			.sort();
	}

	async remove(folder: string): Promise<void> {
		const path = join(this.#root, folder);
		await rm(path, { recursive: true, force: true });
		await syncFolder(dirname(path)).catch(absent);
	}

	/** A folder is on disk when the one it is in says so. */
	async #makeFolder(path: string): Promise<void> {
		const first = await mkdir(path, { recursive: true, mode: 0o700 });
		if (first === undefined) return;
		for (let made = path; made.length >= first.length; made = dirname(made)) await syncFolder(dirname(made));
	}
}

const HALF = '.half';

async function readRange(file: FileHandle, { start, end }: { start: number; end: number }): Promise<Buffer> {
	const bytes = Buffer.alloc(end - start);
	const { bytesRead } = await file.read(bytes, 0, bytes.length, start);
	return bytes.subarray(0, bytesRead);
}

async function syncFolder(path: string): Promise<void> {
	await using folder = await open(path);
	await folder.sync();
}

function absent(error: NodeJS.ErrnoException): undefined {
	if (error.code !== 'ENOENT') throw error;
}
