/**
 * What an outsider can work out: somebody who collects every count there is to ask for, knows the method and how many stories
 * there are, and reasons until nothing more follows. Groups are parts of other groups; their sizes add up.
 */
import { type Facet, nameOfCell, type Part } from './cross-table.ts';
import type { Bounds } from './shown-count.ts';

/** What somebody sees. */
export interface Seen {
	readonly facets: readonly Facet[];
	/** How many answers at once may be asked for. */
	readonly parts: number;
	/** How many stories there are: the page with the campaign says it. */
	readonly total: number;
	/** What follows from the answer for one group by itself. */
	readonly boundsOf: (name: string) => Bounds;
	/** Whether two answers differ, so that these cannot be the same stories. */
	readonly differ: (one: string, other: string) => boolean;
}

export interface Deduced extends Bounds {
	/** Of which stories: a group, or those in a group (`of`) that are not in a part of it. */
	readonly name: string;
}

/** One table of the lattice: all groups by these facets, the last group of a facet being those without an answer. */
interface Table {
	readonly facets: readonly number[];
	readonly offset: number;
	/** Steps from one group of a facet to the next. */
	readonly strides: readonly number[];
	readonly sizes: readonly number[];
	readonly size: number;
}

/** A group of stories cut by one facet: its size and those of its parts. */
interface Cut {
	readonly whole: number;
	readonly first: number;
	readonly stride: number;
	readonly parts: number;
	readonly overlaps: boolean;
}

/** More rounds than this change nothing that matters. */
const MOST_ROUNDS = 200;

/** The bounds of every group, and of what is left of a group without one of its parts. */
export function deduce(seen: Seen): readonly Deduced[] {
	const tables = tablesOf(seen);
	const names = tables.flatMap((table) => namesOf(table, seen.facets));
	const low = new Int32Array(names.length);
	const high = new Int32Array(names.length).fill(seen.total);
	names.forEach((name, cell) => {
		if (name.includes(REST)) return;
		const bounds = seen.boundsOf(name);
		low[cell] = bounds.low;
		high[cell] = Math.min(bounds.high, seen.total);
	});
	low[0] = high[0] = seen.total;
	withoutRest(tables, seen.facets, high);

	const cuts = cutsOf(tables, seen.facets);
	const strict = strictOf(cuts, names, seen);
	for (let round = 0; round < MOST_ROUNDS; round++) {
		let changed = false;
		for (const cut of cuts) changed = tighten(cut, low, high, strict) || changed;
		if (!changed) break;
	}
	const groups = names.map((name, cell) => ({ name, low: low[cell]!, high: high[cell]! }));
	return [...groups, ...cuts.flatMap((cut) => remainders(cut, names, low, high))];
}

/** Groups whose size follows exactly while it is from 1 to `threshold` - 1. */
export const findPinned = (seen: Seen, threshold: number): readonly Deduced[] =>
	deduce(seen).filter(({ low, high }) => low === high && low > 0 && low < threshold);

const REST = '*';

function tablesOf({ facets, parts }: Seen): readonly Table[] {
	const tables: Table[] = [];
	let offset = 0;
	const add = (chosen: readonly number[]) => {
		const sizes = chosen.map((facet) => facets[facet]!.groups + 1);
		const strides = sizes.map((_, i) => sizes.slice(i + 1).reduce((product, size) => product * size, 1));
		const size = sizes.reduce((product, size) => product * size, 1);
		tables.push({ facets: chosen, offset, strides, sizes, size });
		offset += size;
	};
	// Smaller tables first, so that the cell of all stories is number 0.
	let level: readonly (readonly number[])[] = [[]];
	for (let depth = 0; depth <= parts; depth++) {
		level.forEach(add);
		level = level.flatMap((chosen) =>
			facets.flatMap((_, facet) => (facet > (chosen.at(-1) ?? -1) ? [[...chosen, facet]] : []))
		);
	}
	return tables;
}

const placesIn = ({ strides, sizes }: Table, cell: number): number[] =>
	strides.map((stride, i) => Math.floor(cell / stride) % sizes[i]!);

function namesOf(table: Table, facets: readonly Facet[]): string[] {
	return Array.from({ length: table.size }, (_, cell) => {
		const parts = placesIn(table, cell).map((group, i): Part => [table.facets[i]!, group]);
		const isRest = parts.some(([facet, group]) => group === facets[facet]!.groups);
		return isRest
			? parts.map(([facet, group]) => `${facet}.${group === facets[facet]!.groups ? REST : group}`).join('-')
			: nameOfCell(parts);
	});
}

/** Where everybody answered, nobody did not. */
function withoutRest(tables: readonly Table[], facets: readonly Facet[], high: Int32Array): void {
	for (const table of tables)
		for (let cell = 0; cell < table.size; cell++) {
			const places = placesIn(table, cell);
			const isEmpty = places.some((group, i) => {
				const facet = facets[table.facets[i]!]!;
				return facet.complete && group === facet.groups;
			});
			if (isEmpty) high[table.offset + cell] = 0;
		}
}

function cutsOf(tables: readonly Table[], facets: readonly Facet[]): readonly Cut[] {
	const byFacets = new Map(tables.map((table) => [table.facets.join(), table]));
	return tables.flatMap((table) =>
		table.facets.flatMap((facet, i): Cut[] => {
			const parent = byFacets.get(table.facets.filter((other) => other !== facet).join())!;
			return Array.from({ length: parent.size }, (_, cell) => {
				const places = placesIn(parent, cell);
				places.splice(i, 0, 0);
				return {
					whole: parent.offset + cell,
					first: table.offset + places.reduce((sum, place, at) => sum + place * table.strides[at]!, 0),
					stride: table.strides[i]!,
					parts: table.sizes[i]!,
					overlaps: facets[facet]!.overlaps
				};
			});
		})
	);
}

/** Parts that cannot be all of their whole, because the house gave another answer: one byte a part of a cut, by `whole` and `part`. */
function strictOf(cuts: readonly Cut[], names: readonly string[], { differ }: Seen): ReadonlySet<string> {
	const strict = new Set<string>();
	for (const { whole, first, stride, parts } of cuts) {
		if (names[whole]!.includes(REST)) continue;
		for (let i = 0; i < parts - 1; i++) {
			const part = first + i * stride;
			if (!names[part]!.includes(REST) && differ(names[whole]!, names[part]!)) strict.add(`${whole}/${part}`);
		}
	}
	return strict;
}

/** @returns whether anything follows that was not known yet */
function tighten(cut: Cut, low: Int32Array, high: Int32Array, strict: ReadonlySet<string>): boolean {
	const { whole, first, stride, parts, overlaps } = cut;
	let changed = false;
	const raise = (cell: number, to: number) => {
		if (to <= low[cell]!) return;
		low[cell] = to;
		changed = true;
	};
	const lower = (cell: number, to: number) => {
		if (to >= high[cell]!) return;
		high[cell] = to;
		changed = true;
	};
	let lows = 0;
	let highs = 0;
	for (let i = 0; i < parts; i++) {
		lows += low[first + i * stride]!;
		highs += high[first + i * stride]!;
	}
	if (!overlaps) raise(whole, lows);
	lower(whole, highs);
	for (let i = 0; i < parts; i++) {
		const part = first + i * stride;
		const less = strict.has(`${whole}/${part}`) ? 1 : 0;
		raise(whole, low[part]! + less);
		lower(part, high[whole]! - Math.max(less, overlaps ? 0 : lows - low[part]!));
		raise(part, low[whole]! - (highs - high[part]!));
	}
	return changed;
}

/** Those of a whole that are not in a part of it. */
function remainders(
	{ whole, first, stride, parts, overlaps }: Cut,
	names: readonly string[],
	low: Int32Array,
	high: Int32Array
) {
	const of = (bounds: Int32Array) => {
		let sum = 0;
		for (let i = 0; i < parts; i++) sum += bounds[first + i * stride]!;
		return sum;
	};
	const [lows, highs] = [of(low), of(high)];
	return Array.from({ length: parts }, (_, i): Deduced => {
		const part = first + i * stride;
		const least = low[whole]! - high[part]!;
		const most = high[whole]! - low[part]!;
		return {
			name: `${names[whole]!} without ${names[part]!}`,
			low: Math.max(0, least, overlaps ? 0 : lows - low[part]!),
			high: Math.min(most, highs - high[part]!)
		};
	});
}
