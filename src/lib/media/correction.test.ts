import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clock, pileOf, readRange, textToCorrect, wordAt } from './correction.ts';
import { spread, textOf } from './transcript.ts';

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

describe('what there is to put right', () => {
	const words = spread('Daar zat een vrouw achter de tafel die de tijd voor mij nam.', 0, 4000);
	const heard = { text: textOf(words), words, acceptedAt: null };

	it('is what the machine heard, where the teller wrote nothing', () => {
		expect(textToCorrect(heard, '')).toBe(heard.text);
	});

	it('is what the teller made of it', () => {
		const own = 'Daar zat een vrouw achter de balie die de tijd voor mij nam. Dat vergeet ik niet.';
		expect(textToCorrect(heard, own)).toBe(own);
	});

	it('is what the teller wrote, and below it what they said besides', () => {
		const own = 'De brief van de gemeente begreep ik niet, en de man achter de balie ook niet.';
		expect(textToCorrect(heard, own)).toBe(`${own}\n\n${heard.text}`);
	});

	it('is what the teller wrote, where no machine heard anything', () => {
		expect(textToCorrect({ text: '', words: [], acceptedAt: null }, 'Getypt.')).toBe('Getypt.');
	});

	it('is what a colleague kept, until that was accepted: then the experience holds the text', () => {
		const kept = { ...heard, text: 'Daar zat een vrouw achter de balie' };
		expect(textToCorrect(kept, 'Getypt.')).toBe(kept.text);
		expect(textToCorrect({ ...kept, acceptedAt: new Date() }, 'Later aangevuld.')).toBe('Later aangevuld.');
	});

	it('never leaves out a word the teller wrote, before a colleague looked at it', () => {
		fc.assert(
			fc.property(fc.string(), fc.lorem(), (own, said) => {
				const words = spread(said, 0, 1000);
				expect(textToCorrect({ text: textOf(words), words, acceptedAt: null }, own)).toContain(own);
			})
		);
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
