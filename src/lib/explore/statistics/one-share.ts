/** One share among stories beside one that is known: exact, for any number of stories. */
import { lnGamma, lowerBeta } from './tails.ts';
import type { Estimate } from './two-groups.ts';

/**
 * The interval of Clopper and Pearson, 95 %: never too narrow, however few stories and however small the share.
 *
 * @param count  0 ≤ count ≤ total
 * @param total  ≥ 1
 * @returns fractions of 1
 * @see C. J. Clopper & E. S. Pearson (1934), Biometrika 26, 404–413
 */
export function exactShare(count: number, total: number): Estimate {
	return {
		size: count / total,
		low: count === 0 ? 0 : quantile(0.025, count, total - count + 1),
		high: count === total ? 1 : quantile(0.975, count + 1, total - count)
	};
}

/** Where the regularised incomplete beta function reaches a chance. */
function quantile(chance: number, a: number, b: number): number {
	let [low, high] = [0, 1];
	while (high - low > 1e-14 * high) {
		const middle = (low + high) / 2;
		if (middle === low || middle === high) break;
		if (lowerBeta(middle, a, b) < chance) low = middle;
		else high = middle;
	}
	return (low + high) / 2;
}

/**
 * Two-sided: the chance of a count that is no more likely than this one, where the true share is `share`.
 *
 * @param share  0 < share < 1
 */
export function exactTest(count: number, total: number, share: number): number {
	const middle = total * share;
	if (count === middle) return 1;
	const chance = lnChanceOf(total, share);
	const seen = chance(count) + AS_LIKELY;
	// Away from the middle chances only fall, so what is no more likely begins at one place.
	if (count < middle) {
		const from = firstOf(Math.ceil(middle), total + 1, (other) => chance(other) <= seen);
		return Math.min(1, atMost(count, total, share) + atLeast(from, total, share));
	}
	const from = firstOf(0, Math.floor(middle) + 1, (other) => chance(other) > seen);
	return Math.min(1, atLeast(count, total, share) + atMost(from - 1, total, share));
}

/** Rounding must not make one of two equally likely counts the more likely; R takes the same. */
const AS_LIKELY = Math.log1p(1e-7);

const lnChanceOf = (total: number, share: number) => (count: number) =>
	lnGamma(total + 1) -
	lnGamma(count + 1) -
	lnGamma(total - count + 1) +
	count * Math.log(share) +
	(total - count) * Math.log1p(-share);

/** The first of `from` … `until` − 1 that passes, when all after it do; else `until`. */
function firstOf(from: number, until: number, passes: (place: number) => boolean): number {
	while (from < until) {
		const middle = Math.floor((from + until) / 2);
		if (passes(middle)) until = middle;
		else from = middle + 1;
	}
	return from;
}

function atMost(count: number, total: number, share: number): number {
	if (count < 0) return 0;
	return count >= total ? 1 : lowerBeta(1 - share, total - count, count + 1);
}

function atLeast(count: number, total: number, share: number): number {
	if (count <= 0) return 1;
	return count > total ? 0 : lowerBeta(share, count, total - count + 1);
}
