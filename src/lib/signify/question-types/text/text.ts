import type { QuestionType } from '../question-type.ts';

/** Browsers send line ends as CR LF, whatever was typed. */
const tidy = (text: string): string => text.replace(/\r\n?/g, '\n').trim();

export const text: QuestionType<'text'> = {
	name: 'text',
	field: 'text',

	check({ settings: { maxLength } }, value) {
		if (value.text.trim() === '') return [{ code: 'empty' }];
		return value.text.length > maxLength ? [{ code: 'too-long', params: { max: maxLength } }] : [];
	},

	fromForm(_question, fields) {
		const text = tidy(fields.text?.at(-1) ?? '');
		return text === '' ? undefined : { text };
	},

	toForm: (_question, value) => [['text', value.text]],
	summarise: (_question, value) => value.text,
	dimensions: () => [],
	cell: () => undefined
};
