import { inLanguage } from '../../words.ts';
import type { QuestionType } from '../question-type.ts';
import { numberIn, only } from '../form-fields.ts';

/** The single taps: five places on the slider, from the left pole to the right. */
export const STEPS = [0, 0.25, 0.5, 0.75, 1] as const;

/** How fine the slider moves: whole hundredths. */
export const FINENESS = 100;

/** Which step says a position in words: the ends and the middle only where it is exactly there. */
export function stepToSay(position: number): number {
	const exact = STEPS.findIndex((step) => step === position);
	return exact >= 0 ? exact : position < 0.5 ? 1 : 3;
}

/** The step that agrees with a position, if any does. */
export const stepAt = (position: number | undefined): number | undefined => STEPS.find((step) => step === position);

export const slider: QuestionType<'slider'> = {
	name: 'slider',
	field: 'position',

	check: (_question, { position }) => (position >= 0 && position <= 1 ? [] : [{ code: 'out-of-range' }]),

	/** A tap on one of the steps replaces the exact `position` that an earlier answer left in the form. */
	fromForm(_question, fields) {
		const step = numberIn(only(fields, 'step'));
		const position = numberIn(only(fields, 'position'));
		if (step !== undefined) return { position: step };
		return position === undefined ? undefined : { position };
	},

	toForm: (_question, { position }) =>
		stepAt(position) === undefined ? [['position', String(position)]] : [['step', String(position)]],

	summarise({ settings: { left, right } }, { position }, language) {
		const toRight = Math.round(position * 100);
		return `${inLanguage(left, language)} ${100 - toRight}%, ${inLanguage(right, language)} ${toRight}%`;
	},

	dimension: ({ id, title, settings: { left, right } }) => ({ kind: 'slider', id, title, left, right }),
	cell: (_dimension, { position }) => position
};
