import type { Poles } from '../../questionnaire.ts';
import { inLanguage } from '../../words.ts';
import type { FormFields, Issue, QuestionType } from '../question-type.ts';
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

export const checkPosition = (position: number): readonly Issue[] =>
	position >= 0 && position <= 1 ? [] : [{ code: 'out-of-range' }];

/**
 * A tap on one of the steps replaces the exact `position` that an earlier answer left in the form.
 * @param suffix  behind the names of the fields, where a form holds several sliders
 */
export const positionIn = (fields: FormFields, suffix = ''): number | undefined =>
	numberIn(only(fields, `step${suffix}`)) ?? numberIn(only(fields, `position${suffix}`));

/** The field that {@link positionIn} finds this position in. */
export const positionField = (position: number): 'step' | 'position' =>
	stepAt(position) === undefined ? 'position' : 'step';

export function readPosition({ left, right }: Poles, position: number, language: string): string {
	const toRight = Math.round(position * 100);
	return `${inLanguage(left, language)} ${100 - toRight}%, ${inLanguage(right, language)} ${toRight}%`;
}

export const slider: QuestionType<'slider'> = {
	name: 'slider',
	field: 'position',

	check: (_question, { position }) => checkPosition(position),

	fromForm(_question, fields) {
		const position = positionIn(fields);
		return position === undefined ? undefined : { position };
	},

	toForm: (_question, { position }) => [[positionField(position), String(position)]],
	summarise: ({ settings }, { position }, language) => readPosition(settings, position, language),

	dimensions: ({ id, title, settings: { left, right } }) => [{ kind: 'slider', id, title, left, right }],
	cell: (_dimension, { position }) => position
};
