/** The triangle of a triad as it is drawn: 100 wide, equal sides, its top at (50, 0). */
import type { Shares } from '#lib/signify/answer.ts';
import { pointAt } from '#lib/signify/question-types/triad/triad.ts';
import { type Dot, share } from '../chart.ts';
import { type Spot, WHOLE } from '../triangle.ts';
import type { Place } from './drag.ts';

const WIDTH = 100;
const HEIGHT = WIDTH * Math.sqrt(0.75);

/** Room around it, so that dots in the corners are whole. */
const MARGIN = 4;

export const VIEW_BOX = [-MARGIN, -MARGIN, WIDTH + 2 * MARGIN, HEIGHT + 2 * MARGIN].join(' ');

type Point = readonly [x: number, y: number];

export function drawn(shares: Shares): Point {
	const [x, y] = pointAt(shares);
	return [x * WIDTH, y * HEIGHT];
}

export const drawnSpot = ([top, left]: Spot): Point => drawn([top / WHOLE, left / WHOLE, (WHOLE - top - left) / WHOLE]);

/** Where on the element of {@link VIEW_BOX} a finger is, in thousandths; also outside the triangle. */
export function spotAt({ x, y }: Place): Spot {
	const px = (x * (WIDTH + 2 * MARGIN) - MARGIN) / WIDTH;
	const py = (y * (HEIGHT + 2 * MARGIN) - MARGIN) / HEIGHT;
	const top = 1 - py;
	const right = px - top / 2;
	return [Math.round(top * WHOLE), Math.round((1 - top - right) * WHOLE)];
}

export const isInTriangle = ([top, left]: Spot): boolean => top >= 0 && left >= 0 && top + left <= WHOLE;

const round = (value: number) => Math.round(value * 100) / 100;

export const polygon = (points: readonly Point[]): string =>
	points.map(([x, y]) => `${round(x)},${round(y)}`).join(' ');

export const OUTLINE = polygon([
	[WIDTH / 2, 0],
	[0, HEIGHT],
	[WIDTH, HEIGHT]
]);

/** Hexagons around the centres, their surface by the share of the stories in them; one path. */
export function hexagons(
	centres: readonly Shares[],
	bins: readonly number[],
	whole: number,
	largest: number,
	side: number
): string {
	if (whole === 0 || largest === 0) return '';
	const radius = WIDTH / side / Math.sqrt(3);
	let path = '';
	for (let bin = 0; bin < bins.length; bin++) {
		const size = radius * Math.sqrt(share(bins[bin]!, whole) / largest);
		if (size > 0) path += hexagon(drawn(centres[bin]!), size);
	}
	return path;
}

/** Standing on a corner, as the rows of the triangle ask. */
function hexagon([x, y]: Point, size: number): string {
	const [wide, half] = [round((size * Math.sqrt(3)) / 2), round(size / 2)];
	return `M${round(x)},${round(y - size)}l${wide},${half}v${round(size)}l${-wide},${half}l${-wide},${-half}v${-round(size)}z`;
}

/** Dots of about the same number of stories share a path; its line is as wide as they are large. */
export interface Dots {
	readonly width: number;
	readonly path: string;
}

const DOT_WIDTHS: readonly (readonly [upTo: number, width: number])[] = [
	[1, 3],
	[3, 4.2],
	[8, 5.6],
	[Infinity, 7.2]
];

export function dots(all: readonly Dot[], which: 'selected' | 'all'): readonly Dots[] {
	return DOT_WIDTHS.map(([upTo, width], i) => {
		const above = DOT_WIDTHS[i - 1]?.[0] ?? 0;
		let path = '';
		for (const dot of all) {
			if (dot[which] <= above || dot[which] > upTo) continue;
			const [x, y] = drawn(dot.shares);
			path += `M${round(x)},${round(y)}h0`;
		}
		return { width, path };
	});
}

/** Lines through these points, as one path. */
export const linesPath = (lines: readonly (readonly Shares[])[]): string =>
	lines
		.map((line) => {
			const points = line.map(drawn).map(([x, y]) => `${round(x)},${round(y)}`);
			return line[0] === line.at(-1) ? `M${points.slice(0, -1).join('L')}z` : `M${points.join('L')}`;
		})
		.join('');
