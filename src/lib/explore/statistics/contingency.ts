/** Two answers without an order: who chose this, and that? */
import type { Effect, Finding } from './finding.ts';
import type { Joint } from './joint.ts';
import { noncentralInterval } from './noncentral.ts';
import { chiSquaredTail, lnGamma } from './tails.ts';

/** Cochran (1954): the approximation holds when no expected count is below 1 and at most a fifth is below 5. */
export function expectedEnough({ rows, columns, rowSums, columnSums, n }: Joint): boolean {
	let below5 = 0;
	for (const row of rowSums)
		for (const column of columnSums) {
			const expected = (row * column) / n;
			if (expected < 1) return false;
			if (expected < 5) below5++;
		}
	return below5 <= (rows * columns) / 5;
}

/** Pearson's χ² without continuity correction, with Cramér's V. */
export function chiSquaredTest(joint: Joint): Finding {
	const statistic = chiSquared(joint);
	const df = (joint.rows - 1) * (joint.columns - 1);
	return { test: 'chi-squared', n: joint.n, effect: cramersV(joint, statistic), p: chiSquaredTail(statistic, df) };
}

/** Fisher's exact test of a table of two by two: all tables with these sums that are no more likely than this one. */
export function fisherTest(joint: Joint): Finding {
	const [a] = joint.counts;
	const [row = 0] = joint.rowSums;
	const [column = 0] = joint.columnSums;
	const { n } = joint;
	const least = Math.max(0, row + column - n);
	const most = Math.min(row, column);
	const chance = (first: number) =>
		Math.exp(lnChoose(row, first) + lnChoose(n - row, column - first) - lnChoose(n, column));
	const seen = chance(a!) * (1 + AS_LIKELY);
	let p = 0;
	for (let first = least; first <= most; first++) {
		const here = chance(first);
		if (here <= seen) p += here;
	}
	return { test: 'fisher', n, effect: cramersV(joint, chiSquared(joint)), p: Math.min(p, 1) };
}

/** Rounding must not make one of two equally likely tables the more likely; R takes the same. */
const AS_LIKELY = 1e-7;

const lnChoose = (n: number, k: number) => lnGamma(n + 1) - lnGamma(k + 1) - lnGamma(n - k + 1);

export function chiSquared({ columns, counts, rowSums, columnSums, n }: Joint): number {
	let sum = 0;
	rowSums.forEach((rowSum, row) =>
		columnSums.forEach((columnSum, column) => {
			const expected = (rowSum * columnSum) / n;
			sum += (counts[row * columns + column]! - expected) ** 2 / expected;
		})
	);
	return sum;
}

/**
 * Corrected for bias (Bergsma 2013, Journal of the Korean Statistical Society 42). Its interval is that of the non-centrality of χ²
 * (Smithson 2003), which estimates the same without bias.
 */
function cramersV({ rows, columns, n }: Joint, statistic: number): Effect {
	const df = (rows - 1) * (columns - 1);
	const corrected = (size: number) => size - 1 - (size - 1) ** 2 / (n - 1);
	const most = Math.min(corrected(rows), corrected(columns));
	const of = (phiSquared: number) => Math.min(Math.sqrt(Math.max(phiSquared, 0) / most), 1);
	const [low, high] = noncentralInterval(statistic, df);
	return { measure: 'cramers-v', size: of(statistic / n - df / (n - 1)), low: of(low / n), high: of(high / n) };
}
