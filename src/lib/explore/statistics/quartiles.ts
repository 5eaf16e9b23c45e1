/** Values that cut ordered answers into four equal parts. On the scale of the values. */
export interface Quartiles {
	readonly lower: number;
	readonly median: number;
	readonly upper: number;
}

/**
 * Between two answers a quartile is interpolated: definition 7 of Hyndman and Fan, Sample Quantiles in Statistical Packages,
 * The American Statistician 50 (1996), which is also the usual one of R and of spreadsheets.
 *
 * @param counts  how many answers have the value 0, 1, 2…
 * @returns `undefined` when nobody answered
 */
export function quartilesOf(counts: ArrayLike<number>): Quartiles | undefined {
	let whole = 0;
	for (let value = 0; value < counts.length; value++) whole += counts[value]!;
	if (whole === 0) return undefined;
	const cut = (part: number) => {
		const place = (whole - 1) * part;
		const below = valueAt(counts, Math.floor(place));
		return below + (valueAt(counts, Math.ceil(place)) - below) * (place % 1);
	};
	return { lower: cut(0.25), median: cut(0.5), upper: cut(0.75) };
}

/** The value of one of the answers in order, counted from 0. */
function valueAt(counts: ArrayLike<number>, place: number): number {
	let value = 0;
	for (let passed = counts[0]!; passed <= place; passed += counts[value]!) value++;
	return value;
}
