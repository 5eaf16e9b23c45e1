import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import follow from '#messages/nl/follow.json' with { type: 'json' };
import tell from '#messages/nl/tell.json' with { type: 'json' };
import example from '#db/example/story-point.json' with { type: 'json' };
import { fleschDouma, readabilityOf, syllablesIn } from './readability.ts';

describe('syllables', () => {
	it.each([
		['kat', 1],
		['fiets', 1],
		['mooi', 1],
		['leeuw', 1],
		['draaien', 2],
		['ervaring', 3],
		['betekenis', 4],
		['reünie', 3],
		['zeeën', 2],
		['idee', 2],
		['koeien', 2],
		['ijsje', 2],
		['yoghurt', 2],
		['toestemming', 3],
		['verantwoordelijkheid', 6],
		['gemeente', 3],
		['hbo', 1]
	])('of %s are %i', (word, count) => {
		expect(syllablesIn(word)).toBe(count);
	});
});

describe('Flesch-Douma', () => {
	it('is the formula with its published weights', () => {
		// Ten words a sentence and 1.5 syllables a word.
		expect(fleschDouma(10, 1.5)).toBeCloseTo(82.04, 2);
		expect(fleschDouma(25, 2)).toBeCloseTo(29.59, 2);
	});

	it('counts a text by hand and by program alike', () => {
		const { sentences, words, syllables, score } = readabilityOf('De kat zit op de mat. De hond slaapt buiten.');
		expect({ sentences, words, syllables }).toEqual({ sentences: 2, words: 10, syllables: 11 });
		expect(score).toBeCloseTo(206.84 - 0.93 * 5 - 77 * 1.1, 2);
	});

	it('finds everyday Dutch easier than that of an office', () => {
		const everyday = readabilityOf('Je vertelt wat er gebeurde. Daarna vragen we wat het voor jou betekent.');
		const office = readabilityOf(
			'Ten behoeve van de verantwoording van de gerealiseerde ondersteuningsactiviteiten dient de aanvrager, met inachtneming van de toepasselijke uitvoeringsbepalingen, een inhoudelijke rapportage te overleggen.'
		);
		expect(everyday.level).toBe('easy');
		expect(office.level).toBe('hard');
		expect(office.longSentences).toHaveLength(1);
		expect(office.longWords[0]).toBe('ondersteuningsactiviteiten');
	});

	it('says nothing about next to nothing', () => {
		expect(readabilityOf('')).toMatchObject({ score: undefined, words: 0, level: 'too-short' });
		expect(readabilityOf('Wie hielp jou?').level).toBe('too-short');
		expect(readabilityOf('…?! 12:30 — 🙂').score).toBeUndefined();
	});

	it('never finds a text easier when its sentences are joined', () => {
		const word = fc.constantFrom('kat', 'ervaring', 'gemeente', 'hulp', 'toestemming', 'buren');
		const sentence = fc.array(word, { minLength: 3, maxLength: 12 }).map((words) => words.join(' '));
		fc.assert(
			fc.property(fc.array(sentence, { minLength: 2, maxLength: 8 }), (all) => {
				const apart = readabilityOf(`${all.join('. ')}.`).score!;
				expect(readabilityOf(`${all.join(' en ')}.`).sentences).toBe(1);
				expect(readabilityOf(`${all.join(' ')}.`).score!).toBeLessThanOrEqual(apart);
			})
		);
	});

	it('is no burden with whatever is pasted', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => {
				const { words, sentences } = readabilityOf(text);
				expect(words).toBeGreaterThanOrEqual(sentences);
			})
		);
		expect(readabilityOf('woord '.repeat(500_000)).words).toBeLessThan(20_000);
	});
});

/** Sentences of ours that read a little less easily; words such as "ervaring" and "toestemming" have no shorter twin. */
const GENEROUS = 45;

describe('what we say to tellers ourselves', () => {
	it('reads easily as a whole', () => {
		const said = Object.values({ ...tell, ...follow }).map((message) =>
			typeof message === 'string' ? message : message.other
		);
		expect(readabilityOf(said.join('\n')).score).toBeGreaterThan(65);
		expect(readabilityOf(example.welcome.nl).level).toBe('easy');
		expect(readabilityOf(example.privacy.nl).score).toBeGreaterThan(65);
	});

	it('has hardly a message that is hard by itself', () => {
		const hard = Object.entries({ ...tell, ...follow }).filter(([, message]) => {
			const { score, words } = readabilityOf(typeof message === 'string' ? message : message.other);
			return words >= 10 && score! < GENEROUS;
		});
		expect(hard.map(([key]) => key)).toEqual([]);
	});
});
