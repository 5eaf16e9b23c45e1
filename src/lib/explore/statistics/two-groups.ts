/**
 * How much two groups of stories differ, and how sure we may be of it: two-sided intervals at 95 %, each for one difference by itself.
 * All of it is computed, nothing drawn by lot, so the same stories always give the same interval.
 */
import { Z95 } from './finding.ts';
import { lowerBeta, studentQuantile, studentTails } from './tails.ts';

export interface Estimate {
	readonly size: number;
	/** Confidence 95 %. */
	readonly low: number;
	readonly high: number;
}

/**
 * Wilson's score interval of a share.
 *
 * @param count  0 ≤ count ≤ total
 * @param total  ≥ 1
 * @returns fractions of 1
 * @see E. B. Wilson (1927), Journal of the American Statistical Association 22, 209–212
 */
export function shareOf(count: number, total: number): Estimate {
	const size = count / total;
	const centre = size + Z95 ** 2 / (2 * total);
	const margin = Z95 * Math.sqrt((size * (1 - size)) / total + Z95 ** 2 / (4 * total ** 2));
	const scale = 1 + Z95 ** 2 / total;
	return { size, low: Math.max(0, (centre - margin) / scale), high: Math.min(1, (centre + margin) / scale) };
}

/**
 * The first share less the second: Newcombe's hybrid of their score intervals, method 10. It stays within −1 … 1 and behaves where
 * groups are small or shares are 0 or 1.
 *
 * @see R. G. Newcombe (1998), Statistics in Medicine 17, 873–890, doi:10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I
 */
export function shareDifference(first: Estimate, second: Estimate): Estimate {
	const size = first.size - second.size;
	return {
		size,
		low: size - Math.hypot(first.size - first.low, second.high - second.size),
		high: size + Math.hypot(first.high - first.size, second.size - second.low)
	};
}

/** Values in ascending order, and how many stories gave each. */
export interface Ordered {
	readonly values: ArrayLike<number>;
	readonly counts: ArrayLike<number>;
}

export function medianOf({ values, counts }: Ordered): number {
	const n = totalOf(counts);
	const at = (place: number) => {
		let before = 0;
		for (let i = 0; i < counts.length; i++) if ((before += counts[i]!) > place) return values[i]!;
		return NaN;
	};
	return (at(Math.ceil(n / 2) - 1) + at(Math.floor(n / 2))) / 2;
}

/**
 * The median of the first group less that of the second, with the percentile interval of the bootstrap.
 *
 * Resampling is not needed for it: how often a median of resampled stories falls at each value is a beta distribution of the
 * cumulative shares (exact for an odd number, its usual continuation for an even one), and the groups are independent.
 *
 * @see J. S. Maritz & R. G. Jarrett (1978), Journal of the American Statistical Association 73, 194–196;
 *   F. E. Harrell & C. E. Davis (1982), Biometrika 69, 635–640; B. Efron (1979), Annals of Statistics 7, 1–26, section 3
 */
export function medianDifference(first: Ordered, second: Ordered): Estimate {
	const [one, other] = [medianChances(first), medianChances(second)];
	const chances = new Map<number, number>();
	for (const a of one)
		for (const b of other) {
			const difference = a.value - b.value;
			chances.set(difference, (chances.get(difference) ?? 0) + a.chance * b.chance);
		}
	const ordered = [...chances].sort(([a], [b]) => a - b);
	return {
		size: medianOf(first) - medianOf(second),
		low: limitOf(ordered),
		high: limitOf(ordered.reverse())
	};
}

interface Chance {
	readonly value: number;
	readonly chance: number;
}

/** Less likely than this changes no limit. */
const NEGLIGIBLE = 1e-10;

function medianChances({ values, counts }: Ordered): readonly Chance[] {
	const n = totalOf(counts);
	const chances: Chance[] = [];
	let stories = 0;
	let below = 0;
	for (let i = 0; i < counts.length; i++) {
		if (counts[i] === 0) continue;
		stories += counts[i]!;
		const until = lowerBeta(stories / n, (n + 1) / 2, (n + 1) / 2);
		if (until - below > NEGLIGIBLE) chances.push({ value: values[i]!, chance: until - below });
		below = until;
	}
	return chances;
}

/** The outermost value beyond which no more than 2.5 % lies. */
function limitOf(chances: readonly (readonly [value: number, chance: number])[]): number {
	let beyond = 0;
	for (const [value, chance] of chances) if ((beyond += chance) > 0.025) return value;
	return NaN;
}

/** What a mean is computed from. */
export interface Sums {
	readonly n: number;
	readonly sum: number;
	readonly squares: number;
}

export interface MeanDifference extends Estimate {
	readonly first: number;
	readonly second: number;
	/** Two-sided: the chance of a difference at least this large where there is none. */
	readonly p: number;
}

/**
 * The mean of the first group less that of the second; spreads may differ.
 *
 * @returns `undefined` where all stories of both groups are the same
 * @see B. L. Welch (1947), Biometrika 34, 28–35
 */
export function meanDifference(first: Sums, second: Sums): MeanDifference | undefined {
	const [one, other] = [meanOf(first), meanOf(second)];
	const spread = one.variance + other.variance;
	if (spread <= 0) return undefined;
	const df = spread ** 2 / (one.variance ** 2 / (first.n - 1) + other.variance ** 2 / (second.n - 1));
	const size = one.mean - other.mean;
	const error = Math.sqrt(spread);
	const margin = studentQuantile(df) * error;
	return {
		first: one.mean,
		second: other.mean,
		size,
		low: size - margin,
		high: size + margin,
		p: studentTails(size / error, df)
	};
}

/** A mean, and the variance of that mean. */
function meanOf({ n, sum, squares }: Sums) {
	const mean = sum / n;
	return { mean, variance: Math.max(squares - sum * mean, 0) / (n - 1) / n };
}

function totalOf(counts: ArrayLike<number>): number {
	let n = 0;
	for (let i = 0; i < counts.length; i++) n += counts[i]!;
	return n;
}
