/**
 * An order in an address, beside the filters; without one the newest stand first:
 *
 *     ?f.zorgen=20~60&volgorde=langste
 *     ?volgorde=beste-voorbeeld&patroon=wie-hielp~zorgen
 */
import type { Dimension } from '#lib/signify/dimension.ts';
import type { AnswerClause } from '../clause.ts';
import { readPair, writePair } from '../found-pattern.ts';
import type { ScalePart } from '../scale.ts';
import type { Selection } from '../selection.ts';
import type { Zone } from '../triangle.ts';
import { NEWEST, type StoryOrder } from './story-order.ts';

export const ORDER_FIELD = 'volgorde';
export const PAIR_FIELD = 'patroon';

export const ORDER_WORDS: Readonly<Record<StoryOrder['by'], string>> = {
	newest: 'nieuwste',
	longest: 'langste',
	'most-different': 'meest-anders',
	'best-example': 'beste-voorbeeld'
};

export interface OrderReading {
	readonly order: StoryOrder;
	/** The parts of the address that could not be understood. */
	readonly dropped: readonly string[];
}

export function readOrder(query: URLSearchParams, dimensions: readonly Dimension[]): OrderReading {
	const [wish, ...more] = new Set(query.getAll(ORDER_FIELD).filter(Boolean));
	const dropped = (key: string, values: readonly string[]) => values.map((value) => `${key}=${value}`.slice(0, 120));
	const rest = dropped(ORDER_FIELD, more);
	if (wish === undefined) return { order: NEWEST, dropped: rest };
	if (wish === ORDER_WORDS['best-example']) {
		const pair = query.get(PAIR_FIELD) ?? '';
		if (readPair(pair, namedBy(dimensions))) return { order: { by: 'best-example', pair }, dropped: rest };
		return { order: NEWEST, dropped: [...dropped(pair ? PAIR_FIELD : ORDER_FIELD, [pair || wish]), ...rest] };
	}
	const by = (['newest', 'longest', 'most-different'] as const).find((by) => ORDER_WORDS[by] === wish);
	return by ? { order: { by }, dropped: rest } : { order: NEWEST, dropped: [...dropped(ORDER_FIELD, [wish]), ...rest] };
}

/** The query string without `?`; empty for the newest first. */
export function writeOrder(order: StoryOrder): string {
	if (order.by === 'newest') return '';
	const written = `${ORDER_FIELD}=${ORDER_WORDS[order.by]}`;
	if (order.by !== 'best-example') return written;
	return `${written}&${PAIR_FIELD}=${encodeURIComponent(order.pair).replaceAll('%3A', ':')}`;
}

/** Filters and an order in one query string. */
export const withOrder = (query: string, order: StoryOrder): string =>
	[query, writeOrder(order)].filter(Boolean).join('&');

/** The pattern that filters on two questions are about, when they leave no doubt. */
export function pairOf({ clauses }: Selection, dimensions: readonly Dimension[]): string | undefined {
	if (clauses.length !== 2) return undefined;
	const sides = clauses.map((clause) => {
		const dimension = dimensions.findIndex(({ id }) => id === clause.dimension);
		const part = partOf(clause, dimensions[dimension]);
		return part === null || dimension < 0 ? undefined : part ? { dimension, part } : { dimension };
	});
	const [one, other] = sides;
	return one && other && writePair([one, other], namedBy(dimensions).columns);
}

/** `undefined` where a question is one answer, `null` where it is not clear which part of it is meant. */
function partOf({ test, not }: AnswerClause, dimension: Dimension | undefined): ScalePart | undefined | null {
	if (test.kind === 'choices' && dimension?.kind === 'choices') {
		const option = dimension.options.findIndex(({ id }) => id === onlyOne(test.options));
		return not || option < 0 ? null : { kind: 'option', option };
	}
	if (test.kind === 'triad') {
		const corner = CORNERS.findIndex((zone) => zone === onlyOne(test.zones));
		return not || corner < 0 ? null : { kind: 'corner', corner: corner as 0 | 1 | 2 };
	}
	return undefined;
}

const CORNERS: readonly Zone[] = ['top', 'left', 'right'];

const onlyOne = <T>(list: readonly T[]): T | undefined => (list.length === 1 ? list[0] : undefined);

const namedBy = (dimensions: readonly Dimension[]) => ({ columns: dimensions.map((dimension) => ({ dimension })) });
