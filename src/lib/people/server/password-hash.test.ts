import { describe, expect, it } from 'vitest';
import { hashPassword, isOutdated, isPassword } from './password-hash.ts';

const password = 'regen op het dak';

/** From the reference implementation: https://github.com/P-H-C/phc-winner-argon2, src/test.c, argon2id version 0x13 */
const PUBLISHED = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc';

describe('a password hash', () => {
	it('is the one others compute', async () => {
		expect(await isPassword('password', PUBLISHED)).toBe(true);
		expect(await isPassword('Password', PUBLISHED)).toBe(false);
		expect(isOutdated(PUBLISHED)).toBe(false);
	});

	it('is made as OWASP advises, with salt of its own', async () => {
		const [one, other] = [await hashPassword(password), await hashPassword(password)];
		expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
		expect(one).not.toBe(other);
		expect(await isPassword(password, one)).toBe(true);
	});

	it('is the same whichever keyboard wrote the é', async () => {
		const hash = await hashPassword('caf\u00e9 op de hoek');
		expect(await isPassword('cafe\u0301 op de hoek', hash)).toBe(true);
	});

	it('is outdated when it cost less than we ask', async () => {
		expect(isOutdated(await hashPassword(password, { memory: 19_455, passes: 2, parallelism: 1 }))).toBe(true);
		expect(isOutdated(await hashPassword(password, { memory: 19_456, passes: 1, parallelism: 1 }))).toBe(true);
		expect(isOutdated(await hashPassword(password))).toBe(false);
	});

	it('takes as long to miss as to refuse', async () => {
		const hash = await hashPassword(password);
		const fastest = async (against: string | undefined) => {
			const times = [];
			for (let i = 0; i < 6; i++) {
				const started = performance.now();
				expect(await isPassword('verkeerd verkeerd', against)).toBe(false);
				times.push(performance.now() - started);
			}
			return Math.min(...times.slice(1));
		};
		const ratio = (await fastest(undefined)) / (await fastest(hash));
		expect(ratio).toBeGreaterThan(0.4);
		expect(ratio).toBeLessThan(2.5);
	});

	it('in a format that is not ours is an error, not a no', async () => {
		await expect(isPassword('x', '$2b$12$abc')).rejects.toThrow(/format/);
	});
});
