import { describe, expect, it } from 'vitest';
import { wordErrorRate } from './word-errors.ts';

describe('counting misheard words', () => {
	it.each([
		['De buurvrouw kwam langs.', 'de buurvrouw kwam langs', 0],
		['De buurvrouw kwam langs.', 'de buurman kwam langs', 0.25],
		['De buurvrouw kwam langs.', 'de buur vrouw kwam langs', 0.5],
		['De buurvrouw kwam langs.', '', 1],
		['ja', 'ja ja ja', 2]
	])('of "%s", heard as "%s": %d', (said, heard, rate) => {
		expect(wordErrorRate(said, heard)).toBe(rate);
	});
});
