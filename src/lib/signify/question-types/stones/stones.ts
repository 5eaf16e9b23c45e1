import { inOneLine } from '#lib/platform/language.ts';
import type { Place } from '../../answer.ts';
import { idOfPart, titleOfPart } from '../../dimension.ts';
import type { Poles, QuestionOf } from '../../questionnaire.ts';
import { inLanguage, type Words } from '../../words.ts';
import { numberIn, only } from '../form-fields.ts';
import { checkParts, partsIn, readParts } from '../parts.ts';
import type { FormFields, Issue, QuestionType } from '../question-type.ts';
import { readPosition } from '../slider/slider.ts';

export const MOST_STONES = 8;

/**
 * A stone lies on a crossing of lines, this many to a side. Every crossing can be named in a list,
 * so each way of answering gives the same value; ADR 0023.
 */
export const GRID = 20;

/** The places along one axis. */
export const CROSSINGS: readonly number[] = Array.from({ length: GRID + 1 }, (_, line) => line / GRID);

/** In a form one axis was chosen and the other was not; a stone that is nowhere, and has to be finished. */
export const OPEN = -1;

/** The nearest crossing; a point outside goes to the edge. */
export const snap = (x: number, y: number): Place => [nearest(x), nearest(y)];

const nearest = (position: number): number => Math.round(Math.min(1, Math.max(0, position)) * GRID) / GRID;

export const AXES = ['x', 'y'] as const;
type Axis = (typeof AXES)[number];

/** The field that says where along an axis a stone lies. */
export const axisField = (axis: Axis, stone: string): string => `${axis}.${stone}`;

export const isPlaced = (place: Place | undefined): place is Place =>
	place !== undefined && place[0] !== OPEN && place[1] !== OPEN;

type Sides = QuestionOf<'stones'>['settings'];

export const polesOf = ({ left, right, bottom, top }: Sides, axis: Axis): Poles =>
	axis === 'x' ? { left, right } : { left: bottom, right: top };

function checkPlace(place: Place): readonly Issue[] {
	if (place.some((position) => position === OPEN)) return [{ code: 'half-placed' }];
	if (!place.every((position) => position >= 0 && position <= 1)) return [{ code: 'out-of-range' }];
	return place.every((position) => nearest(position) === position) ? [] : [{ code: 'off-grid' }];
}

function placeIn(fields: FormFields, stone: string): Place | undefined {
	const [x, y] = AXES.map((axis) => numberIn(only(fields, axisField(axis, stone))));
	return x === undefined && y === undefined ? undefined : [x ?? OPEN, y ?? OPEN];
}

export const readPlace = (settings: Sides, place: Place, language: string): string =>
	inOneLine(
		AXES.flatMap((axis, index) => {
			const position = place[index] ?? OPEN;
			return position === OPEN ? [] : [readPosition(polesOf(settings, axis), position, language)];
		}),
		language
	);

/** What an axis is called: its two ends. */
const nameOf = ({ left, right }: Poles): Words =>
	Object.fromEntries(
		Object.keys({ ...left, ...right }).map((language) => [
			language,
			`${inLanguage(left, language)} – ${inLanguage(right, language)}`
		])
	);

export const stones: QuestionType<'stones'> = {
	name: 'stones',
	field: 'stones',

	check: ({ settings }, { stones }) => checkParts(settings.markers, stones, checkPlace),

	fromForm({ settings: { markers } }, fields) {
		const stones = partsIn(markers, fields, (id) => placeIn(fields, id));
		return stones && { stones };
	},

	toForm: (_question, { stones }) =>
		Object.entries(stones).flatMap(([id, place]) =>
			AXES.flatMap((axis, index) =>
				place[index] === OPEN ? [] : [[axisField(axis, id), String(place[index])] as const]
			)
		),

	summarise: ({ settings }, { stones }, language) =>
		readParts(settings.markers, stones, language, (place) => readPlace(settings, place, language)),

	/** Two sliders for each stone. */
	dimensions: ({ id, title, settings }) =>
		settings.markers.flatMap((marker) =>
			AXES.map((axis) => {
				const poles = polesOf(settings, axis);
				const part = `${marker.id}.${axis}`;
				const words = titleOfPart(titleOfPart(title, marker.label), nameOf(poles));
				return { kind: 'slider' as const, id: idOfPart(id, part), part, title: words, ...poles };
			})
		),

	cell({ part = '' }, { stones }) {
		const dot = part.lastIndexOf('.');
		const place = stones[part.slice(0, dot)];
		return isPlaced(place) ? place[part.slice(dot + 1) === 'x' ? 0 : 1] : undefined;
	}
};
