import { describe, expect, it } from 'vitest';
import { leastSquares, OtherWorlds } from '#test/attacker.ts';
import { chanceFrom, overPopulations, someDice, type Population } from '#test/populations.ts';
import { nameOfCell, tally } from './cross-table.ts';
import { deduce, findPinned, type Seen } from './deduction.ts';
import { publish, seenIn, shownIn } from './publication.ts';
import { showCount } from './shown-count.ts';

const THRESHOLD = 5;
const PARTS = 3;

const published = ({ facets, memberships, total }: Population, seed: number, threshold = THRESHOLD) => {
	const publication = publish(facets, memberships, total, threshold, someDice(total, seed));
	return publication && { publication, seen: seenIn(publication, facets, total, threshold) };
};

const exactly = (population: Population) =>
	new Map(
		[...tally(population.memberships, new Uint32Array(population.total), PARTS)].map(([name, { count }]) => [
			name,
			count
		])
	);

/** What somebody sees when every group of the threshold or more is shown as it is. */
function withoutNoise({ facets, total }: Population, countOf: (name: string) => number | null): Seen {
	return {
		facets,
		parts: Math.min(PARTS, facets.length),
		total,
		boundsOf(name) {
			const count = countOf(name);
			return count === null ? { low: 0, high: THRESHOLD - 1 } : { low: count, high: count };
		},
		differ: (one, other) => countOf(one) !== countOf(other)
	};
}

/** In how many of the populations the attacker finds a small group, each time rightly. */
function countFound(numRuns: number, seenBy: (population: Population, seed: number) => Seen): number {
	let populations = 0;
	overPopulations(numRuns, (population, seed) => {
		const exact = exactly(population);
		const pinned = findPinned(seenBy(population, seed), THRESHOLD);
		for (const { name, low } of pinned) if (!/ |\*/.test(name)) expect(exact.get(name)).toBe(low);
		if (pinned.length > 0) populations++;
	});
	return populations / numRuns;
}

describe('who collects every answer of the open page', () => {
	it('can work out no group of fewer than the threshold: in another world, all of it would look the same', () => {
		let small = 0;
		overPopulations(250, (population, seed) => {
			const made = published(population, seed);
			if (!made) return;
			const worlds = new OtherWorlds(made.seen, population.memberships);
			for (const [name] of worlds.small(THRESHOLD - 1)) {
				small++;
				expect(worlds.couldDiffer(name), name).toBe(true);
			}
		});
		expect(small).toBeGreaterThan(5000);
	}, 60_000);

	it('finds bounds that hold, and none that close around a small group', () => {
		overPopulations(400, (population, seed) => {
			for (const threshold of [3, 5, 12]) {
				const made = published(population, seed, threshold);
				if (!made) continue;
				const exact = exactly(population);
				for (const { name, low, high } of deduce(made.seen)) {
					if (low === high) expect(low === 0 || low >= threshold, name).toBe(true);
					if (!/ |\*/.test(name)) {
						const count = exact.get(name) ?? 0;
						expect(low <= count && count <= high, `${name}: ${low} ≤ ${count} ≤ ${high}`).toBe(true);
					}
				}
			}
		});
	}, 60_000);

	it('guesses small groups by least squares no better than by always saying "one"', () => {
		const score = { guessed: 0, right: 0, ones: 0 };
		const plain = { guessed: 0, right: 0 };
		overPopulations(
			150,
			(population, seed) => {
				const made = published(population, seed);
				if (!made) return;
				const exact = exactly(population);
				const guesses = leastSquares(made.seen, (name) => shownIn(made.publication, name));
				const open = withoutNoise(population, (name) => atLeast(exact.get(name)));
				const surer = leastSquares(open, (name) => atLeast(exact.get(name)));
				for (const [name, count] of exact) {
					if (count >= THRESHOLD || name.split('-').length > made.publication.parts) continue;
					score.guessed++;
					if (count === 1) score.ones++;
					if (guesses.get(name) === count) score.right++;
					plain.guessed++;
					if (surer.get(name) === count) plain.right++;
				}
			},
			false
		);
		expect(score.guessed).toBeGreaterThan(2000);
		expect(score.right).toBeLessThan(score.ones);
		// The same reasoning on numbers without noise does find them.
		expect(plain.right / plain.guessed).toBeGreaterThan(1.5 * (score.right / score.guessed));
	}, 60_000);

	it('gets the same answer for the same stories, asked in another way', () => {
		const everybody = Array.from({ length: 30 }, () => [0]);
		const half = Array.from({ length: 30 }, (_, i) => [i % 2]);
		const facets = [1, 2, 1].map((groups) => ({ groups, overlaps: false, complete: true }));
		const { publication } = published({ facets, memberships: [everybody, half, everybody], total: 30 }, 7)!;
		const half0 = shownIn(publication, nameOfCell([[1, 0]]));
		expect(half0).not.toBeNull();
		expect(
			shownIn(
				publication,
				nameOfCell([
					[0, 0],
					[1, 0]
				])
			)
		).toBe(half0);
		expect(
			shownIn(
				publication,
				nameOfCell([
					[2, 0],
					[1, 0],
					[0, 0]
				])
			)
		).toBe(half0);
		expect(shownIn(publication, nameOfCell([[0, 0]]))).toBe(shownIn(publication, ''));
	});

	it('gets the same answer again for as long as the stories are the same', () => {
		overPopulations(30, (population, seed) => {
			expect(published(population, seed)?.publication).toEqual(published(population, seed)?.publication);
		});
	});
});

const atLeast = (count: number | undefined) => (count === undefined || count < THRESHOLD ? null : count);

describe('the attacker does find small groups', () => {
	it('where a threshold is all there is', () => {
		const found = countFound(150, (population) => {
			const exact = exactly(population);
			return withoutNoise(population, (name) => atLeast(exact.get(name)));
		});
		expect(found).toBeGreaterThan(0.9);
	});

	it('where totals are exact, and only the charts have noise', () => {
		const found = countFound(150, (population, seed) => {
			const exact = exactly(population);
			const throwing = someDice(population.total, seed)(0);
			const noisy = tally(population.memberships, throwing.keys, PARTS);
			const shown = (name: string) => {
				const cell = noisy.get(name);
				return cell ? showCount(cell.count, throwing.draw(cell.sum), THRESHOLD) : null;
			};
			const publication = { parts: Math.min(PARTS, population.facets.length), shown: {} };
			const seen = seenIn(publication, population.facets, population.total, THRESHOLD);
			const open = withoutNoise(population, (name) => atLeast(exact.get(name)));
			const isChart = (name: string) => name.split('-').length === PARTS;
			return {
				...seen,
				boundsOf: (name) => (isChart(name) ? boundsOfShown(shown(name)) : open.boundsOf(name)),
				differ: (one, other) => !isChart(one) && !isChart(other) && open.differ(one, other)
			};
		});
		expect(found).toBeGreaterThan(0.8);
	});

	it('where the noise is new at every question, so that asking often takes it away', () => {
		const found = countFound(40, (population, seed) => {
			const exact = exactly(population);
			const chance = chanceFrom(seed);
			const worn = new Map([...exact].map(([name, count]) => [name, wearDown(count, chance)]));
			return withoutNoise(population, (name) => worn.get(name) ?? null);
		});
		expect(found).toBeGreaterThan(0.8);
	});
});

const boundsOfShown = (shown: number | null) =>
	shown === null ? { low: 0, high: 2 * THRESHOLD - 2 } : { low: THRESHOLD, high: Infinity };

/** Asks a thousand times, and looks up which size gives that average. */
function wearDown(count: number, chance: () => number): number | null {
	let sum = 0;
	for (let i = 0; i < TIMES; i++) sum += showCount(count, chance(), THRESHOLD) ?? 0;
	if (sum === 0) return null;
	const mean = sum / TIMES;
	return AVERAGES.reduce(
		(best, [size, average]) => (Math.abs(average - mean) < Math.abs(AVERAGES[best]![1] - mean) ? size : best),
		0
	);
}

const TIMES = 4000;

const AVERAGES = Array.from({ length: 61 }, (_, size): readonly [number, number] => {
	let sum = 0;
	let draws = 0;
	// Over the sixteen bits that decide on showing, and those of the noise.
	for (let high = 0; high < 5; high++)
		for (let low = 0; low < 11; low++) {
			const draw = (Math.ceil((high * 0x10000) / 5) * 0x10000 + Math.ceil((low * 0x10000) / 11)) >>> 0;
			sum += showCount(size, draw, THRESHOLD) ?? 0;
			draws++;
		}
	return [size, sum / draws];
});
