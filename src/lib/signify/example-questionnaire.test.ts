import { expect, it } from 'vitest';
import example from '#db/example/questionnaire.json' with { type: 'json' };
import { isPicture } from './question-types/archetypes/pictures.ts';
import { QuestionnaireShape } from './schemas.ts';

const sentences = (value: unknown): Record<string, string>[] => {
	if (typeof value !== 'object' || value === null) return [];
	if ('nl' in value) return [value as Record<string, string>];
	return Object.values(value).flatMap(sentences);
};

it('the example questionnaire may be stored, and is complete in all languages', () => {
	const questionnaire = QuestionnaireShape.parse(example);
	for (const words of sentences(questionnaire)) expect(Object.keys(words)).toEqual(questionnaire.languages);
	expect(questionnaire.questions.filter(({ type }) => type !== 'section').length).toBeLessThanOrEqual(12);
	for (const { type, settings } of questionnaire.questions)
		if (type === 'archetypes') expect(settings.options.every(({ picture }) => isPicture(picture))).toBe(true);
});
