import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentencesOf } from './sentences.ts';

describe('the sentences of a card', () => {
	it('end where people take a breath', () => {
		const texts = sentencesOf('Ik belde. Niemand nam op! “Wat nu?” zei ik.\n\nToen kwam ze.').map(({ text }) => text);
		expect(texts).toEqual(['Ik belde.', 'Niemand nam op!', '“Wat nu?”', 'zei ik.', 'Toen kwam ze.']);
		expect(sentencesOf('Het kostte 3.50 euro. Veel.').map(({ text }) => text)).toEqual([
			'Het kostte 3.50 euro.',
			'Veel.'
		]);
	});

	it('hold every word, in order, and say where it stands', () => {
		fc.assert(
			fc.property(fc.string({ unit: fc.constantFrom('a', 'b ', '.', '! ', '\n', '…', ' ', '”') }), (words) => {
				const sentences = sentencesOf(words);
				for (const { from, to, text } of sentences) expect(words.slice(from, to)).toBe(text);
				const bare = (text: string) => text.replace(/\s/g, '');
				expect(bare(sentences.map(({ text }) => text).join(''))).toBe(bare(words));
			})
		);
	});
});
