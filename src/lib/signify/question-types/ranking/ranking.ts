import { inOneLine } from '#lib/platform/language.ts';
import { idOfPart, titleOfPart } from '../../dimension.ts';
import { inLanguage } from '../../words.ts';
import { numberIn, only } from '../form-fields.ts';
import { checkNumber, checkOptions, indexOf } from '../options.ts';
import type { QuestionType } from '../question-type.ts';

/** The field that says which place an option has. */
export const placeOf = (option: string): string => `place.${option}`;

/** The order with one option on this place (from 1); what stood there and after moves on, what passes the last place falls out. */
export function putAt(order: readonly string[], option: string, place: number, top: number): readonly string[] {
	const rest = order.filter((id) => id !== option);
	return [...rest.slice(0, place - 1), option, ...rest.slice(place - 1)].slice(0, top);
}

/** More than this nobody can order. */
export const MOST_RANKED = 20;

/** The part that is counted: what somebody put first says most. No option has this id. */
export const FIRST = 'first';
const FIRST_WORDS = { nl: 'als eerste', en: 'first' };

export const ranking: QuestionType<'ranking'> = {
	name: 'ranking',
	field: 'order',

	check: ({ settings: { options, top } }, { order, sharedPlace }) => [
		...checkOptions(options, order),
		...checkNumber(order.length, 1, top),
		...(sharedPlace ? [{ code: 'place-twice' }] : [])
	],

	/** A gap between the places means nothing; who gave one place twice is asked again. */
	fromForm({ settings: { options } }, fields) {
		const placed = options
			.flatMap(({ id }) => {
				const place = numberIn(only(fields, placeOf(id)));
				return place === undefined ? [] : [{ id, place }];
			})
			.sort((a, b) => a.place - b.place);
		if (placed.length === 0) return undefined;
		const order = placed.map(({ id }) => id);
		const isShared = new Set(placed.map(({ place }) => place)).size < placed.length;
		return isShared ? { order, sharedPlace: true } : { order };
	},

	toForm: (_question, { order }) => order.map((id, index) => [placeOf(id), String(index + 1)] as const),

	summarise: ({ settings: { options } }, { order }, language) =>
		inOneLine(
			order.map(
				(id, index) =>
					`${index + 1}. ${inLanguage(options.find((option) => option.id === id)?.label ?? { nl: id }, language)}`
			),
			language
		),

	dimensions: ({ id, title, settings: { options } }) => [
		{
			kind: 'choice',
			shape: 'options',
			id: idOfPart(id, FIRST),
			part: FIRST,
			title: titleOfPart(title, FIRST_WORDS),
			options
		}
	],
	cell: (dimension, { order }) => (dimension.kind === 'choice' ? indexOf(dimension.options, order[0] ?? '') : undefined)
};
