/** What the live count remembers between two changes. */
import type { Clause } from './clause.ts';
import type { Columns } from './columns.ts';
import type { Tally } from './count.ts';
import { jointLayout } from './joint-layout.ts';
import type { RowOrder } from './row-order.ts';
import { emptySums, type Field, type Masks, type Stretch, type Sums } from './row-sums.ts';
import { PASSES, type TriadRaster, triadRaster } from './triad-raster.ts';

/** A clause and the bit it has in the masks. */
export interface Filter {
	readonly name: string;
	/** The index of its column; -1 for a filter without a chart. */
	readonly column: number;
	readonly slot: number;
	readonly bit: number;
	/** Absent while the dimension is only in hand. */
	clause: Clause | undefined;
	/** By code: for the clause as it is, and as it was before. */
	verdicts: Uint8Array;
	before: Uint8Array;
}

export interface State {
	readonly columns: Columns;
	readonly field: Field;
	readonly sums: Sums;
	/** What the sums would be without the filter in hand. */
	readonly base: Sums;
	/** By slot. */
	readonly filters: (Filter | undefined)[];
	/**
	 * The filter somebody is changing. Its own chart stays as it is meanwhile, so it is not counted:
	 * what the sums hold of it `alone` is out of date until it is put down.
	 */
	inHand: Filter | undefined;
	/** By column, made when first needed. */
	readonly orders: (RowOrder | undefined)[];
	readonly raster: TriadRaster;
	readonly stretch: Stretch;
	readonly selected: readonly Int32Array[];
	readonly counts: { matching: number; readonly tallies: readonly Tally[] };
}

export function openState(columns: Columns): State {
	const layout = jointLayout(columns.columns, columns.rows, mostPlacesFor(columns.rows));
	const tallies = columns.columns.map(({ codeCount }) => ({
		all: new Int32Array(codeCount),
		selected: new Int32Array(codeCount)
	}));
	return {
		columns,
		field: { layout, masks: new Uint8Array(columns.rows), codes: [] },
		sums: emptySums(layout),
		base: emptySums(layout),
		filters: [],
		inHand: undefined,
		orders: [],
		raster: triadRaster(),
		stretch: { rows: new Int32Array(0), from: 0, to: 0 },
		selected: tallies.map(({ selected }) => selected),
		counts: { matching: 0, tallies }
	};
}

/** Joint charts pay when there are many more stories than places; measured with `bench/explore.ts`. */
const mostPlacesFor = (rows: number) => Math.min(Math.max(rows >> 6, 64), 4096);

export const columnOf = ({ columns: { columns } }: State, name: string) =>
	columns.findIndex(({ dimension }) => dimension.id === name);

export function addFilter(state: State, name: string, column: number): Filter {
	const { field, filters } = state;
	const free = filters.indexOf(undefined);
	const slot = free < 0 ? filters.length : free;
	const { codes, codeCount } = state.columns.columns[column] ?? { codes: new Uint8Array(0), codeCount: 0 };
	field.masks = wideEnough(field.masks, slot);
	field.codes[slot] = codes;
	for (const sums of [state.sums, state.base]) sums.alone[slot] = new Int32Array(codeCount);
	const verdicts = new Uint8Array(codeCount).fill(PASSES);
	const filter = { name, column, slot, bit: 1 << slot, clause: undefined, verdicts, before: verdicts.slice() };
	filters[slot] = filter;
	return filter;
}

function wideEnough(masks: Masks, slot: number): Masks {
	if (slot < masks.BYTES_PER_ELEMENT * 8 - (masks instanceof Int32Array ? 1 : 0)) return masks;
	return slot < 16 ? Uint16Array.from(masks) : Int32Array.from(masks);
}

/** From masks to charts; the chart of the filter in hand stays as it is. */
export function refresh({ field, sums, selected, filters, inHand, counts }: State): void {
	field.layout.split(sums.joint, selected, inHand?.column);
	for (const filter of filters) {
		if (!filter || filter === inHand || filter.column < 0) continue;
		const chart = selected[filter.column]!;
		const alone = sums.alone[filter.slot]!;
		for (let code = 0; code < chart.length; code++) chart[code]! += alone[code]!;
	}
	counts.matching = sums.matching;
}
