import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import example from '#db/example/questionnaire.json' with { type: 'json' };
import { inOneLanguage } from './one-language.ts';
import { QuestionnaireShape } from './schemas.ts';
import { inLanguage } from './words.ts';

const LANGUAGES = ['nl', 'en', 'tr', 'ar', 'pl', 'uk', 'ti'];

describe('what one reader is sent', () => {
	it('has one language in it, and is a questionnaire that may be asked', () => {
		for (const language of LANGUAGES) {
			const sent = inOneLanguage(example, language, LANGUAGES);
			expect(QuestionnaireShape.safeParse(sent).success).toBe(true);
			expect(sent.languages).toEqual(example.languages);
			expect(sent.questions.map(({ id, type }) => [id, type])).toEqual(
				example.questions.map(({ id, type }) => [id, type])
			);
			expect(Object.keys(sent.questions[0]!.title)).toEqual([language]);
			expect(JSON.stringify(sent).length).toBeLessThan(JSON.stringify(example).length);
		}
	});

	it('says in that language what the whole says in it', () => {
		const words = fc.dictionary(fc.constantFrom(...LANGUAGES), fc.string({ minLength: 1 }), { minKeys: 1 });
		fc.assert(
			fc.property(words, fc.constantFrom(...LANGUAGES), (said, language) => {
				const sent = inOneLanguage({ a: [said], n: 3 }, language, LANGUAGES);
				expect(inLanguage(sent.a[0]!, language)).toBe(inLanguage(said, language));
				expect(sent.n).toBe(3);
			})
		);
	});

	it('leaves alone what is no sentence', () => {
		const plain = {
			shownIf: { question: 'who-helped' },
			settings: { asks: 'since', earliest: '1950' },
			anchors: [],
			option: { id: 'nl' },
			nothing: {}
		};
		expect(inOneLanguage(plain, 'ar', [...LANGUAGES, 'id'])).toEqual(plain);
	});
});
