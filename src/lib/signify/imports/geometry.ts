/**
 * Where a dot in a triangle lies, in the ways exports write it down. The base of the triangle runs from (0, 0) to (1, 0).
 * `flat`: the top is at (0.5, 1), as in SenseMaker's `percentX` and `percentY`.
 * `equilateral`: all sides are equally long, the top is at (0.5, 0.866), as in `XRight` and `YTop`.
 */
import type { Shares } from '../answer.ts';

export type Geometry = 'flat' | 'equilateral';

export interface Dot {
	readonly x: number;
	readonly y: number;
}

const HEIGHT: Record<Geometry, number> = { flat: 1, equilateral: Math.sqrt(3) / 2 };

/** A dot dragged to the edge lands a pixel outside; anything further is not a dot in this triangle. */
const PIXEL = 0.03;

/** @returns the shares, or `undefined` for a dot outside the triangle */
export function sharesOfDot({ x, y }: Dot, geometry: Geometry): Shares | undefined {
	const top = y / HEIGHT[geometry];
	return sharesFrom([top, 1 - x - top / 2, x - top / 2]);
}

export function dotOfShares([top, , right]: Shares, geometry: Geometry): Dot {
	return { x: right + top / 2, y: top * HEIGHT[geometry] };
}

/**
 * Three numbers that were meant as shares, made to sum to exactly 1.
 * @returns `undefined` when they are further off than a pixel
 */
export function sharesFrom(meant: readonly [number, number, number]): Shares | undefined {
	const sum = meant[0] + meant[1] + meant[2];
	if (!meant.every((share) => share >= -PIXEL && share <= 1 + PIXEL) || Math.abs(sum - 1) > PIXEL) return undefined;
	const inside = meant.map((share) => Math.min(1, Math.max(0, share))) as [number, number, number];
	const whole = inside[0] + inside[1] + inside[2];
	return [inside[0] / whole, inside[1] / whole, inside[2] / whole];
}

/**
 * Which triangle these dots were drawn in; nothing when they fit both.
 * A dot that lies outside the equilateral triangle can only be a flat one.
 */
export function geometryOf(dots: Iterable<Dot>): Geometry | undefined {
	for (const dot of dots) if (!sharesOfDot(dot, 'equilateral') && sharesOfDot(dot, 'flat')) return 'flat';
	return undefined;
}
