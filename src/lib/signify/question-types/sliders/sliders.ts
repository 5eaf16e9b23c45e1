import { idOfPart, titleOfPart } from '../../dimension.ts';
import { checkParts, partsIn, readParts } from '../parts.ts';
import type { QuestionType } from '../question-type.ts';
import { checkPosition, positionField, positionIn, readPosition } from '../slider/slider.ts';

export const MOST_SLIDERS = 12;

export const sliders: QuestionType<'sliders'> = {
	name: 'sliders',
	field: 'positions',

	check: ({ settings }, { positions }) => checkParts(settings.sliders, positions, checkPosition),

	fromForm({ settings }, fields) {
		const positions = partsIn(settings.sliders, fields, (id) => positionIn(fields, `.${id}`));
		return positions && { positions };
	},

	toForm: (_question, { positions }) =>
		Object.entries(positions).map(([id, position]) => [`${positionField(position)}.${id}`, String(position)]),

	summarise: ({ settings }, { positions }, language) =>
		readParts(settings.sliders, positions, language, (position, part) => {
			const slider = settings.sliders.find(({ id }) => id === part);
			return slider ? readPosition(slider, position, language) : '';
		}),

	dimensions: ({ id, title, settings }) =>
		settings.sliders.map(({ id: part, label, left, right }) => ({
			kind: 'slider',
			id: idOfPart(id, part),
			part,
			title: titleOfPart(title, label),
			left,
			right
		})),
	cell: ({ part = '' }, { positions }) => positions[part]
};
