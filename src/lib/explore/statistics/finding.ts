/** The tests we use. */
export type TestName = 'chi-squared' | 'fisher' | 'mann-whitney' | 'kruskal-wallis' | 'spearman' | 'kendall';

/** How effects are measured. Cramér's V is corrected for bias and, as epsilon², without a sign. */
export type Measure = 'cramers-v' | 'rank-biserial' | 'epsilon-squared' | 'rho' | 'tau-b';

/** What a test says about two answers. */
export interface Finding {
	readonly test: TestName;
	/** Stories that answered both. */
	readonly n: number;
	readonly effect: Effect;
	/** Two-sided: the chance of a finding at least this strong where nothing is going on. */
	readonly p: number;
}

export interface Effect {
	readonly measure: Measure;
	/** −1 … 1 with a sign, 0 … 1 without. */
	readonly size: number;
	/** Confidence 95 %. */
	readonly low: number;
	readonly high: number;
}

/** 97.5 % of a standard normal distribution lies below it. */
export const Z95 = 1.959963984540054;

/** An interval that is symmetric on the scale of atanh, as for correlations; `error` is the standard error on that scale. */
export function throughAtanh(size: number, error: number): { readonly low: number; readonly high: number } {
	const middle = Math.atanh(size);
	return { low: Math.tanh(middle - Z95 * error), high: Math.tanh(middle + Z95 * error) };
}
