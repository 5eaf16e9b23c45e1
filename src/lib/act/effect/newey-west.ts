/**
 * How sure we may be of a coefficient when weeks that follow each other resemble each other. W. K. Newey & K. D. West (1987),
 * Econometrica 55, 703–708, made fit for the few weeks that we have; decision 0052.
 */
import { studentQuantile, studentTails } from '#lib/explore/statistics/tails.ts';
import type { Estimate } from '#lib/explore/statistics/two-groups.ts';
import { type Design, dot, type Fit } from './least-squares.ts';

/**
 * Up to how many weeks apart resemblance is counted.
 *
 * @param weeks  all of the series, also those without answers
 * @see W. K. Newey & K. D. West (1994), Review of Economic Studies 61, 631–653: ⌊4 (n / 100)^(2/9)⌋
 */
export const lagOf = (weeks: number): number => Math.floor(4 * (weeks / 100) ** (2 / 9));

/** How much weeks that follow each other are taken to resemble each other when so few weeks cannot show it; decision 0052. */
export const WORKING_CORRELATION = 0.3;

export interface Tested extends Estimate {
	/** Standard error. */
	readonly error: number;
	/** Degrees of freedom. */
	readonly df: number;
	/** Two-sided: the chance of a value at least this far from 0 where it is 0. */
	readonly p: number;
}

/** A series as it was fitted: rows in the order of time, evenly spaced, with weight 0 where nothing was seen. */
export interface Fitted {
	readonly design: Design;
	readonly weights: ArrayLike<number>;
	readonly fit: Fit;
}

/**
 * The variance of a sum of coefficients as Newey and West have it: Bartlett's weights, no prewhitening, times n / (n − k).
 *
 * @param contrast  what each coefficient counts for
 */
export function neweyWest(fitted: Fitted, contrast: readonly number[], lag: number): number {
	const n = seenIn(fitted.weights);
	return (n / (n - contrast.length)) * rawVariance(pullOf(fitted, contrast), fitted, lag);
}

/**
 * A sum of coefficients with its interval of 95 %.
 *
 * Plain Newey–West is too sure of itself in short series: of series in which nothing happens it calls far more than 1 in 20 a change. So the
 * variance is made right on average, and its degrees of freedom are those of the χ² that varies as much, both worked out for
 * this very design under a correlation of `WORKING_CORRELATION` between a week and the next. In long series both corrections vanish.
 *
 * @see R. M. Bell & D. F. McCaffrey (2002), Survey Methodology 28, 169–181; G. W. Imbens & M. Kolesár (2016),
 *   Review of Economics and Statistics 98, 701–712
 */
export function testContrast(fitted: Fitted, contrast: readonly number[], lag: number): Tested {
	const pull = pullOf(fitted, contrast);
	const { scale, df } = smallSample(fitted, pull, lag);
	const size = dot(contrast, fitted.fit.coefficients);
	const error = Math.sqrt(scale * rawVariance(pull, fitted, lag));
	const margin = studentQuantile(df) * error;
	return {
		size,
		low: size - margin,
		high: size + margin,
		error,
		df,
		p: error > 0 ? studentTails(size / error, df) : 1
	};
}

const seenIn = (weights: ArrayLike<number>): number => Array.from(weights).filter((weight) => weight > 0).length;

/** How far each moment pulls at the sum of coefficients, per unit of its residual times the root of its weight. */
function pullOf({ design, weights, fit }: Fitted, contrast: readonly number[]): Float64Array {
	const through = fit.inverse.map((row) => dot(row, contrast));
	return Float64Array.from(design, (row, at) => Math.sqrt(weights[at]!) * dot(row, through));
}

function rawVariance(pull: Float64Array, { weights, fit }: Fitted, lag: number): number {
	const scores = pull.map((value, at) => value * Math.sqrt(weights[at]!) * fit.residuals[at]!);
	let sum = 0;
	for (let apart = 0; apart <= lag; apart++) {
		const weight = (apart === 0 ? 1 : 2) * (1 - apart / (lag + 1));
		for (let at = apart; at < scores.length; at++) sum += weight * scores[at]! * scores[at - apart]!;
	}
	return sum;
}

/**
 * With residuals e = Mu the variance is a form e′Qe. Of u with covariance Ω it is tr(MQMΩ) on average, and should be a′Ωa;
 * it varies as χ² with tr(MQMΩ)² / tr((MQMΩ)²) degrees of freedom does.
 */
function smallSample(fitted: Fitted, pull: Float64Array, lag: number): { readonly scale: number; readonly df: number } {
	const seen = Array.from(fitted.weights, (_, at) => at).filter((at) => fitted.weights[at]! > 0);
	const between = (of: (one: number, other: number) => number): Matrix =>
		seen.map((one) => Float64Array.from(seen, (other) => of(one, other)));
	const omega = between((one, other) => WORKING_CORRELATION ** Math.abs(one - other));
	const q = between((one, other) => pull[one]! * pull[other]! * Math.max(0, 1 - Math.abs(one - other) / (lag + 1)));
	const m = residualMaker(fitted, seen);
	const product = times(times(times(m, q), m), omega);
	const average = trace(product);
	const spread = product.reduce(
		(sum, row, i) => sum + row.reduce((of, value, j) => of + value * product[j]![i]!, 0),
		0
	);
	const a = seen.map((at) => pull[at]!);
	const wanted = omega.reduce((sum, row, i) => sum + a[i]! * dot(row, a), 0);
	return { scale: wanted / average, df: average ** 2 / spread };
}

type Matrix = readonly Float64Array[];

/** From what is wrong to what is left of it after fitting, on the scale of the roots of the weights. */
function residualMaker({ design, weights, fit }: Fitted, seen: readonly number[]): Matrix {
	const rows = seen.map((at) => design[at]!.map((value) => value * Math.sqrt(weights[at]!)));
	const through = rows.map((row) => fit.inverse.map((column) => dot(column, row)));
	return rows.map((row, i) => Float64Array.from(through, (other, j) => Number(i === j) - dot(row, other)));
}

const times = (one: Matrix, other: Matrix): Matrix =>
	one.map((row) => {
		const into = new Float64Array(other[0]!.length);
		row.forEach((value, k) => {
			const by = other[k]!;
			for (let j = 0; j < into.length; j++) into[j]! += value * by[j]!;
		});
		return into;
	});

const trace = (matrix: Matrix): number => matrix.reduce((sum, row, i) => sum + row[i]!, 0);
