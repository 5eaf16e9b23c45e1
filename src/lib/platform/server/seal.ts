import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { keyFor } from './keys.ts';

const NONCE = 12;
const TAG = 16;

/**
 * Encrypts what must not be readable in the database or a backup of it (AES-256-GCM).
 * @param purpose  what it is, e.g. `collect.guest-address`; each purpose has a key of its own
 */
export function seal(purpose: string, text: string): Buffer {
	const nonce = randomBytes(NONCE);
	const cipher = createCipheriv('aes-256-gcm', keyFor(purpose), nonce);
	const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
	return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

/** @throws Error when it was sealed for another purpose, under another secret, or changed since */
export function unseal(purpose: string, sealed: Buffer): string {
	const decipher = createDecipheriv('aes-256-gcm', keyFor(purpose), sealed.subarray(0, NONCE));
	decipher.setAuthTag(sealed.subarray(NONCE, NONCE + TAG));
	return Buffer.concat([decipher.update(sealed.subarray(NONCE + TAG)), decipher.final()]).toString('utf8');
}

/** 32 bytes by which something sealed is found back; worthless without the key of the house. */
export const keyedHash = (purpose: string, text: string | Uint8Array): Buffer =>
	createHmac('sha256', keyFor(`${purpose}-hash`))
		.update(text)
		.digest();
