import { hkdfSync } from 'node:crypto';

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
