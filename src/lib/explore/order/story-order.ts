/** In which order stories are listed: one rule for the server and the browser. */
import type { Columns } from '../columns.ts';
import { readPair } from '../found-pattern.ts';
import { examplesOf } from './best-example.ts';
import { differencesOf } from './difference.ts';
import { questionColumns } from './question-columns.ts';

export type StoryOrder =
	| { readonly by: 'newest' | 'longest' | 'most-different' }
	/** `pair` is a pattern as in `found-pattern.ts`. */
	| { readonly by: 'best-example'; readonly pair: string };

export const NEWEST: StoryOrder = { by: 'newest' };

export const isSameOrder = (one: StoryOrder, other: StoryOrder): boolean =>
	one.by === other.by && pairIn(one) === pairIn(other);

/** The pattern an order is about. */
export const pairIn = (order: StoryOrder): string | undefined => (order.by === 'best-example' ? order.pair : undefined);

/**
 * The same rows in another order; of equals the newest first, and of those told at one moment the highest id: the order of the rows.
 * @param rows   ascending
 * @param limit  how many of them; all without it
 */
export function orderRows(
	columns: Columns,
	rows: readonly number[],
	order: StoryOrder,
	limit = rows.length
): readonly number[] {
	const scores = scoresOf(columns, rows, order);
	if (!scores) return rows.slice(0, limit);
	return (limit > FEW ? sorted(scores).slice(0, limit) : highest(scores, limit)).map((at) => rows[at]!);
}

/** `undefined` where the rows stand as they should. */
function scoresOf(columns: Columns, rows: readonly number[], order: StoryOrder): Float64Array | undefined {
	switch (order.by) {
		case 'newest':
			return undefined;
		case 'longest':
			return Float64Array.from(rows, (row) => columns.lengths[row]!);
		case 'most-different':
			return differencesOf(questionColumns(columns.columns), rows);
		case 'best-example': {
			const sides = readPair(order.pair, columns);
			return sides && Float64Array.from(rows, examplesOf(columns, sides));
		}
	}
}

/** So few are found faster by looking than by sorting. */
const FEW = 200;

const sorted = (scores: Float64Array): number[] =>
	// Two that are −∞ differ by NaN, which is no more than nothing.
	Array.from(scores, (_, at) => at).sort((a, b) => scores[b]! - scores[a]! || a - b);

function highest(scores: Float64Array, limit: number): number[] {
	const best: number[] = [];
	for (let at = 0; at < scores.length; at++) {
		const score = scores[at]!;
		if (best.length === limit && !(limit > 0 && score > scores[best[limit - 1]!]!)) continue;
		let place = best.length;
		while (place > 0 && scores[best[place - 1]!]! < score) place--;
		best.splice(place, 0, at);
		best.length = Math.min(best.length, limit);
	}
	return best;
}
