import { hkdfSync, randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * A key of its own for every purpose, derived from the one secret of the house (`SECRET_KEY`), so that a code made
 * for one thing is worthless for another. All processes on one database share that secret.
 * @param purpose  e.g. `collect.follow-code`
 * @returns 32 bytes
 */
export function keyFor(purpose: string): Buffer {
	const known = derived.get(purpose);
	if (known) return known;

	const secret = process.env.SECRET_KEY;
	if (!secret) throw new Error('SECRET_KEY is missing: a long random text, the same for every process of this house');
	const key = Buffer.from(hkdfSync('sha256', secret, '', `samenleren ${purpose}`, 32));
	derived.set(purpose, key);
	return key;
}

const derived = new Map<string, Buffer>();

/** The secret of a house that was given none: made once, kept beside its data, readable by its owner only. */
export async function secretKeptIn(folder: string): Promise<string> {
	await mkdir(folder, { recursive: true });
	const file = join(folder, 'secret-key');
	try {
		await writeFile(file, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 });
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
	}
	return (await readFile(file, 'utf8')).trim();
}
