import type { QuestionType } from '../question-type.ts';
import {
	checkNumber,
	checkOptions,
	checkOther,
	indexesOf,
	optionsIn,
	otherIn,
	readOptions,
	writeInOf
} from '../options.ts';

export const choices: QuestionType<'choices'> = {
	name: 'choices',
	field: 'options',

	check: ({ settings: { options, min, max } }, value) => [
		...checkOptions(options, value.options),
		...checkNumber(value.options.length, Math.max(1, min), max),
		...checkOther(options, value.options, value.other)
	],

	fromForm({ settings: { options } }, fields) {
		const chosen = optionsIn(options, fields);
		if (chosen.length === 0) return undefined;
		const writeIn = writeInOf(options);
		const other = writeIn && chosen.includes(writeIn.id) ? otherIn(fields) : '';
		return other ? { options: chosen, other } : { options: chosen };
	},

	toForm: (_question, { options, other }) => [
		...options.map((option) => ['option', option] as const),
		...(other === undefined ? [] : [['other', other] as const])
	],

	summarise: ({ settings }, { options, other }, language) => readOptions(settings.options, options, other, language),

	dimensions: ({ id, title, settings: { options } }) => [{ kind: 'choices', shape: 'options', id, title, options }],
	cell: (dimension, { options }) => (dimension.kind === 'choices' ? indexesOf(dimension.options, options) : undefined)
};
