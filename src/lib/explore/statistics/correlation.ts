/** Two answers with an order: does the one go up where the other does? */
import { type Finding, throughAtanh, Z95 } from './finding.ts';
import { type Joint, midRanks, tiedShare } from './joint.ts';
import { normalTails, studentTails } from './tails.ts';

/** Ties dominate where one pair of stories in five shares a value: as with fewer than five values that are used equally. */
const MANY_TIED = 0.2;

/** Spearman's, or Kendall's tau-b where equal answers are so many that ranks say little. */
export const correlationTest = (joint: Joint): Finding =>
	Math.max(tiedShare(joint.rowSums, joint.n), tiedShare(joint.columnSums, joint.n)) > MANY_TIED
		? kendallTest(joint)
		: spearmanTest(joint);

/** Spearman's rho over mid-ranks; the interval after Bonett & Wright (2000), Psychometrika 65. */
export function spearmanTest({ rows, columns, counts, n, rowSums, columnSums }: Joint): Finding {
	const middle = (n + 1) / 2;
	const rowRanks = midRanks(rowSums).map((rank) => rank - middle);
	const columnRanks = midRanks(columnSums).map((rank) => rank - middle);
	let product = 0;
	for (let row = 0; row < rows; row++) {
		let along = 0;
		for (let column = 0; column < columns; column++) along += counts[row * columns + column]! * columnRanks[column]!;
		product += along * rowRanks[row]!;
	}
	const spread = (ranks: Float64Array, sums: Float64Array) =>
		ranks.reduce((sum, rank, value) => sum + rank * rank * sums[value]!, 0);
	const rho = clamp(product / Math.sqrt(spread(rowRanks, rowSums) * spread(columnRanks, columnSums)));
	const t = rho * Math.sqrt((n - 2) / ((1 - rho) * (1 + rho)));
	return {
		test: 'spearman',
		n,
		effect: { measure: 'rho', size: rho, ...throughAtanh(rho, Math.sqrt((1 + (rho * rho) / 2) / (n - 3))) },
		p: studentTails(t, n - 2)
	};
}

/**
 * Kendall's tau-b with the variance that ties leave when nothing is going on (Kendall 1970); the interval with the variance when
 * something is (Brown & Benedetti 1977, Journal of the American Statistical Association 72).
 */
export function kendallTest(joint: Joint): Finding {
	const { rows, columns, counts, n, rowSums, columnSums } = joint;
	const surplus = surpluses(joint);
	const rowFree = n * n - sumOf(rowSums, (t) => t * t);
	const columnFree = n * n - sumOf(columnSums, (t) => t * t);
	const whole = Math.sqrt(rowFree * columnFree);
	let difference = 0;
	for (let cell = 0; cell < counts.length; cell++) difference += counts[cell]! * surplus[cell]!;
	const tau = clamp(difference / whole);

	let spread = 0;
	for (let row = 0; row < rows; row++)
		for (let column = 0; column < columns; column++) {
			const cell = row * columns + column;
			const pull = rowSums[row]! * columnFree + columnSums[column]! * rowFree;
			spread += counts[cell]! * (2 * whole * surplus[cell]! + tau * pull) ** 2;
		}
	const variance = Math.max(spread - n ** 3 * tau * tau * (rowFree + columnFree) ** 2, 0) / whole ** 4;
	const error = Math.sqrt(variance);
	return {
		test: 'kendall',
		n,
		effect: { measure: 'tau-b', size: tau, low: clamp(tau - Z95 * error), high: clamp(tau + Z95 * error) },
		p: normalTails(difference / 2 / Math.sqrt(nullVariance(joint)))
	};
}

/** For every cell: how many stories agree with one in it about the order, less how many say the opposite. */
function surpluses({ rows, columns, counts }: Joint): Float64Array {
	const surplus = new Float64Array(rows * columns);
	const beside = (from: number, to: number, step: number) => {
		const passed = new Float64Array(columns);
		for (let row = from; row !== to; row += step) {
			const whole = passed.reduce((sum, count) => sum + count, 0);
			let left = 0;
			for (let column = 0; column < columns; column++) {
				const right = whole - left - passed[column]!;
				surplus[row * columns + column]! += step * (left - right);
				left += passed[column]!;
			}
			for (let column = 0; column < columns; column++) passed[column]! += counts[row * columns + column]!;
		}
	};
	beside(0, rows, 1);
	beside(rows - 1, -1, -1);
	return surplus;
}

function nullVariance({ n, rowSums, columnSums }: Joint): number {
	const v0 = n * (n - 1) * (2 * n + 5);
	const of = (sums: Float64Array) => sumOf(sums, (t) => t * (t - 1) * (2 * t + 5));
	const pairs = (sums: Float64Array) => sumOf(sums, (t) => t * (t - 1));
	const triples = (sums: Float64Array) => sumOf(sums, (t) => t * (t - 1) * (t - 2));
	return (
		(v0 - of(rowSums) - of(columnSums)) / 18 +
		(pairs(rowSums) * pairs(columnSums)) / (2 * n * (n - 1)) +
		(triples(rowSums) * triples(columnSums)) / (9 * n * (n - 1) * (n - 2))
	);
}

const sumOf = (sums: Float64Array, of: (t: number) => number) => sums.reduce((sum, t) => sum + of(t), 0);

const clamp = (size: number) => Math.min(Math.max(size, -1), 1);
