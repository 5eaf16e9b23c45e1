import type { Cookies } from '@sveltejs/kit';
import { describe, expect, it } from 'vitest';
import { forgetSession, keepSession, readSession } from './session-cookie.ts';

/** Cookies as a browser at this address would keep them. */
function jarAt(address: string) {
	const kept = new Map<string, { value: string; options: unknown }>();
	const cookies = {
		get: (name: string) => kept.get(name)?.value,
		set: (name: string, value: string, options: unknown) => void kept.set(name, { value, options }),
		delete: (name: string) => void kept.delete(name)
	} as unknown as Cookies;
	return { kept, jar: { cookies, url: new URL(address) } };
}

describe('the session cookie', () => {
	it('is bound to the host over https', () => {
		const { kept, jar } = jarAt('https://samenleren.example/werk');
		keepSession(jar, 'secret');
		expect([...kept]).toEqual([
			['__Host-samenleren', { value: 'secret', options: { path: '/', httpOnly: true, sameSite: 'lax', secure: true } }]
		]);
		expect(readSession(jar)).toBe('secret');
		forgetSession(jar);
		expect(kept.size).toBe(0);
	});

	it('works over plain http too, on a machine of one’s own', () => {
		const { kept, jar } = jarAt('http://localhost:3000/werk');
		keepSession(jar, 'secret');
		expect([...kept.keys()]).toEqual(['samenleren']);
		expect(kept.get('samenleren')!.options).toMatchObject({ httpOnly: true, secure: false });
	});

	it('of plain http is not believed over https', () => {
		const plain = jarAt('http://samenleren.example/');
		keepSession(plain.jar, 'secret');
		expect(readSession({ ...plain.jar, url: new URL('https://samenleren.example/') })).toBeUndefined();
	});
});
