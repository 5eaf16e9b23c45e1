import type { Cell, Cells, Dimension } from '#lib/signify/dimension.ts';
import {
	codesFor,
	type Column,
	type Columns,
	FIRST_VALUE,
	NOT_APPLICABLE,
	SLIDER_STEPS,
	UNANSWERED
} from './columns.ts';
import { cellOf, LATTICE_CELLS, placeInCell, spotOf } from './triangle.ts';

/** One story: its cells in the order of the dimensions. */
export interface StoryRow {
	readonly id: string;
	readonly cells: readonly Cell[];
	/** Characters of its text; 0 where nobody asks for the longest. */
	readonly length?: number;
}

/** Takes stories one by one, so that they can be streamed; the newest first. */
export interface ColumnsBuilder {
	/** @throws RangeError when the id is no UUID or a cell does not fit its dimension; the builder is of no use then */
	add(story: StoryRow): void;
	/** What came in so far; more may be added afterwards. */
	columns(): Columns;
}

export function buildColumns(dimensions: readonly Dimension[]): ColumnsBuilder {
	const ids = growing();
	const lengths = growing();
	const builders = dimensions.map(builderOf);
	let rows = 0;
	return {
		add({ id, cells, length = 0 }) {
			if (cells.length !== dimensions.length) throw new RangeError(`${cells.length} cells, not ${dimensions.length}`);
			pushId(ids, id);
			lengths.push(length);
			for (let i = 0; i < builders.length; i++) builders[i]!.add(cells[i]);
			rows++;
		},
		columns: () => ({
			rows,
			ids: bytesOf(ids.values()),
			lengths: lengths.values().slice(),
			columns: builders.map((builder) => builder.column())
		})
	};
}

export function columnsOf(dimensions: readonly Dimension[], stories: Iterable<StoryRow>): Columns {
	const builder = buildColumns(dimensions);
	for (const story of stories) builder.add(story);
	return builder.columns();
}

/** Options and combinations are numbered in 16 bits. */
const MOST_OPTIONS = 0x10000 - FIRST_VALUE;

interface ColumnBuilder {
	add(cell: Cell): void;
	column(): Column;
}

function builderOf(dimension: Dimension): ColumnBuilder {
	if ('options' in dimension && dimension.options.length > MOST_OPTIONS) throw new RangeError('too many options');
	switch (dimension.kind) {
		case 'choice': {
			const codeCount = FIRST_VALUE + dimension.options.length;
			const codes = coding(dimension, (option) => indexBelow(option, dimension.options.length));
			return { add: codes.add, column: () => ({ kind: 'choice', dimension, codes: codes.pack(codeCount), codeCount }) };
		}
		case 'choices':
			return choicesBuilder(dimension);
		case 'slider': {
			const codeCount = FIRST_VALUE + SLIDER_STEPS + 1;
			const codes = coding(dimension, (position) =>
				Math.round(Math.min(Math.max(finite(position), 0), 1) * SLIDER_STEPS)
			);
			return { add: codes.add, column: () => ({ kind: 'slider', dimension, codes: codes.pack(codeCount), codeCount }) };
		}
		case 'triad':
			return triadBuilder(dimension);
		case 'time':
			return timeBuilder(dimension);
	}
}

function choicesBuilder(dimension: Dimension & { kind: 'choices' }): ColumnBuilder {
	const numbers = new Map<string | number, number>();
	const keyOf = dimension.options.length <= 31 ? maskOf : (options: readonly number[]) => options.join();
	const starts = growing();
	const members = growing();
	starts.push(0);
	const codes = coding(dimension, (options) => {
		const key = keyOf(ascending(options, dimension.options.length));
		const known = numbers.get(key);
		if (known !== undefined) return known;
		for (const option of options) members.push(option);
		starts.push(members.length());
		numbers.set(key, numbers.size);
		return numbers.size - 1;
	});
	return {
		add: codes.add,
		column() {
			const codeCount = FIRST_VALUE + numbers.size;
			return {
				kind: 'choices',
				dimension,
				codes: codes.pack(codeCount),
				codeCount,
				starts: Uint32Array.from(starts.values()),
				members: Uint16Array.from(members.values())
			};
		}
	};
}

function triadBuilder(dimension: Dimension & { kind: 'triad' }): ColumnBuilder {
	const codeCount = FIRST_VALUE + LATTICE_CELLS;
	const places = growing();
	let place = 0;
	const codes = coding(dimension, (shares) => {
		const spot = spotOf(shares);
		place = placeInCell(spot);
		return cellOf(spot);
	});
	return {
		add(cell) {
			place = 0;
			codes.add(cell);
			places.push(place);
		},
		column: () => ({
			kind: 'triad',
			dimension,
			codes: codes.pack(codeCount),
			codeCount,
			places: Uint8Array.from(places.values())
		})
	};
}

/** Days are kept as they come and numbered at the end, when all are known. */
function timeBuilder(dimension: Dimension & { kind: 'time' }): ColumnBuilder {
	const numbers = new Map<number, number>();
	const daysSeen: number[] = [];
	const codes = coding(dimension, (day) => {
		const known = numbers.get(day);
		if (known !== undefined) return known;
		numbers.set(int32(day), daysSeen.length);
		return daysSeen.push(day) - 1;
	});
	return {
		add: codes.add,
		column() {
			const days = Int32Array.from(daysSeen).sort();
			const codeCount = FIRST_VALUE + days.length;
			const ranks = new Uint32Array(codeCount);
			ranks[NOT_APPLICABLE] = NOT_APPLICABLE;
			days.forEach((day, rank) => (ranks[FIRST_VALUE + numbers.get(day)!] = FIRST_VALUE + rank));
			return { kind: 'time', dimension, codes: codes.pack(codeCount, ranks), codeCount, days };
		}
	};
}

/** Turns cells into codes; `numberOf` is asked for values only. */
function coding<Kind extends Dimension['kind']>(
	dimension: Dimension & { kind: Kind },
	numberOf: (value: Cells[Kind]) => number
) {
	const codes = growing();
	const codeOf = (cell: Cell) => {
		if (cell === undefined) return UNANSWERED;
		if (cell === 'not-applicable') return NOT_APPLICABLE;
		// A cell that is a value of another kind is a mistake of the caller, which `numberOf` refuses.
		return FIRST_VALUE + numberOf(cell as Cells[Kind]);
	};
	return {
		add: (cell: Cell) => {
			try {
				codes.push(codeOf(cell));
			} catch (cause) {
				throw new RangeError(`a cell does not fit the dimension ${dimension.id}`, { cause });
			}
		},
		/** @param renumbered  the final code of each code, where that differs */
		pack(codeCount: number, renumbered?: Uint32Array) {
			const values = codes.values();
			const packed = codesFor(codeCount, values.length);
			if (!renumbered) packed.set(values);
			else for (let row = 0; row < values.length; row++) packed[row] = renumbered[values[row]!]!;
			return packed;
		}
	};
}

type Growing = ReturnType<typeof growing>;

/** An array of 32-bit numbers that doubles when it is full. */
function growing() {
	let kept = new Uint32Array(1024);
	let length = 0;
	return {
		length: () => length,
		push(value: number) {
			if (length === kept.length) {
				const larger = new Uint32Array(length * 2);
				larger.set(kept);
				kept = larger;
			}
			kept[length++] = value;
		},
		values: () => kept.subarray(0, length)
	};
}

function indexBelow(index: number, end: number): number {
	if (!Number.isInteger(index) || index < 0 || index >= end) throw new RangeError('no such option');
	return index;
}

function ascending(options: readonly number[], end: number): readonly number[] {
	let last = -1;
	for (const option of options) {
		if (indexBelow(option, end) <= last) throw new RangeError('options are not ascending');
		last = option;
	}
	return options;
}

function maskOf(options: readonly number[]): number {
	let mask = 0;
	for (const option of options) mask |= 1 << option;
	return mask;
}

function finite(value: number): number {
	if (!Number.isFinite(value)) throw new RangeError('not a number');
	return value;
}

function int32(day: number): number {
	if ((day | 0) !== day) throw new RangeError('not a day');
	return day;
}

/** Adds the 16 bytes of a UUID as four numbers. */
function pushId(words: Growing, id: string): void {
	let word = 0;
	let digits = 0;
	for (let i = 0; i < id.length; i++) {
		if (id[i] === '-' && DASHES.includes(i)) continue;
		const digit = DIGITS.get(id.charCodeAt(i));
		if (digit === undefined) break;
		word = word * 16 + digit;
		if (++digits % 8 > 0) continue;
		words.push(word);
		word = 0;
	}
	// Thirty-six signs of which thirty-two digits: the four others stood where dashes stand.
	if (digits !== 32 || id.length !== 36) throw new RangeError('a story id is a UUID');
}

const DASHES = [8, 13, 18, 23];

const DIGITS = new Map([...'0123456789abcdefABCDEF'].map((digit) => [digit.charCodeAt(0), parseInt(digit, 16)]));

function bytesOf(words: Uint32Array): Uint8Array {
	const bytes = new DataView(new ArrayBuffer(words.length * 4));
	words.forEach((word, i) => bytes.setUint32(i * 4, word));
	return new Uint8Array(bytes.buffer);
}
