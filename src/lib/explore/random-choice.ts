/** So many of each group, by dice that fall the same way every time: who knows the seed can throw them again. */

/** Seeds are whole numbers below this. */
export const SEEDS = 2 ** 32;

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function diceFrom(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / SEEDS;
	};
}

/**
 * @param groups  of things that may be in several; their order and that within each do not matter
 * @returns each once; of a group with fewer, all
 */
export function chooseAtRandom<T extends string>(
	groups: readonly (readonly T[])[],
	perGroup: number,
	seed: number
): readonly T[] {
	const chosen = new Set<T>();
	const dice = diceFrom(seed);
	for (const group of groups
		.map((group) => group.toSorted())
		.toSorted((a, b) => ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1))) {
		// Fisher and Yates, no further than asked.
		for (let at = 0; at < Math.min(perGroup, group.length); at++) {
			const other = at + Math.floor(dice() * (group.length - at));
			[group[at], group[other]] = [group[other]!, group[at]!];
			chosen.add(group[at]!);
		}
	}
	return [...chosen];
}
