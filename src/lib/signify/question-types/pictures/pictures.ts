import { pointing } from '../pointing.ts';
import type { QuestionType } from '../question-type.ts';

export const MOST_PICTURES = 24;

/** How wide a picture is kept: for a card, and to look at. */
export const WIDTHS = { small: 400, large: 1200 } as const;

/** Where the room that keeps pictures gives them out. */
export const pictureAddress = (id: string, size: keyof typeof WIDTHS): string =>
	`/plaatje/${id}${size === 'small' ? `.${WIDTHS.small}` : ''}.webp`;

export const pictures: QuestionType<'pictures'> = {
	name: 'pictures',
	...pointing,
	dimensions: ({ id, title, settings: { options } }) => [
		{
			kind: 'choices',
			shape: 'options',
			id,
			title,
			options: options.map((option) => ({ id: option.id, label: option.label }))
		}
	]
};
