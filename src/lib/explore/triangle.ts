/**
 * Where a dot lies in a triangle, in whole thousandths, so that every computer agrees to which side of a line it falls.
 *
 * A dot has two free coordinates, its shares of the anchors `top` and `left`; `right` is what is left of 1000.
 * For counting the triangle is cut into cells of 16 × 16 thousandths; a dot's place inside its cell takes one more byte.
 */
import type { Shares } from '#lib/signify/answer.ts';

/** A dot, or a corner of a lasso: thousandths of the top and the left anchor. */
export type Spot = readonly [top: number, left: number];

/** Corners hold a share of at least 600; sides leave the opposite anchor less than 200; the centre is the rest. */
export const ZONES = ['top', 'left', 'right', 'top-left', 'top-right', 'left-right', 'centre'] as const;
export type Zone = (typeof ZONES)[number];

export const WHOLE = 1000;
const CORNER_FROM = 600;
const SIDE_BELOW = 200;

/** Thousandths along one side of a cell. */
export const CELL_SIDE = 16;
const CELL_BITS = 4;
const INSIDE = CELL_SIDE - 1;

/** Cells are numbered row by row, from the foot of the triangle (top 0) upwards; rows get shorter. */
export const LATTICE_ROWS = (WHOLE >> CELL_BITS) + 1;
export const LATTICE_CELLS = (LATTICE_ROWS * (LATTICE_ROWS + 1)) / 2;

const rowStarts = Int32Array.from({ length: LATTICE_ROWS + 1 }, (_, row) => row * LATTICE_ROWS - (row * (row - 1)) / 2);

/** The first cell of a row of the lattice; `latticeRow` = `LATTICE_ROWS` gives the end of the last. */
export const firstCellOf = (latticeRow: number): number => rowStarts[latticeRow]!;

/** @param shares  three numbers ≥ 0 with a sum > 0; they need not sum to exactly 1 */
export function spotOf(shares: Shares): Spot {
	const sum = shares[0] + shares[1] + shares[2];
	if (!(sum > 0) || !(Math.min(...shares) >= 0) || sum === Infinity) throw new RangeError('not three shares');
	const top = Math.round((shares[0] / sum) * WHOLE);
	return [top, Math.min(Math.round((shares[1] / sum) * WHOLE), WHOLE - top)];
}

export const sharesOf = ([top, left]: Spot): Shares => [top / WHOLE, left / WHOLE, (WHOLE - top - left) / WHOLE];

export const cellOf = ([top, left]: Spot): number => rowStarts[top >> CELL_BITS]! + (left >> CELL_BITS);

/** The place inside its cell: four bits for top, four for left. */
export const placeInCell = ([top, left]: Spot): number => ((top & INSIDE) << CELL_BITS) | (left & INSIDE);

const origins: readonly Spot[] = Array.from({ length: LATTICE_ROWS }, (_, row) =>
	Array.from({ length: LATTICE_ROWS - row }, (_, column): Spot => [row << CELL_BITS, column << CELL_BITS])
).flat();

/** The spot of a cell with the least of both top and left. */
export const cellOrigin = (cell: number): Spot => origins[cell]!;

/** The spot at a place in a cell. */
export function spotIn(cell: number, place: number): Spot {
	const [top, left] = origins[cell]!;
	return [top + (place >> CELL_BITS), left + (place & INSIDE)];
}

export function zoneOf([top, left]: Spot): Zone {
	const right = WHOLE - top - left;
	if (top >= CORNER_FROM) return 'top';
	if (left >= CORNER_FROM) return 'left';
	if (right >= CORNER_FROM) return 'right';
	if (right < SIDE_BELOW) return 'top-left';
	if (left < SIDE_BELOW) return 'top-right';
	if (top < SIDE_BELOW) return 'left-right';
	return 'centre';
}

/**
 * Whether a dot lies inside a lasso, by the even-odd rule: a freehand line may cross itself.
 *
 * @param lasso  corners in whole thousandths, in order; closes itself; fewer than three enclose nothing
 */
export function isInside(lasso: readonly Spot[], top: number, left: number): boolean {
	let inside = false;
	let [fromTop, fromLeft] = lasso.at(-1) ?? [0, 0];
	for (const [toTop, toLeft] of lasso) {
		if (meetsRay(fromTop, fromLeft, toTop, toLeft, top, left)) inside = !inside;
		fromTop = toTop;
		fromLeft = toLeft;
	}
	return inside;
}

/** Whether a ray from the dot towards higher `left` meets this edge; exact, since all are whole numbers below 2^12. */
function meetsRay(
	fromTop: number,
	fromLeft: number,
	toTop: number,
	toLeft: number,
	top: number,
	left: number
): boolean {
	if (fromTop > top === toTop > top) return false;
	const turn = (toLeft - fromLeft) * (top - fromTop) - (left - fromLeft) * (toTop - fromTop);
	return toTop > fromTop ? turn > 0 : turn < 0;
}
