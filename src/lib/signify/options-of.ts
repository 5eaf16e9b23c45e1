import { areasOf } from './question-types/area/area.ts';
import type { Option, Question } from './questionnaire.ts';

/** What a question offers to choose from; `undefined` when it asks otherwise. */
export function optionsOf(question: Question): readonly Option[] | undefined {
	switch (question.type) {
		case 'choice':
		case 'choices':
		case 'archetypes':
			return question.settings.options;
		case 'area':
			return areasOf(question.settings);
		default:
			return undefined;
	}
}
