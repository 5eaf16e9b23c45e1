/** How somebody wants time divided, in an address beside the selection: `tijd.verteld-op=week`. */
import type { Dimension } from '#lib/signify/dimension.ts';
import { type TimeUnit, UNITS_BY_HAND } from './folding.ts';

/** By dimension id; without it as fits the time between the first and the last day. */
export type TimeUnits = Readonly<Record<string, TimeUnit>>;

type UnitByHand = (typeof UNITS_BY_HAND)[number];

const WORDS: Readonly<Record<UnitByHand, string>> = {
	day: 'dag',
	week: 'week',
	month: 'maand',
	quarter: 'kwartaal',
	year: 'jaar'
};

/** What is not understood is left out: it is how something looks, not what is looked at. */
export function readUnits(query: URLSearchParams, dimensions: readonly Dimension[]): TimeUnits {
	return Object.fromEntries(
		dimensions.flatMap(({ id, kind }) => {
			const unit = kind === 'time' && UNITS_BY_HAND.find((unit) => WORDS[unit] === query.get(`tijd.${id}`));
			return unit ? [[id, unit]] : [];
		})
	);
}

/** The part of a query string that says so; empty when nobody chose. */
export const writeUnits = (units: TimeUnits, dimensions: readonly Dimension[]): string =>
	dimensions
		.flatMap(({ id }) => {
			const unit = UNITS_BY_HAND.find((unit) => unit === units[id]);
			return unit ? [`${encodeURIComponent(`tijd.${id}`)}=${WORDS[unit]}`] : [];
		})
		.join('&');

/** Parts of a query string as one. */
export const joined = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join('&');
