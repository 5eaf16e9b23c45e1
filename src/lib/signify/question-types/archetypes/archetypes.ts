import { pointing } from '../pointing.ts';
import type { QuestionType } from '../question-type.ts';

export const archetypes: QuestionType<'archetypes'> = {
	name: 'archetypes',
	...pointing,
	dimensions: ({ id, title, settings: { options } }) => [{ kind: 'choices', shape: 'archetypes', id, title, options }]
};
