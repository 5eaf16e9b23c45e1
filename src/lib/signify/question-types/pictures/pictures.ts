import { checkNumber, checkOptions, indexesOf, optionsIn, readOptions } from '../options.ts';
import type { QuestionType } from '../question-type.ts';

export const MOST_PICTURES = 24;

/** How wide a picture is kept: for a card, and to look at. */
export const WIDTHS = { small: 400, large: 1200 } as const;

/** Where the room that keeps pictures gives them out. */
export const pictureAddress = (id: string, size: keyof typeof WIDTHS): string =>
	`/plaatje/${id}${size === 'small' ? `.${WIDTHS.small}` : ''}.webp`;

export const pictures: QuestionType<'pictures'> = {
	name: 'pictures',
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

	dimensions: ({ id, title, settings: { options } }) => [
		{
			kind: 'choices',
			shape: 'options',
			id,
			title,
			options: options.map((option) => ({ id: option.id, label: option.label }))
		}
	],
	cell: (dimension, { options }) => (dimension.kind === 'choices' ? indexesOf(dimension.options, options) : undefined)
};
