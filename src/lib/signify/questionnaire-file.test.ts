import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ImportRefused } from './imports/refused.ts';
import { readQuestionnaireFrom } from './imports/questionnaire/read-file.ts';
import { ALL_EXAMPLES } from './question-types/examples.ts';
import { optionsOf } from './options-of.ts';
import type { Question, Questionnaire } from './questionnaire.ts';
import { questionnaireFileSchema, writeQuestionnaireFile } from './questionnaire-file.ts';

const words = fc.record({
	nl: fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }).map((text) => text.trim() || '–')
});

/** Examples of all types under new ids, some of them shown only after an earlier one. */
const aQuestionnaire: fc.Arbitrary<Questionnaire> = fc
	.record({
		title: words,
		openings: fc.array(words, { maxLength: 4 }),
		questions: fc.array(
			fc.record({
				example: fc.constantFrom(...ALL_EXAMPLES),
				title: words,
				follows: fc.option(fc.nat({ max: 9 }))
			}),
			{ maxLength: 10 }
		)
	})
	.map(({ title, openings, questions }) => {
		const made: Question[] = [];
		for (const [i, { example, title, follows }] of questions.entries()) {
			const earlier = follows === null ? undefined : made[follows];
			const options = earlier && optionsOf(earlier)?.slice(0, 2);
			const bare = { ...example.question, shownIf: undefined };
			const shownIf =
				earlier && earlier.type !== 'section'
					? { shownIf: { question: earlier.id, ...(options ? { options: options.map(({ id }) => id) } : {}) } }
					: {};
			made.push({ ...bare, id: `q${i}`, title, ...shownIf } as Question);
		}
		return {
			title,
			languages: ['nl'],
			openings: openings.map((text, i) => ({ id: `o${i}`, text })),
			questions: made
		};
	});

const read = (text: string) => readQuestionnaireFrom(new TextEncoder().encode(text), 'bestand.json').questionnaire;
const refusal = (text: string) => {
	try {
		read(text);
	} catch (error) {
		if (error instanceof ImportRefused) return error;
		throw error;
	}
	return undefined;
};

const [example] = ALL_EXAMPLES;
const question = (id: string, shownIf?: object) => ({ ...example!.question, id, ...(shownIf ? { shownIf } : {}) });
const file = (questions: readonly object[], over: object = {}) =>
	JSON.stringify({
		soort: 'samenleren/vragenlijst',
		versie: 1,
		vragenlijst: { title: { nl: 'Proef' }, languages: ['nl'], openings: [], questions },
		...over
	});

describe('a questionnaire as a file', () => {
	it('gives the same questionnaire back, whatever it asks', () => {
		fc.assert(
			fc.property(aQuestionnaire, (questionnaire) => {
				expect(read(writeQuestionnaireFile(questionnaire, 'https://x.example/schema'))).toEqual(
					JSON.parse(JSON.stringify(questionnaire))
				);
			})
		);
	});

	it('is refused when a newer Samenleren wrote it', () =>
		expect(refusal(file([], { versie: 2 }))).toMatchObject({ code: 'newer-version', params: { version: 2 } }));

	it('is refused when questions wait for each other, with their names', () => {
		const circle = file([
			question('a', { question: 'c' }),
			question('b', { question: 'a' }),
			question('c', { question: 'b' })
		]);
		expect(refusal(circle)).toMatchObject({ code: 'shown-if-circle', params: { questions: 'a → c → b → a' } });
		expect(refusal(file([question('a', { question: 'a' })]))?.code).toBe('shown-if-circle');
	});

	it('is refused when an id is used twice, when it is too large, broken, or not a questionnaire at all', () => {
		expect(refusal(file([question('a'), question('a')]))).toMatchObject({ code: 'id-used-twice', params: { id: 'a' } });
		const many = Array.from({ length: 501 }, (_, i) => question(`q${i}`));
		expect(['questionnaire-too-large', 'file-too-large']).toContain(refusal(file(many))?.code);
		expect(refusal(file([{ id: 'a', type: 'riddle' }]))?.code).toBe('questionnaire-invalid');
		expect(refusal(file([], { vragenlijst: { questions: 'x' } }))?.code).toBe('questionnaire-invalid');
		expect(refusal('{"soort":')?.code).toBe('not-json');
		expect(refusal('{}')?.code).toBe('framework-without-signifiers');
		expect(refusal('')?.code).toBe('empty-file');
		expect(refusal('zomaar wat tekst')?.code).toBe('form-header-not-found');
		expect(refusal('x'.repeat(900_001))?.code).toBe('file-too-large');
	});

	it('says nothing but a refusal of whatever bytes', () => {
		fc.assert(
			fc.property(
				fc.oneof(
					fc.uint8Array({ maxLength: 300 }),
					fc.json().map((text) => new TextEncoder().encode(text))
				),
				(bytes) => {
					try {
						readQuestionnaireFrom(bytes, 'x');
					} catch (error) {
						expect(error).toBeInstanceOf(ImportRefused);
					}
				}
			)
		);
	});

	it('has a published schema', () => {
		const schema = questionnaireFileSchema('https://x.example/api/v1/schemas/vragenlijst.json') as Record<
			string,
			unknown
		>;
		expect(schema.$schema).toContain('2020-12');
		expect(schema.$id).toContain('vragenlijst.json');
		expect(JSON.stringify(schema)).toContain('samenleren/vragenlijst');
	});
});
