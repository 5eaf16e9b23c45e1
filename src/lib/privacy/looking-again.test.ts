import { describe, expect, it } from 'vitest';
import { chanceFrom, overPopulations, someDice, type Population } from '#test/populations.ts';
import { tally } from './cross-table.ts';
import { deduceOver, findPinnedOver, type Look } from './deduction.ts';
import { knownAfter, type Past, unseen } from './past.ts';
import { type Publication, publish, seenIn } from './publication.ts';
import { boundsOf } from './shown-count.ts';

const THRESHOLD = 5;
const EDITIONS = 8;
const PARTS = 3;

/** The stories of one edition, as places in the population: some came, some went. */
interface Edition {
	readonly stories: readonly number[];
	readonly told: number;
	readonly withdrawn: number;
}

/** A few come and go from one edition to the next; seldom nobody. */
function comeAndGo(total: number, seed: number): readonly Edition[] {
	const chance = chanceFrom(seed);
	const someOf = (most: number) => chance() % (most + 1);
	const waiting = Array.from({ length: total }, (_, story) => story);
	let here = waiting.splice(0, Math.ceil((2 * total) / 3));
	const editions: Edition[] = [{ stories: here, told: 0, withdrawn: 0 }];
	while (editions.length < EDITIONS) {
		const came = waiting.splice(0, someOf(2));
		const left = new Set(Array.from({ length: someOf(2) }, () => here[chance() % here.length]!));
		here = [...here.filter((story) => !left.has(story)), ...came];
		editions.push({ stories: here, told: came.length, withdrawn: left.size });
	}
	return editions;
}

type Publish = (...given: readonly [Population, seed: number, past: Past | undefined]) => Publication | undefined;

const asTheHouse: Publish = ({ facets, memberships, total }, seed, past) =>
	publish(facets, memberships, total, THRESHOLD, someDice(total, seed), past);

/** Everything that was shown of a point, one edition after another, as somebody has it who looked at each of them. */
function lookAtAll(population: Population, seed: number, publishing: Publish) {
	let past: Past | undefined;
	const looks: Look[] = [];
	const worlds: Population[] = [];
	comeAndGo(population.total, seed).forEach(({ stories, told, withdrawn }) => {
		const total = stories.length;
		const memberships = population.memberships.map((facet) => stories.map((story) => facet[story]!));
		const { facets } = population;
		const world = { facets, memberships, total };
		past = past && { ...past, told, withdrawn };
		// As the house throws: other dice for another set of stories, the same for the same.
		const publication = publishing(
			world,
			stories.reduce((sum, story) => (sum * 31 + story) % 0xffff, seed),
			past
		);
		const seen = publication ? seenIn(publication, facets, total, THRESHOLD) : unseen(facets, total);
		past = { looks: knownAfter(past, seen), told: 0, withdrawn: 0 };
		looks.push({ seen, told, withdrawn });
		worlds.push(world);
	});
	return { looks, worlds };
}

/** In how many points somebody who saw every edition finds a small group, or what one who came or went has answered. */
function countFound(numRuns: number, publishing: Publish): { readonly points: number; readonly found: number } {
	let [points, found] = [0, 0];
	overPopulations(numRuns, (population, seed) => {
		const { looks } = lookAtAll(population, seed, publishing);
		points++;
		if (findPinnedOver(looks, THRESHOLD).length > 0) found++;
	});
	return { points, found };
}

describe('who looks again and again', () => {
	it('and lays all editions together, works out no small group, nor what those few answered who came or went', () => {
		expect(countFound(200, asTheHouse)).toEqual({ points: 200, found: 0 });
	}, 60_000);

	it('finds bounds that hold, of who is there and of who came and went', () => {
		overPopulations(40, (population, seed) => {
			const { looks, worlds } = lookAtAll(population, seed, asTheHouse);
			const exact = worlds.map(({ memberships, total }) => tally(memberships, new Uint32Array(total), PARTS));
			for (const { name, of, at, low, high } of deduceOver(looks)) {
				if (/ |\*/.test(name)) continue;
				const count = exact[at]!.get(name)?.count ?? 0;
				if (of === 'all') expect(low <= count && count <= high, `${name} at ${at}`).toBe(true);
				else expect(low, `${of} ${name} at ${at}`).toBeLessThanOrEqual(high);
			}
		});
	}, 60_000);

	it('still sees numbers: looking back costs no edition', () => {
		let [shown, made] = [0, 0];
		overPopulations(50, (population, seed) => {
			for (const { seen } of lookAtAll(population, seed, asTheHouse).looks) {
				if (seen.total < 2 * THRESHOLD) continue;
				made++;
				if (seen.parts > 0) shown++;
			}
		});
		expect(shown / made).toBeGreaterThan(0.99);
	}, 60_000);

	it('does find them where every edition is tried by itself', () => {
		const { found } = countFound(200, (world, seed) => asTheHouse(world, seed, undefined));
		expect(found).toBeGreaterThan(1);
	}, 60_000);

	it('does find them where groups of the threshold or more are shown as they are', () => {
		const { points, found } = countFoundIn(40);
		expect(found / points).toBeGreaterThan(0.9);
	}, 60_000);
});

/** Without noise: a publication that a threshold alone protects. */
function countFoundIn(numRuns: number) {
	let [points, found] = [0, 0];
	overPopulations(numRuns, (population, seed) => {
		const looks = comeAndGo(population.total, seed).map(({ stories, told, withdrawn }): Look => {
			const memberships = population.memberships.map((facet) => stories.map((story) => facet[story]!));
			const exact = tally(memberships, new Uint32Array(stories.length), PARTS);
			const countOf = (name: string) => {
				const count = exact.get(name)?.count ?? 0;
				return count < THRESHOLD ? null : count;
			};
			const bounds = (count: number | null) =>
				count === null ? { ...boundsOf(null, THRESHOLD), high: THRESHOLD - 1 } : { low: count, high: count };
			const seen = {
				facets: population.facets,
				parts: Math.min(PARTS, population.facets.length),
				total: stories.length,
				boundsOf: (name: string) => bounds(countOf(name)),
				differ: (one: string, other: string) => countOf(one) !== countOf(other)
			};
			return { seen, told, withdrawn };
		});
		points++;
		if (findPinnedOver(looks, THRESHOLD).length > 0) found++;
	});
	return { points, found };
}
