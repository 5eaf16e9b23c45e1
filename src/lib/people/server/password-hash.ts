import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

/**
 * The least OWASP advises for Argon2id: 19 MiB, two passes. Raise it and every hash is renewed at the next sign-in.
 * @see https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html
 */
const COST: Cost = { memory: 19_456, passes: 2, parallelism: 1 };

const TAG_BYTES = 32;
const VERSION = 19;

interface Cost {
	readonly memory: number;
	readonly passes: number;
	readonly parallelism: number;
}

const derive = promisify(argon2);

/** @returns the hash in PHC string format: `$argon2id$v=19$m=19456,t=2,p=1$salt$hash` */
export async function hashPassword(password: string, cost: Cost = COST): Promise<string> {
	const salt = randomBytes(16);
	const tag = await tagOf(password, salt, cost, TAG_BYTES);
	const parameters = `m=${cost.memory},t=${cost.passes},p=${cost.parallelism}`;
	return `$argon2id$v=${VERSION}$${parameters}$${unpadded(salt)}$${unpadded(tag)}`;
}

/**
 * Whether `password` belongs to `hash`. Without a hash (there is no such account) the answer takes as long and is no,
 * so that the clock does not tell who works here.
 */
export async function isPassword(password: string, hash: string | undefined): Promise<boolean> {
	const { salt, tag, cost } = read(hash ?? (await nobodysHash()));
	const same = timingSafeEqual(await tagOf(password, salt, cost, tag.length), tag);
	return same && hash !== undefined;
}

/** Whether a hash was made with less than we ask now. */
export function isOutdated(hash: string): boolean {
	const { cost, tag } = read(hash);
	return cost.memory < COST.memory || cost.passes < COST.passes || tag.length < TAG_BYTES;
}

let nobodys: Promise<string> | undefined;
const nobodysHash = () => (nobodys ??= hashPassword(randomBytes(16).toString('hex')));

const tagOf = (password: string, salt: Buffer, cost: Cost, tagLength: number): Promise<Buffer> =>
	derive('argon2id', { ...cost, message: password.normalize('NFKC'), nonce: salt, tagLength });

const unpadded = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');

const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

function read(hash: string): { cost: Cost; salt: Buffer; tag: Buffer } {
	const [, memory, passes, parallelism, salt, tag] = PHC.exec(hash) ?? [];
	if (!salt || !tag) throw new Error('a stored password hash is not in the format we write');
	return {
		cost: { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) },
		salt: Buffer.from(salt, 'base64'),
		tag: Buffer.from(tag, 'base64')
	};
}
