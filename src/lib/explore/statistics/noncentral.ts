import { chiSquaredBelow, lnGamma } from './tails.ts';

/** P(X ≤ x) for X ~ χ² with `df` degrees of freedom and non-centrality `ncp`: a Poisson mixture, summed from its middle outwards. */
export function noncentralBelow(x: number, df: number, ncp: number): number {
	if (x <= 0) return 0;
	if (ncp === 0) return chiSquaredBelow(x, df);
	const half = ncp / 2;
	const middle = Math.floor(half);
	const weight = Math.exp(middle * Math.log(half) - half - lnGamma(middle + 1));
	const below = chiSquaredBelow(x, df + 2 * middle);
	/** The step from one term's χ² to the next: (x/2)^a e^−x/2 / Γ(a + 1), with a = df/2 + j. */
	const density = Math.exp((df / 2 + middle) * Math.log(x / 2) - x / 2 - lnGamma(df / 2 + middle + 1));

	let sum = weight * below;
	let w = weight;
	let p = below;
	let step = density;
	for (let j = middle + 1; ; j++) {
		p -= step;
		step *= x / 2 / (df / 2 + j);
		w *= half / j;
		sum += w * Math.max(p, 0);
		if (w < WEIGHS_NOTHING || p <= 0) break;
	}
	w = weight;
	p = below;
	step = density;
	for (let j = middle; j > 0; j--) {
		step *= (df / 2 + j) / (x / 2);
		p += step;
		w *= j / half;
		sum += w * Math.min(p, 1);
		if (w < WEIGHS_NOTHING) break;
	}
	return Math.min(sum, 1);
}

const WEIGHS_NOTHING = 1e-14;

/** The non-centralities between which, with a confidence of 95 %, the one lies that gave `x`. */
export function noncentralInterval(x: number, df: number): readonly [low: number, high: number] {
	const at = (share: number) => {
		if (noncentralBelow(x, df, 0) <= share) return 0;
		let low = 0;
		let high = x + 20 * Math.sqrt(x + df) + 20;
		while (high - low > 1e-9 * high) {
			const middle = (low + high) / 2;
			if (noncentralBelow(x, df, middle) > share) low = middle;
			else high = middle;
			if (high < 1e-12) return 0;
		}
		return (low + high) / 2;
	};
	return [at(0.975), at(0.025)];
}
