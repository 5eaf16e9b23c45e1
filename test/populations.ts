import fc from 'fast-check';
import type { Facet, Memberships } from '#lib/privacy/cross-table.ts';
import type { Dice } from '#lib/privacy/publication.ts';
import { diceFrom, SEEDS } from '#lib/explore/random-choice.ts';

export interface Population {
	readonly facets: readonly Facet[];
	readonly memberships: Memberships;
	readonly total: number;
}

/** Eight to sixty stories in two to four facets; large groups and small ones, with and without gaps. */
export const somePopulation = (overlapping = true): fc.Arbitrary<Population> =>
	fc
		.record({
			total: fc.integer({ min: 8, max: 60 }),
			facets: fc.array(
				fc.record({
					groups: fc.integer({ min: 2, max: 4 }),
					overlaps: overlapping
						? fc.oneof({ weight: 3, arbitrary: fc.constant(false) }, fc.boolean())
						: fc.constant(false),
					complete: fc.boolean(),
					skew: fc.double({ min: 1, max: 3, noNaN: true }),
					gaps: fc.double({ min: 0.02, max: 0.4, noNaN: true })
				}),
				{ minLength: 2, maxLength: 4 }
			),
			seed: fc.nat()
		})
		.map(({ total, facets, seed }) => {
			const chance = chanceFrom(seed);
			const oneOf = (groups: number, skew: number) => Math.floor((chance() / 2 ** 32) ** skew * groups);
			const memberships = facets.map(({ groups, overlaps, complete, skew, gaps }) =>
				Array.from({ length: total }, () => {
					if (!complete && chance() / 2 ** 32 < gaps) return [];
					const chosen = [oneOf(groups, skew), ...(overlaps && chance() % 2 ? [oneOf(groups, 1)] : [])];
					return [...new Set(chosen)];
				})
			);
			return {
				total,
				facets: facets.map(({ groups, overlaps, complete }) => ({ groups, overlaps, complete })),
				memberships
			};
		});

/** Runs over the same populations every time, and says how many groups there were to find. */
export function overPopulations(
	numRuns: number,
	work: (population: Population, seed: number) => void,
	overlapping = true
) {
	fc.assert(fc.property(somePopulation(overlapping), fc.nat(0xffff), work), {
		seed: 2031,
		numRuns,
		endOnFailure: true
	});
}

/** Numbers of 32 bits that look like chance and are the same every time. */
export function chanceFrom(seed: number): () => number {
	const dice = diceFrom(seed);
	return () => dice() * SEEDS;
}

/** Dice as the house has them, with a key of the test's own. */
export const someDice =
	(stories: number, seed: number) =>
	(thrown: number): Dice => ({
		keys: Uint32Array.from({ length: stories }, chanceFrom(seed * 1009 + thrown)),
		draw: (sum) => chanceFrom(sum ^ (seed * 7919 + thrown))()
	});
