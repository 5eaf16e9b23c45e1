import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CannotStart } from './settings.ts';

/** The key this house signs and hashes with: made once, kept in `folder`, readable by its owner only. */
export async function keepSecretKey(folder: string): Promise<string> {
	const path = join(folder, 'secret.key');
	const kept = await readFile(path, 'utf8').catch(absent);
	if (kept === undefined) return makeSecretKey(folder, path);
	if (kept.trim().length < 32)
		throw new CannotStart(`${path} holds no key: put your backup of it back, or set SECRET_KEY.`);
	return kept.trim();
}

/** Written beside its place and then put there, so that nobody ever reads half a key or replaces one. */
async function makeSecretKey(folder: string, path: string): Promise<string> {
	const half = `${path}.${process.pid}`;
	await mkdir(folder, { recursive: true });
	await writeFile(half, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600 });
	try {
		await link(half, path);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
	} finally {
		await rm(half);
	}
	return (await readFile(path, 'utf8')).trim();
}

function absent(error: NodeJS.ErrnoException): undefined {
	if (error.code !== 'ENOENT') throw error;
}
