import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chunksOf, findSpeech, LONGEST_CHUNK } from './speech.ts';
import { spokenLanguage, spread, surelySpoken, textOf, type Word, withoutRepetition } from './transcript.ts';

const said = (text: string): Word[] =>
	text.split(' ').map((word, i) => ({ text: word, fromMs: i * 300, toMs: i * 300 + 250 }));

const plain = (words: readonly Word[]) => words.map(({ text }) => text).join(' ');

describe('what the machine wrote', () => {
	it('says a phrase once that went on and on', () => {
		expect(plain(withoutRepetition(said(`en toen ${'ik weet het niet '.repeat(9)}zei ze`)))).toBe(
			'en toen ik weet het niet zei ze'
		);
	});

	it('leaves alone what a person says: a few times the same', () => {
		expect(textOf(withoutRepetition(said('nee nee nee dat wil ik niet')))).toBe('nee nee nee dat wil ik niet');
	});

	it('begins a paragraph after a long silence', () => {
		const [first, second] = said('Dag. Toen');
		expect(textOf([first!, { ...second!, fromMs: 5000, toMs: 5200 }])).toBe('Dag.\n\nToen');
	});

	it('spreads words over a stretch, one after the other', () => {
		fc.assert(
			fc.property(fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1 }), fc.nat(100_000), (words, length) => {
				const there = spread(words.join(' '), 1000, 1000 + length);
				expect(there.map(({ text }) => text)).toEqual(words);
				there.forEach(({ fromMs, toMs }, i) => {
					expect(toMs).toBeGreaterThanOrEqual(fromMs);
					expect(fromMs).toBeGreaterThanOrEqual(there[i - 1]?.toMs ?? 1000);
				});
				expect(there.at(-1)!.toMs).toBe(1000 + length);
			})
		);
	});

	it('is not asked for a language the engine was never taught', () => {
		expect(['nl', 'nl-NL', 'tr', 'ti'].map(spokenLanguage)).toEqual(['nl', 'nl', 'tr', undefined]);
	});
});

describe('where somebody speaks', () => {
	it('is nowhere in silence, so that nothing is invented', () => {
		expect(findSpeech(new Float32Array(3000).fill(0.05))).toEqual([]);
	});

	it('loses no frame that surely is speech, and no chunk is longer than the engine listens', () => {
		const stretch = fc.record({ voice: fc.boolean(), frames: fc.integer({ min: 5, max: 1500 }) });
		fc.assert(
			fc.property(fc.array(stretch, { maxLength: 12 }), (stretches) => {
				const chances = stretches.flatMap(({ voice, frames }) => Array<number>(frames).fill(voice ? 0.9 : 0.02));
				const chunks = chunksOf(findSpeech(chances), chances);
				const covered = new Set(
					chunks.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i))
				);
				chances.forEach((chance, frame) => {
					if (chance > 0.5) expect(covered.has(frame)).toBe(true);
				});
				chunks.forEach(({ from, to }, i) => {
					expect(to - from).toBeLessThanOrEqual(LONGEST_CHUNK);
					expect(from).toBeGreaterThanOrEqual(chunks[i - 1]?.to ?? 0);
				});
			})
		);
	});
});

describe('recognising a language', () => {
	it('says which one only when it is sure, and could write it down', () => {
		expect(surelySpoken({ en: 0.04, nl: 0.95 })).toBe('nl');
		expect(surelySpoken({ en: 0.4, nl: 0.6 })).toBeUndefined();
		expect(surelySpoken({ la: 0.99 })).toBeUndefined();
	});
});
