import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clock, pileOf, readRange, wordAt } from './correction.ts';

describe('correcting', () => {
	it('finds the word that is heard', () => {
		const words = [200, 500, 900].map((fromMs) => ({ text: 'x', fromMs, toMs: fromMs + 100 }));
		expect([0, 200, 650, 5000].map((ms) => wordAt(words, ms))).toEqual([-1, 0, 1, 2]);
	});

	it('lays what stays sound with what waits for somebody', () => {
		const acceptedAt = null;
		expect(pileOf({ state: 'sound-only', acceptedAt })).toBe('waiting');
		expect(pileOf({ state: 'received', acceptedAt })).toBe('busy');
		expect(pileOf({ state: 'sound-only', acceptedAt: new Date() })).toBe('accepted');
	});

	it('tells time as a clock does', () => {
		expect([0, 65_400, 1_800_000].map(clock)).toEqual(['0:00', '1:05', '30:00']);
	});
});

describe('a part of the sound', () => {
	it.each([
		[null, { start: 0, end: 100 }],
		['bytes=10-19', { start: 10, end: 20 }],
		['bytes=90-', { start: 90, end: 100 }],
		['bytes=-5', { start: 95, end: 100 }],
		['bytes=0-5,8-9', { start: 0, end: 100 }],
		['bytes=100-', undefined],
		['bytes=9-3', undefined],
		['bytes=-0', undefined]
	])('is, of 100 bytes, for %s: %o', (header, range) => {
		expect(readRange(header, 100)).toEqual(range);
	});

	it('never leaves the sound, whatever is asked', () => {
		fc.assert(
			fc.property(fc.nat(), fc.nat(), fc.integer({ min: 1 }), (from, to, bytes) => {
				const range = readRange(`bytes=${from}-${to}`, bytes);
				if (range) expect(range.start >= 0 && range.start < range.end && range.end <= bytes).toBe(true);
			})
		);
	});
});
