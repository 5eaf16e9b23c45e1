/** What a change should move: one answer, one corner of a triangle or one end of a slider, to be seen more or less often. */
import { type Column, FIRST_VALUE, SLIDER_STEPS, spotAt } from '#lib/explore/columns.ts';
import { WHOLE } from '#lib/explore/triangle.ts';
import type { Dimension } from '#lib/signify/dimension.ts';

/** A part of a question: the id of an option, the place of a corner (`0`: top, `1`: left, `2`: right), or the end of a slider. */
export interface Target {
	readonly dimension: string;
	readonly part: string;
}

export interface Aim extends Target {
	readonly direction: 'more' | 'less';
}

/** How values of a target are spread: only yes and no, or anything in between. */
export type Spread = 'share' | 'slider' | 'corner';

const CORNERS = ['0', '1', '2'] as const;
const ENDS = ['left', 'right'] as const;

/** What of a question a change can move; of a day nothing. */
export function partsOf(dimension: Dimension): readonly string[] {
	switch (dimension.kind) {
		case 'choice':
		case 'choices':
			return dimension.options.map(({ id }) => id);
		case 'slider':
			return ENDS;
		case 'triad':
			return CORNERS;
		case 'time':
			return [];
	}
}

export const spreadOf = ({ kind }: Column): Spread =>
	kind === 'slider' ? 'slider' : kind === 'triad' ? 'corner' : 'share';

/**
 * How much of the target is in one answer: 0 … 100, and only 0 or 100 where it was chosen or not; `undefined` where there is no answer.
 * @returns `undefined` where the question has no such part
 */
export function measureOf(column: Column, part: string): ((row: number) => number | undefined) | undefined {
	const place = partsOf(column.dimension).indexOf(part);
	if (place < 0 || column.kind === 'time') return undefined;
	const value = valueOf(column, place);
	return (row) => (column.codes[row]! < FIRST_VALUE ? undefined : value(row));
}

function valueOf(column: Exclude<Column, { kind: 'time' }>, place: number): (row: number) => number {
	switch (column.kind) {
		case 'choice':
			return (row) => (column.codes[row]! - FIRST_VALUE === place ? 100 : 0);
		case 'choices':
			return (row) => {
				const value = column.codes[row]! - FIRST_VALUE;
				return column.members.subarray(column.starts[value], column.starts[value + 1]).includes(place) ? 100 : 0;
			};
		case 'slider':
			return place === 0
				? (row) => SLIDER_STEPS - (column.codes[row]! - FIRST_VALUE)
				: (row) => column.codes[row]! - FIRST_VALUE;
		case 'triad':
			return (row) => {
				const [top, left] = spotAt(column, row);
				return (100 * [top, left, WHOLE - top - left][place]!) / WHOLE;
			};
	}
}
