/** Weighted least squares with few coefficients: a line, or a line that breaks. */

/** What is known about each moment; one row each, as many entries as there are coefficients. */
export type Design = readonly (readonly number[])[];

export interface Fit {
	readonly coefficients: readonly number[];
	/** Observed less fitted; 0 where the weight is 0. */
	readonly residuals: Float64Array;
	/** (X′WX)⁻¹. */
	readonly inverse: readonly (readonly number[])[];
}

/**
 * @param weights  ≥ 0; 0 is a moment at which nothing was seen
 * @returns `undefined` where the rows do not tell all coefficients apart
 */
export function leastSquares(design: Design, values: ArrayLike<number>, weights: ArrayLike<number>): Fit | undefined {
	const size = design[0]?.length ?? 0;
	const gram = Array.from({ length: size }, () => new Array<number>(size).fill(0));
	const right = new Array<number>(size).fill(0);
	design.forEach((row, at) => {
		const weight = weights[at]!;
		if (weight === 0) return;
		for (let i = 0; i < size; i++) {
			right[i]! += weight * row[i]! * values[at]!;
			for (let j = 0; j < size; j++) gram[i]![j]! += weight * row[i]! * row[j]!;
		}
	});
	const inverse = inverseOf(gram);
	if (!inverse) return undefined;
	const coefficients = inverse.map((row) => dot(row, right));
	const residuals = Float64Array.from(design, (row, at) =>
		weights[at] === 0 ? 0 : values[at]! - dot(row, coefficients)
	);
	return { coefficients, residuals, inverse };
}

export function dot(one: ArrayLike<number>, other: ArrayLike<number>): number {
	let sum = 0;
	for (let i = 0; i < one.length; i++) sum += one[i]! * other[i]!;
	return sum;
}

/** A pivot smaller than this part of its own row is rounding, not information. */
const SINGULAR = 1e-10;

/** Gauss and Jordan, with the largest pivot first. */
function inverseOf(matrix: readonly (readonly number[])[]): number[][] | undefined {
	const size = matrix.length;
	const scale = matrix.map((row, i) => Math.sqrt(row[i]!) || 1);
	// On the scale of correlations, so that weeks and means weigh the same.
	const rows = matrix.map((row, i) => [
		...row.map((value, j) => value / (scale[i]! * scale[j]!)),
		...row.map((_, j) => Number(i === j))
	]);
	for (let column = 0; column < size; column++) {
		let best = column;
		for (let row = column + 1; row < size; row++)
			if (Math.abs(rows[row]![column]!) > Math.abs(rows[best]![column]!)) best = row;
		[rows[column], rows[best]] = [rows[best]!, rows[column]!];
		const pivot = rows[column]!;
		if (Math.abs(pivot[column]!) < SINGULAR) return undefined;
		const factor = pivot[column]!;
		for (let j = 0; j < 2 * size; j++) pivot[j]! /= factor;
		for (const row of rows) {
			const times = row[column]!;
			if (row === pivot || times === 0) continue;
			for (let j = 0; j < 2 * size; j++) row[j]! -= times * pivot[j]!;
		}
	}
	return rows.map((row, i) => row.slice(size).map((value, j) => value / (scale[i]! * scale[j]!)));
}
