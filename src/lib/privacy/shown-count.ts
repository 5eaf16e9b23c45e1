/**
 * How the size of a group is shown to people who may not read the stories: rounded, with noise, or not at all.
 *
 * The noise is drawn from the keys of the stories in the group, so the same group always gives the same number, however it is asked for.
 * A group below the threshold is never shown; some groups a little larger are not either, so that *not shown* says less.
 * @see docs/decisions/0031-show-what-cannot-be-subtracted.md
 */

export const LEAST_THRESHOLD = 3;
export const MOST_THRESHOLD = 20;
export const USUAL_THRESHOLD = 5;

/** What is shown is a multiple of this. */
export const STEP = 5;

/** `null`: not shown. Nobody and too few look the same. */
export type ShownCount = number | null;

export interface Bounds {
	readonly low: number;
	readonly high: number;
}

/**
 * @param count      stories in the group, integer ≥ 0
 * @param draw       the dice of the group: 32 bits, evenly distributed
 * @param threshold  {@link LEAST_THRESHOLD} … {@link MOST_THRESHOLD}
 */
export function showCount(count: number, draw: number, threshold: number): ShownCount {
	const more = below(draw >>> 16, threshold);
	if (count < threshold + more) return null;
	const noise = below(draw & 0xffff, 2 * threshold + 1) - threshold;
	return Math.max(leastShown(threshold), Math.round((count + noise) / STEP) * STEP);
}

/** What anybody who knows the method, but not the dice, may conclude from one shown count. */
export function boundsOf(shown: ShownCount, threshold: number): Bounds {
	if (shown === null) return { low: 0, high: 2 * threshold - 2 };
	const high = shown + Math.floor(STEP / 2) + threshold;
	if (shown === leastShown(threshold)) return { low: threshold, high };
	return { low: Math.max(threshold, shown - Math.floor(STEP / 2) - threshold), high };
}

/** A group of this size or more is always shown. */
export const alwaysShownFrom = (threshold: number): number => 2 * threshold - 1;

const leastShown = (threshold: number) => Math.ceil(threshold / STEP) * STEP;

/** 16 bits as an integer from 0 to `end - 1`. */
const below = (bits: number, end: number) => Math.floor((bits * end) / 0x10000);
