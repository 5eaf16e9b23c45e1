import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPassage, HOLE, PASSAGE_MAX_LENGTH, showPassage } from './passage.ts';

const TEXT =
	'Ik stond daar in de regen.\n\nToen kwam de buurvrouw met een paraplu (en koffie!). Het was onmogelijk om nee te zeggen. Ik zei niet veel, maar ze bleef.';

const issueOf = (wanted: string, text = TEXT) => {
	const found = findPassage(text, wanted);
	return found.ok ? undefined : found.issue;
};
const shown = (wanted: string, text = TEXT) => {
	const found = findPassage(text, wanted);
	return found.ok ? found.text : found.issue;
};

describe('a passage', () => {
	it('stands in the story word for word; only white space may differ', () => {
		expect(shown('Toen kwam de buurvrouw met een paraplu (en koffie!).')).toBe(
			'Toen kwam de buurvrouw met een paraplu (en koffie!).'
		);
		expect(shown('  in de regen.  Toen\r\nkwam ')).toBe('in de regen. Toen kwam');
		for (const wanted of [
			'Toen kwam de buurman met een paraplu',
			'toen kwam de buurvrouw',
			'Toen kwam de buurvrouw, met',
			'.* .* .*',
			'(en koffie!) ja graag'
		])
			expect(issueOf(wanted), wanted).toBe('not-literal');
	});

	it('may be shortened twice with […], its pieces whole and in the order they were told in', () => {
		expect(shown('Ik stond daar […] met een paraplu [...] maar ze bleef')).toBe(
			'Ik stond daar […] met een paraplu […] maar ze bleef'
		);
		expect(shown('[…] Ik stond daar in de regen. […]')).toBe('Ik stond daar in de regen.');
		expect(issueOf('met een paraplu […] Ik stond daar')).toBe('not-literal');
		expect(issueOf('Ik stond daar […] in de regen […] met een paraplu […] maar ze bleef')).toBe('too-many-holes');
		// Else "Ik […] zei […] veel" would be a sentence.
		expect(issueOf('Ik zei […] veel, maar ze bleef')).toBe('too-few-words');
		expect(issueOf('de regen')).toBe('too-few-words');
	});

	it('begins and ends with whole words', () => {
		expect(issueOf('mogelijk om nee te zeggen')).toBe('half-a-word');
		expect(issueOf('Ik zei niet ve')).toBe('half-a-word');
		expect(shown('was het niet', 'Dat was het nietje niet, dat was het niet.')).toBe('was het niet');
		expect(issueOf('ik wil nie', 'Maar ik wil nie\u0301t.')).toBe('half-a-word');
	});

	it('says so when there is nothing, or more than can be shown', () => {
		for (const nothing of ['', ' \n ', '[…]', '[…] [...]']) expect(issueOf(nothing)).toBe('empty');
		const long = 'woord '.repeat(100).trim();
		expect(issueOf(long, long)).toBe('too-long');
		expect(issueOf('x'.repeat(100_000), long)).toBe('too-long');
		const fits = long.slice(0, 'woord '.length * 66 - 1);
		expect(shown(fits, long)).toBe(fits);
		expect(fits.length).toBeLessThanOrEqual(PASSAGE_MAX_LENGTH);
	});

	it('is found again where it was found, in any text, and holds no word of anybody else', () => {
		const word = fc.stringMatching(/^[a-zé.,!?()*+[\]\\^$|'’-]{1,8}$/u);
		fc.assert(
			fc.property(fc.array(word, { minLength: 6, maxLength: 40 }), fc.nat(), fc.nat(), (words, from, length) => {
				const text = words.join(' ');
				fc.pre(!/\[\s*\.\.\.\s*\]/.test(text));
				const start = from % (words.length - 3);
				const wanted = words.slice(start, start + 3 + (length % 3)).join(' ');
				const found = findPassage(text, wanted);
				if (!found.ok) throw new Error(found.issue);
				expect(found.text).toBe(wanted);
				expect(showPassage(text, found.pieces)).toBe(wanted);
				for (const piece of found.text.split(HOLE)) expect(text).toContain(piece.trim());
			}),
			{ seed: 31 }
		);
	});

	it('takes no time to speak of, whatever is asked for in whatever text', () => {
		const text = 'a '.repeat(50_000);
		const before = performance.now();
		expect(issueOf(`${'a '.repeat(198)}b`, text)).toBe('not-literal');
		expect(performance.now() - before).toBeLessThan(2000);
	});
});
