import type { QuestionType } from '../question-type.ts';
import { checkOptions, checkOther, indexOf, optionsIn, otherIn, readOptions, writeInOf } from '../options.ts';

export const choice: QuestionType<'choice'> = {
	name: 'choice',
	field: 'option',

	check: ({ settings: { options } }, { option, other }) => [
		...checkOptions(options, [option]),
		...checkOther(options, [option], other)
	],

	fromForm({ settings: { options } }, fields) {
		const option = optionsIn(options, fields)[0];
		if (option === undefined) return undefined;
		const other = option === writeInOf(options)?.id ? otherIn(fields) : '';
		return other ? { option, other } : { option };
	},

	toForm: (_question, { option, other }) => [
		['option', option],
		...(other === undefined ? [] : [['other', other] as const])
	],

	summarise: ({ settings: { options } }, { option, other }, language) =>
		readOptions(options, [option], other, language),

	dimensions: ({ id, title, settings: { options } }) => [{ kind: 'choice', shape: 'options', id, title, options }],
	cell: (dimension, { option }) => (dimension.kind === 'choice' ? indexOf(dimension.options, option) : undefined)
};
