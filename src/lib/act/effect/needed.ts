/** How many experiences it takes before something can be said. */
import { FEWEST_ANSWERS } from '#lib/explore/mirror/mirror.ts';
import { Z95 } from '#lib/explore/statistics/finding.ts';
import type { Spread } from './aim.ts';
import { type Sides, sumsOf, type Values } from './difference.ts';

/** A difference that people at a table would talk about, in points of 100. */
export const WORTH_SEEING = 20;

/** 80 % of a standard normal distribution lies below it. */
const Z80 = 0.8416212335729143;

/** Of answers anywhere between 0 and 100, when nothing is known of them yet. */
const VARIANCE_UNKNOWN = 100 ** 2 / 12;

export interface Needed {
	/** More answers before and after, here and in the comparison together, until a difference may be named at all. */
	readonly before: number;
	readonly after: number;
	/** More answers after the change until a difference of `WORTH_SEEING` is seen in 8 of 10 cases; `undefined` where no number is enough. */
	readonly toSee: number | undefined;
}

/**
 * The usual rule for two groups, two-sided at 5 % with a power of 80 %: variance × (1/n + 1/m) = (difference / (1.96 + 0.84))²,
 * solved for how many are told after the change, here and in the comparison as they now are to each other. Answers are taken to be
 * independent; where weeks resemble each other it takes more.
 */
export function neededFor(spread: Spread, here: Sides, there: Sides | undefined): Needed {
	const places = there ? [here, there] : [here];
	const short = (side: keyof Sides) =>
		places.reduce((sum, place) => sum + Math.max(0, FEWEST_ANSWERS - place[side].length), 0);
	const variance = varianceOf(
		spread,
		places.flatMap(({ before, after }) => [...before, ...after])
	);
	const allowed = (WORTH_SEEING / (Z95 + Z80)) ** 2;
	const told = places.map(({ after }) => Math.max(after.length, 1));
	const all = told.reduce((sum, n) => sum + n, 0);
	const before = places.reduce((sum, { before }) => sum + variance / before.length, 0);
	// With N told after it, split as now: variance × Σ all / (n × N).
	const perAnswer = told.reduce((sum, n) => sum + (variance * all) / n, 0);
	const now = places.reduce((sum, { after }) => sum + after.length, 0);
	const toSee = allowed > before ? Math.max(Math.ceil(perAnswer / (allowed - before)) - now, 0) : undefined;
	return { before: short('before'), after: short('after'), toSee };
}

/** Of shares with two of each added, so that nobody is taken to be always alike: A. Agresti & B. A. Coull (1998). */
function varianceOf(spread: Spread, values: Values): number {
	const { n, sum, squares } = sumsOf(values);
	if (spread === 'share') {
		const share = (sum / 100 + 2) / (n + 4);
		return 100 ** 2 * share * (1 - share);
	}
	return n < FEWEST_ANSWERS ? VARIANCE_UNKNOWN : (squares - sum ** 2 / n) / (n - 1);
}
