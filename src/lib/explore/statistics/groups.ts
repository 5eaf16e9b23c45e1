/** An answer with an order, compared between groups. The rows of a table are the values in their order, the columns the groups. */
import type { Finding } from './finding.ts';
import { Z95 } from './finding.ts';
import { type Joint, midRanks, tieSum } from './joint.ts';
import { noncentralInterval } from './noncentral.ts';
import { chiSquaredTail, normalTails } from './tails.ts';

function rankSums({ rows, columns, counts, rowSums }: Joint): Float64Array {
	const ranks = midRanks(rowSums);
	const sums = new Float64Array(columns);
	for (let row = 0; row < rows; row++)
		for (let column = 0; column < columns; column++) sums[column]! += ranks[row]! * counts[row * columns + column]!;
	return sums;
}

/**
 * Mann-Whitney, normal approximation with ties and without continuity correction; two groups.
 * The effect is the rank-biserial correlation: above 0 when the first group has the higher values.
 */
export function mannWhitneyTest(joint: Joint): Finding {
	const { n, rowSums, columnSums } = joint;
	const [first = 0, second = 0] = columnSums;
	const u = rankSums(joint)[0]! - (first * (first + 1)) / 2;
	const variance = ((first * second) / 12) * (n + 1 - tieSum(rowSums) / (n * (n - 1)));
	const z = (u - (first * second) / 2) / Math.sqrt(variance);
	const above = u / (first * second);
	const [low, high] = aboveInterval(above, first, second);
	return {
		test: 'mann-whitney',
		n,
		effect: { measure: 'rank-biserial', size: 2 * above - 1, low: 2 * low - 1, high: 2 * high - 1 },
		p: normalTails(z)
	};
}

/**
 * Newcombe (2006), Statistics in Medicine 25, method 5: the interval of the chance that one of the first group is above one of the
 * second. It is found as Wilson's is, so it never leaves 0 … 1 and is not of length 0 where the groups do not overlap.
 */
function aboveInterval(above: number, first: number, second: number): readonly [low: number, high: number] {
	const half = (first + second) / 2 - 1;
	const variance = (chance: number) =>
		(chance * (1 - chance) * (1 + half * ((1 - chance) / (2 - chance) + chance / (1 + chance)))) / (first * second);
	const limit = (outer: number) => {
		let near = above;
		let far = outer;
		for (let step = 0; step < 60; step++) {
			const middle = (near + far) / 2;
			if (Math.abs(above - middle) < Z95 * Math.sqrt(variance(middle))) near = middle;
			else far = middle;
		}
		return (near + far) / 2;
	};
	return [limit(0), limit(1)];
}

/**
 * Kruskal-Wallis with ties. The effect is epsilon² = H / (n − 1) (Tomczak & Tomczak 2014); its interval is that of the
 * non-centrality of H.
 */
export function kruskalWallisTest(joint: Joint): Finding {
	const { n, rowSums, columnSums } = joint;
	const sums = rankSums(joint);
	let spread = 0;
	for (let group = 0; group < sums.length; group++) spread += sums[group]! ** 2 / columnSums[group]!;
	const h = ((12 / (n * (n + 1))) * spread - 3 * (n + 1)) / (1 - tieSum(rowSums) / (n * (n * n - 1)));
	const df = columnSums.length - 1;
	const [low, high] = noncentralInterval(h, df);
	const of = (statistic: number) => Math.min(Math.max(statistic / (n - 1), 0), 1);
	return {
		test: 'kruskal-wallis',
		n,
		effect: { measure: 'epsilon-squared', size: of(h), low: of(low), high: of(high) },
		p: chiSquaredTail(h, df)
	};
}
