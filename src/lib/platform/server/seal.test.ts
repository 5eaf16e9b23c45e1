import { beforeAll, describe, expect, it } from 'vitest';
import { keyedHash, seal, unseal } from './seal.ts';

beforeAll(() => {
	process.env.SECRET_KEY ??= 'for tests only';
});

describe('what is sealed', () => {
	it('opens again under the same purpose, and looks different every time', () => {
		const once = seal('test.address', 'jo@voorbeeld.example');
		expect(unseal('test.address', once)).toBe('jo@voorbeeld.example');
		expect(seal('test.address', 'jo@voorbeeld.example').equals(once)).toBe(false);
		expect(once.includes('voorbeeld')).toBe(false);
	});

	it('does not open under another purpose, nor when a byte was changed', () => {
		const sealed = seal('test.address', 'jo@voorbeeld.example');
		expect(() => unseal('test.other', sealed)).toThrow();
		sealed[sealed.length - 1]! ^= 1;
		expect(() => unseal('test.address', sealed)).toThrow();
	});

	it('is found back by a hash that is the same every time, and another for another purpose', () => {
		expect(keyedHash('test.address', 'a').equals(keyedHash('test.address', 'a'))).toBe(true);
		expect(keyedHash('test.address', 'a').equals(keyedHash('test.other', 'a'))).toBe(false);
	});
});
