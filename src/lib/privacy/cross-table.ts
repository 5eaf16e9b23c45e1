/** All groups that may be asked for: stories by up to three answers at once, each answer from another question. */

/** A question whose answers make groups. */
export interface Facet {
	/** Groups, numbered from 0. */
	readonly groups: number;
	/** A story may be in several groups at once. */
	readonly overlaps: boolean;
	/** Every story is in at least one group, which an outsider may know. */
	readonly complete: boolean;
}

/** For every facet, for every story: the groups it is in. */
export type Memberships = readonly (readonly (readonly number[])[])[];

/** One group of one facet. */
export type Part = readonly [facet: number, group: number];

/** A group of stories; parts in the order of the facets. None: all stories. */
export const nameOfCell = (parts: readonly Part[]): string =>
	[...parts]
		.sort(([one], [other]) => one - other)
		.map(([facet, group]) => `${facet}.${group}`)
		.join('-');

export interface TalliedCell {
	count: number;
	/** The keys of its stories added up, in 32 bits. */
	sum: number;
}

/**
 * Every group with at least one story in it, by name.
 *
 * @param keys   32 bits a story, known to nobody outside the house
 * @param parts  how many answers at once, at most
 */
export function tally(memberships: Memberships, keys: Uint32Array, parts: number): Map<string, TalliedCell> {
	const cells = new Map<string, TalliedCell>();
	const add = (name: string, key: number) => {
		const cell = cells.get(name);
		if (!cell) cells.set(name, { count: 1, sum: key });
		else {
			cell.count++;
			cell.sum = (cell.sum + key) >>> 0;
		}
	};
	const walk = (story: number, name: string, from: number, left: number) => {
		add(name, keys[story]!);
		if (left === 0) return;
		for (let facet = from; facet < memberships.length; facet++)
			for (const group of memberships[facet]![story]!)
				walk(story, name === '' ? `${facet}.${group}` : `${name}-${facet}.${group}`, facet + 1, left - 1);
	};
	keys.forEach((_, story) => walk(story, '', 0, parts));
	return cells;
}

/** How many groups there are to ask for, empty ones and those without an answer included. */
export function countCells(facets: readonly Facet[], parts: number): number {
	// By number of parts: the elementary symmetric sums of the sizes.
	const sums = [1, ...Array<number>(parts).fill(0)];
	for (const { groups } of facets) for (let i = parts; i > 0; i--) sums[i]! += sums[i - 1]! * (groups + 1);
	return sums.reduce((total, sum) => total + sum, 0);
}
