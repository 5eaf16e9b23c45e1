import { chiSquaredTail } from './tails.ts';

/**
 * Pearson's χ² of counts beside the shares they would have.
 *
 * @param shares  each above 0, together 1
 * @returns p; `undefined` where the approximation does not hold: an expected count below 1, or more than a fifth below 5
 * @see W. G. Cochran (1954), Biometrics 10, 417–451
 */
export function goodnessOfFit(counts: readonly number[], shares: readonly number[]): number | undefined {
	const total = counts.reduce((sum, count) => sum + count, 0);
	const expected = shares.map((share) => share * total);
	if (expected.some((one) => one < 1)) return undefined;
	if (expected.filter((one) => one < 5).length > expected.length / 5) return undefined;
	const statistic = counts.reduce((sum, count, place) => sum + (count - expected[place]!) ** 2 / expected[place]!, 0);
	return chiSquaredTail(statistic, counts.length - 1);
}
