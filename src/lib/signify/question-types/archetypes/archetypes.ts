import type { QuestionType } from '../question-type.ts';
import { checkNumber, checkOptions, indexesOf, optionsIn, readOptions } from '../options.ts';

export const archetypes: QuestionType<'archetypes'> = {
	name: 'archetypes',
	field: 'options',

	check: ({ settings: { options, max } }, value) => [
		...checkOptions(options, value.options),
		...checkNumber(value.options.length, 1, max)
	],

	fromForm({ settings: { options } }, fields) {
		const chosen = optionsIn(options, fields);
		return chosen.length === 0 ? undefined : { options: chosen };
	},

	toForm: (_question, { options }) => options.map((option) => ['option', option] as const),
	summarise: ({ settings }, { options }, language) => readOptions(settings.options, options, undefined, language),

	dimensions: ({ id, title, settings: { options } }) => [{ kind: 'choices', shape: 'archetypes', id, title, options }],
	cell: (dimension, { options }) => (dimension.kind === 'choices' ? indexesOf(dimension.options, options) : undefined)
};
