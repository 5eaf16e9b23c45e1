/**
 * The answers of a story point, ready to be counted: one column of small whole numbers (codes) per dimension, one row a story.
 *
 * In every column code 0 is *unanswered* and code 1 is *not applicable*; a value's code is `FIRST_VALUE` + its number.
 * What the number of a value is, differs by kind: see each column.
 */
import type { Id } from '#lib/platform/id.ts';
import type {
	Cell,
	ChoiceDimension,
	ChoicesDimension,
	SliderDimension,
	TimeDimension,
	TriadDimension
} from '#lib/signify/dimension.ts';
import { sharesOf, type Spot, spotIn } from './triangle.ts';

export const UNANSWERED = 0;
export const NOT_APPLICABLE = 1;
export const FIRST_VALUE = 2;

/** A slider is counted in hundredths: 0 (left pole) … 100 (right pole). */
export const SLIDER_STEPS = 100;

export type Codes = Uint8Array | Uint16Array | Uint32Array;

interface Coded {
	/** One per row, each < `codeCount`. */
	readonly codes: Codes;
	/** How many different codes there may be, the two missing ones included. */
	readonly codeCount: number;
}

/** A value's number is the index of its option. */
export interface ChoiceColumn extends Coded {
	readonly kind: 'choice';
	readonly dimension: ChoiceDimension;
}

/**
 * A value's number is its place in the list of combinations that occur, so any number of options fits.
 * Combination `c` holds the option indexes `members[starts[c]] … members[starts[c + 1] - 1]`, ascending.
 */
export interface ChoicesColumn extends Coded {
	readonly kind: 'choices';
	readonly dimension: ChoicesDimension;
	readonly starts: Uint32Array;
	readonly members: Uint16Array;
}

/** A value's number is its position in hundredths. */
export interface SliderColumn extends Coded {
	readonly kind: 'slider';
	readonly dimension: SliderDimension;
}

/** A value's number is its cell in the lattice of `triangle.ts`; `places` says where in the cell (0 where missing). */
export interface TriadColumn extends Coded {
	readonly kind: 'triad';
	readonly dimension: TriadDimension;
	readonly places: Uint8Array;
}

/** A value's number is its place in `days`: the days that occur, since 1970-01-01, ascending. */
export interface TimeColumn extends Coded {
	readonly kind: 'time';
	readonly dimension: TimeDimension;
	readonly days: Int32Array;
}

export type Column = ChoiceColumn | ChoicesColumn | SliderColumn | TriadColumn | TimeColumn;

export interface Columns {
	/** Stories. Their order is the order in which they are listed: newest first. */
	readonly rows: number;
	/** 16 bytes a row. */
	readonly ids: Uint8Array;
	/** Characters of the text of each story. */
	readonly lengths: Uint32Array;
	readonly columns: readonly Column[];
}

/** The smallest array that can hold codes below `codeCount`, filled from `values` when given. */
export function codesFor(codeCount: number, length: number): Codes {
	if (codeCount <= 0x100) return new Uint8Array(length);
	return codeCount <= 0x10000 ? new Uint16Array(length) : new Uint32Array(length);
}

export function storyIdAt({ ids }: Columns, row: number): Id<'story'> {
	let hex = '';
	for (let i = row * 16; i < row * 16 + 16; i++) hex += HEX[ids[i]!]!;
	// Sixteen bytes in hexadecimal are a UUID.
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as Id<'story'>;
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** What the column remembers of a story's answer; sliders to the hundredth, triads to the thousandth. */
export function cellAt(column: Column, row: number): Cell {
	const code = column.codes[row]!;
	if (code === UNANSWERED) return undefined;
	if (code === NOT_APPLICABLE) return 'not-applicable';
	const value = code - FIRST_VALUE;
	switch (column.kind) {
		case 'choice':
			return value;
		case 'choices':
			return Array.from(column.members.subarray(column.starts[value], column.starts[value + 1]));
		case 'slider':
			return value / SLIDER_STEPS;
		case 'triad':
			return sharesOf(spotAt(column, row));
		case 'time':
			return column.days[value]!;
	}
}

/** The exact place of a dot, in thousandths. Only for rows that have one. */
export const spotAt = ({ codes, places }: TriadColumn, row: number): Spot =>
	spotIn(codes[row]! - FIRST_VALUE, places[row]!);
