import { areasOf } from './question-types/area/area.ts';
import type { Option, Part, Question } from './questionnaire.ts';

/** What a question offers to choose from; `undefined` when it asks otherwise. */
export function optionsOf(question: Question): readonly Option[] | undefined {
	switch (question.type) {
		case 'choice':
		case 'choices':
		case 'archetypes':
		case 'pictures':
		case 'ranking':
			return question.settings.options;
		case 'area':
			return areasOf(question.settings);
		default:
			return undefined;
	}
}

/** Everything in a question that has an id for ever: in lists, each with ids of its own. */
export function namedIn(question: Question): readonly (readonly Part[])[] {
	switch (question.type) {
		case 'sliders':
			return [question.settings.sliders];
		case 'stones':
			return [question.settings.markers];
		case 'matrix':
			return [question.settings.rows, question.settings.columns];
		default:
			return [optionsOf(question) ?? []];
	}
}
