/**
 * What an outsider can work out: somebody who collects every count there is to ask for, knows the method and how many stories
 * there are, and reasons until nothing more follows. Groups are parts of other groups; their sizes add up.
 */
import type { Facet } from './cross-table.ts';
import { type Cut, emptyRests, type Lattice, latticeOf, REST } from './lattice.ts';
import type { Bounds, ShownCount } from './shown-count.ts';

/** What somebody sees. */
export interface Seen {
	readonly facets: readonly Facet[];
	/** How many answers at once may be asked for. */
	readonly parts: number;
	/** How many stories there are: the page with the campaign says it. */
	readonly total: number;
	/** What follows from the answer for one group by itself. */
	readonly boundsOf: (name: string) => Bounds;
	/** What is known of who did not answer, of whom nothing is ever shown. */
	readonly boundsOfRest?: (name: string) => Bounds;
	/** The answer itself; `undefined` for what was not asked. */
	readonly shownAs?: (name: string) => ShownCount | undefined;
	/** Whether two answers differ, so that these cannot be the same stories. */
	readonly differ: (one: string, other: string) => boolean;
}

export interface Deduced extends Bounds {
	/** Of which stories: a group, or those in a group (`of`) that are not in a part of it. */
	readonly name: string;
	/** Among all stories of a look, or those that stayed, came or went between the look before and this one. */
	readonly of: 'all' | 'stayed' | 'told' | 'withdrawn';
	readonly at: number;
}

/** More rounds than this change nothing that matters. */
const MOST_ROUNDS = 200;

/** The bounds of every group, and of what is left of a group without one of its parts. */
export const deduce = (seen: Seen): readonly Deduced[] => deduceOver([{ seen, told: 0, withdrawn: 0 }]);

/** One look of many at the same stories, which come and go. */
export interface Look {
	readonly seen: Seen;
	/** Stories that came and that went since the look before. */
	readonly told: number;
	readonly withdrawn: number;
}

/**
 * The same for whoever looks again and again, and knows how many came and went: what is seen later says something about what was
 * seen before, and about the few in between. All looks are at the same facets.
 */
export function deduceOver(looks: readonly Look[]): readonly Deduced[] {
	const { facets } = looks.at(-1)!.seen;
	const lattice = latticeOf(facets, Math.max(...looks.map(({ seen }) => seen.parts)));
	const { names, cuts } = lattice;
	const layers = layersOf(looks, names.length);
	const strict = layers.map(({ seen }) => (seen ? strictOf(cuts, names, seen) : NONE));
	layers.forEach((layer) => lookAt(layer, lattice));
	const sums = sumsOf(layers);
	for (let round = 0; round < MOST_ROUNDS; round++) {
		let changed = false;
		layers.forEach(({ low, high }, at) => {
			for (const cut of cuts) changed = tighten(cut, low, high, strict[at]!) || changed;
		});
		for (const sum of sums) changed = addUp(sum) || changed;
		if (!changed) break;
	}
	return layers.flatMap(({ low, high, of, at }) => {
		const groups = names.map((name, cell) => ({ name, of, at, low: low[cell]!, high: high[cell]! }));
		return [...groups, ...cuts.flatMap((cut) => remainders(cut, names, low, high).map((one) => ({ ...one, of, at })))];
	});
}

/** The bounds of all groups among some stories. */
interface Layer {
	readonly of: Deduced['of'];
	readonly at: number;
	readonly total: number;
	/** What was shown of them, when they are all stories of a look. */
	readonly seen: Seen | undefined;
	readonly low: Int32Array;
	readonly high: Int32Array;
}

function layersOf(looks: readonly Look[], cells: number): readonly Layer[] {
	const layer = (of: Deduced['of'], at: number, total: number, seen?: Seen): Layer => ({
		...{ of, at, total, seen },
		low: new Int32Array(cells),
		high: new Int32Array(cells).fill(total)
	});
	return looks.flatMap(({ seen, told, withdrawn }, at) => [
		...(at === 0
			? []
			: [layer('stayed', at, seen.total - told), layer('told', at, told), layer('withdrawn', at, withdrawn)]),
		layer('all', at, seen.total, seen)
	]);
}

const NONE: ReadonlySet<string> = new Set();

function lookAt({ seen, total, low, high }: Layer, lattice: Lattice): void {
	if (seen) {
		lattice.names.forEach((name, cell) => {
			if (partsOf(name) > seen.parts) return;
			const bounds = name.includes(REST) ? seen.boundsOfRest?.(name) : seen.boundsOf(name);
			if (!bounds) return;
			low[cell] = bounds.low;
			high[cell] = Math.min(bounds.high, total);
		});
		for (const cell of emptyRests(lattice, seen.facets)) high[cell] = 0;
	}
	low[0] = high[0] = total;
}

const partsOf = (name: string) => (name === '' ? 0 : name.split('-').length);

/** Two layers that are a third together. */
type Sum = readonly [whole: Layer, one: Layer, other: Layer];

function sumsOf(layers: readonly Layer[]): readonly Sum[] {
	const layer = (of: Deduced['of'], at: number) => layers.find((one) => one.of === of && one.at === at)!;
	return layers.flatMap(({ of, at }): readonly Sum[] =>
		of === 'stayed'
			? [
					[layer('all', at - 1), layer('stayed', at), layer('withdrawn', at)],
					[layer('all', at), layer('stayed', at), layer('told', at)]
				]
			: []
	);
}

function addUp([whole, one, other]: Sum): boolean {
	let changed = false;
	const raise = ({ low }: Layer, cell: number, to: number) => {
		if (to <= low[cell]!) return;
		low[cell] = to;
		changed = true;
	};
	const lower = ({ high }: Layer, cell: number, to: number) => {
		if (to >= high[cell]!) return;
		high[cell] = to;
		changed = true;
	};
	for (let cell = 0; cell < whole.low.length; cell++) {
		raise(whole, cell, one.low[cell]! + other.low[cell]!);
		lower(whole, cell, one.high[cell]! + other.high[cell]!);
		raise(one, cell, whole.low[cell]! - other.high[cell]!);
		lower(one, cell, whole.high[cell]! - other.low[cell]!);
		raise(other, cell, whole.low[cell]! - one.high[cell]!);
		lower(other, cell, whole.high[cell]! - one.low[cell]!);
	}
	return changed;
}

/** Groups whose size follows exactly while it is from 1 to `threshold` - 1. */
export const findPinned = (seen: Seen, threshold: number): readonly Deduced[] => pinnedIn(deduce(seen), threshold);

/** The same over many looks. How many there are, came and went is known to all, and is no group. */
export const findPinnedOver = (looks: readonly Look[], threshold: number): readonly Deduced[] =>
	pinnedIn(deduceOver(looks), threshold).filter(({ name }) => name !== '');

const pinnedIn = (deduced: readonly Deduced[], threshold: number) =>
	deduced.filter(({ low, high }) => low === high && low > 0 && low < threshold);

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
	{ whole, first, stride, parts, overlaps, complete }: Cut,
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
	return Array.from({ length: complete ? parts - 1 : parts }, (_, i) => {
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
