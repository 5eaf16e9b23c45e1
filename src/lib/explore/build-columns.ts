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
	const builders = dimensions.map(builderOf);
	let rows = 0;
	return {
		add({ id, cells }) {
			if (cells.length !== dimensions.length) throw new RangeError(`${cells.length} cells, not ${dimensions.length}`);
			const words = wordsOf(id);
			builders.forEach((builder, i) => builder.add(cells[i]));
			for (const word of words) ids.push(word);
			rows++;
		},
		columns: () => ({ rows, ids: bytesOf(ids.values()), columns: builders.map((builder) => builder.column()) })
	};
}

export function columnsOf(dimensions: readonly Dimension[], stories: Iterable<StoryRow>): Columns {
	const builder = buildColumns(dimensions);
	for (const story of stories) builder.add(story);
	return builder.columns();
}

interface ColumnBuilder {
	add(cell: Cell): void;
	column(): Column;
}

function builderOf(dimension: Dimension): ColumnBuilder {
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
	const numbers = new Map<string, number>();
	const starts = growing();
	const members = growing();
	starts.push(0);
	const codes = coding(dimension, (options) => {
		const key = options.join();
		const known = numbers.get(key);
		if (known !== undefined) return known;
		for (const option of ascending(options, dimension.options.length)) members.push(option);
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
	options.forEach((option, i) => {
		if (indexBelow(option, end) <= (options[i - 1] ?? -1)) throw new RangeError('options are not ascending');
	});
	if (end > 0x10000) throw new RangeError('too many options');
	return options;
}

function finite(value: number): number {
	if (!Number.isFinite(value)) throw new RangeError('not a number');
	return value;
}

function int32(day: number): number {
	if ((day | 0) !== day) throw new RangeError('not a day');
	return day;
}

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

/** The 16 bytes of a UUID as four numbers. */
function wordsOf(id: string): readonly number[] {
	if (!UUID.test(id)) throw new RangeError('a story id is a UUID');
	const hex = id.replaceAll('-', '');
	return [0, 8, 16, 24].map((at) => parseInt(hex.slice(at, at + 8), 16));
}

function bytesOf(words: Uint32Array): Uint8Array {
	const bytes = new DataView(new ArrayBuffer(words.length * 4));
	words.forEach((word, i) => bytes.setUint32(i * 4, word));
	return new Uint8Array(bytes.buffer);
}
