import { studentTails } from '#lib/explore/statistics/tails.ts';

/** 97.5 % of Student's distribution with `df` > 0 degrees of freedom lies below it. */
export function studentQuantile(df: number): number {
	let [low, high] = [1.9, 2];
	while (studentTails(high, df) > 0.05) [low, high] = [high, 2 * high];
	for (let step = 0; step < 60; step++) {
		const middle = (low + high) / 2;
		if (studentTails(middle, df) > 0.05) low = middle;
		else high = middle;
	}
	return (low + high) / 2;
}
