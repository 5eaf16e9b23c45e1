/**
 * A condition on a triangle, drawn on a grid of thousandths: one bit a spot. Exact, since dots lie on that grid, and the
 * same work for any lasso; then a dot costs one look and most cells of the lattice are decided as a whole.
 */
import type { TriadTest } from './clause.ts';
import {
	CELL_SIDE,
	cellOrigin,
	firstCellOf,
	LATTICE_CELLS,
	LATTICE_ROWS,
	type Spot,
	WHOLE,
	type Zone,
	zoneOf
} from './triangle.ts';

/** What a whole cell says: every spot fails, every spot passes, or it depends on the spot. */
export const FAILS = 0;
export const PASSES = 1;
export const DEPENDS = 2;

/** Bit `left % 16` of word `top × WORDS + left / 16` is the spot (top, left). */
const WORDS = LATTICE_ROWS;
const LINES = LATTICE_ROWS * CELL_SIDE;
const FULL = 0xffff;

export interface TriadRaster {
	draw(test: TriadTest): void;
	/** `FAILS`, `PASSES` or `DEPENDS` for every cell of the lattice, from `into[start]` on. */
	judgeCells(into: Uint8Array, start: number): void;
	/** 1 when the spot at `place` in `cell` passes, else 0. */
	at(cell: number, place: number): number;
}

/** Keeps 130 KB and allocates nothing while drawing. */
export function triadRaster(): TriadRaster {
	const bits = new Uint16Array(LINES * WORDS);
	// Rows of the lattice that anything was drawn in: `rowsFrom` up to, not including, `rowsTo`.
	let rowsFrom = 0;
	let rowsTo = 0;
	return {
		draw({ lasso, zones }) {
			bits.fill(0);
			rowsFrom = zones.length > 0 ? 0 : LATTICE_ROWS;
			rowsTo = zones.length > 0 ? LATTICE_ROWS : 0;
			let from = lasso.at(-1);
			for (const to of lasso) {
				drawEdge(bits, from!, to);
				rowsFrom = Math.min(rowsFrom, latticeRow(to[0]));
				rowsTo = Math.max(rowsTo, latticeRow(to[0]) + 1);
				from = to;
			}
			for (const zone of zones) unite(bits, zoneBits(zone));
		},
		judgeCells(into, start) {
			into.fill(FAILS, start, start + LATTICE_CELLS);
			const end = rowsTo > rowsFrom ? firstCellOf(rowsTo) : 0;
			for (let cell = firstCellOf(rowsFrom); cell < end; cell++)
				into[start + cell] = judgeCell(bits, firstWords[cell]!);
		},
		at: (cell, place) => (bits[firstWords[cell]! + (place >> 4) * WORDS]! >> (place & (CELL_SIDE - 1))) & 1
	};
}

function judgeCell(bits: Uint16Array, firstWord: number): number {
	let some = 0;
	let every = FULL;
	for (let word = firstWord; word < firstWord + CELL_SIDE * WORDS; word += WORDS) {
		some |= bits[word]! & INSIDE[word]!;
		every &= bits[word]! | ~INSIDE[word]!;
	}
	if (some === 0) return FAILS;
	return every === FULL ? PASSES : DEPENDS;
}

const latticeRow = (top: number) => Math.floor(Math.min(Math.max(top, 0), WHOLE) / CELL_SIDE);

const wordAt = ([top, left]: Spot) => top * WORDS + Math.floor(left / CELL_SIDE);

/** The word of the first line of every cell. */
const firstWords = Int32Array.from({ length: LATTICE_CELLS }, (_, cell) => wordAt(cellOrigin(cell)));

/** Turns over every spot whose ray towards higher `left` meets the edge: what is turned an odd number of times is inside. */
function drawEdge(bits: Uint16Array, from: Spot, to: Spot): void {
	const [lower, upper] = from[0] < to[0] ? [from, to] : [to, from];
	const last = Math.min(upper[0], WHOLE + 1);
	for (let top = Math.max(Math.ceil(lower[0]), 0); top < last; top++) {
		// Exact: a quotient of whole numbers this small is a whole number or at least 1/3000 away from one.
		const spots = lower[1] + Math.ceil(((upper[1] - lower[1]) * (top - lower[0])) / (upper[0] - lower[0]));
		turnOver(bits, top * WORDS, Math.min(spots, WHOLE - top + 1));
	}
}

/** Turns over the first `spots` spots of a line. */
function turnOver(bits: Uint16Array, line: number, spots: number): void {
	if (spots <= 0) return;
	const words = line + (spots >> 4);
	for (let word = line; word < words; word++) bits[word]! ^= FULL;
	const rest = spots & (CELL_SIDE - 1);
	if (rest > 0) bits[words]! ^= (1 << rest) - 1;
}

/** The triangle itself; cells along one side lie partly outside it. */
const INSIDE = new Uint16Array(LINES * WORDS);
for (let top = 0; top <= WHOLE; top++) turnOver(INSIDE, top * WORDS, WHOLE - top + 1);

const zonesDrawn = new Map<Zone, Uint16Array>();

function zoneBits(zone: Zone): Uint16Array {
	const drawn = zonesDrawn.get(zone);
	if (drawn) return drawn;
	const bits = new Uint16Array(LINES * WORDS);
	for (let top = 0; top <= WHOLE; top++) {
		for (let left = 0; left <= WHOLE - top; left++) {
			if (zoneOf([top, left]) === zone) bits[wordAt([top, left])]! |= 1 << (left % CELL_SIDE);
		}
	}
	zonesDrawn.set(zone, bits);
	return bits;
}

function unite(bits: Uint16Array, others: Uint16Array): void {
	for (let word = 0; word < bits.length; word++) bits[word]! |= others[word]!;
}
