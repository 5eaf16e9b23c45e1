/** Five shades for a map: which number gets which, and what the legend says of it. */

/** From few to many. One hue, ever darker: to be told apart in grey and by who sees few colours. */
export const SHADES = ['#dcefe9', '#a5d0c4', '#63a99c', '#257a70', '#0a4540'] as const;

export interface Shade {
	/** Smallest and largest value in it, both included. */
	readonly from: number;
	readonly to: number;
}

/**
 * Counts in at most five groups that hold about as many areas each; the same count is never in two.
 * @param counts  whole numbers; 0 has no shade
 */
export function shadesOf(counts: readonly number[]): readonly Shade[] {
	const sorted = counts.filter((count) => count > 0).sort((a, b) => a - b);
	const different = [...new Set(sorted)];
	if (different.length <= SHADES.length) return different.map((count) => ({ from: count, to: count }));
	const shades: Shade[] = [];
	let start = 0;
	for (let left = SHADES.length; left > 0; left--) {
		const rest = sorted.length - start;
		if (rest === 0) break;
		// The last of its group, and whoever counts as many.
		let end = start + Math.ceil(rest / left) - 1;
		while (sorted[end + 1] === sorted[end]) end++;
		shades.push({ from: sorted[start]!, to: sorted[end]! });
		start = end + 1;
	}
	return shades;
}

/** The place of the shade of a value; `undefined` when it has none. */
export function shadeAt(shades: readonly Shade[], value: number): number | undefined {
	const place = shades.findIndex(({ from, to }) => from <= value && value <= to);
	return place < 0 ? undefined : place;
}

/** Which of the five colours a shade gets: the lightest and the darkest stay, whatever lies between. */
export const colourAt = (place: number, of: number): (typeof SHADES)[number] =>
	SHADES[of <= 1 ? 2 : Math.round((place * (SHADES.length - 1)) / (of - 1))]!;
