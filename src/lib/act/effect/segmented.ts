/**
 * Segmented regression of an interrupted time series: one line through the weeks before a change and one through those after it.
 *
 * @see A. K. Wagner et al. (2002), Journal of Clinical Pharmacy and Therapeutics 27, 299–309; J. Lopez Bernal, S. Cummins &
 *   A. Gasparrini (2017), International Journal of Epidemiology 46, 348–355
 */
import type { Estimate } from '#lib/explore/statistics/two-groups.ts';
import { leastSquares } from './least-squares.ts';
import { type Fitted, lagOf, testContrast, type Tested } from './newey-west.ts';
import type { Mean, Week } from './weeks.ts';

/** On either side, weeks in which somebody told something: R. B. Penfold & F. Zhang (2013), Academic Pediatrics 13 (6 Suppl), S38–S44. */
export const FEWEST_WEEKS = 8;

/** A place on a line, with the interval of 95 % around the line. */
export interface LinePoint extends Estimate {
	/** As `Week.at`. */
	readonly at: number;
}

export interface Segments {
	/** Weeks with answers. */
	readonly before: number;
	readonly after: number;
	/** Up to how many weeks apart resemblance was counted. */
	readonly lag: number;
	/** How far the line after the change begins above the line before it, where that is drawn on. In points of 100. */
	readonly level: Tested;
	/** Points of 100 a week. */
	readonly trendBefore: Tested;
	readonly trendAfter: Tested;
	/** The second trend less the first. */
	readonly trend: Tested;
	readonly lineBefore: readonly LinePoint[];
	readonly lineAfter: readonly LinePoint[];
	/** The line before the change, drawn on after it. */
	readonly drawnOn: readonly LinePoint[];
}

/** A value and what it weighs; in the order of time. */
interface Point {
	readonly at: number;
	readonly side: Week['side'];
	readonly value: number;
	/** Answers; of a difference, as many as would make it as sure. 0 where nothing was told. */
	readonly weight: number;
}

export const segmentsOf = (weeks: readonly Week[], of: (week: Week) => Mean): Segments | undefined =>
	segments(weeks.map((week) => ({ at: week.at, side: week.side, value: of(week).mean, weight: of(week).n })));

/** Where the change was less where it was not: what happened everywhere in a week falls away. */
export const segmentsOfDifference = (weeks: readonly Week[]): Segments | undefined =>
	segments(
		weeks.map(({ at, side, here, there }) => ({
			at,
			side,
			value: here.mean - there.mean,
			weight: here.n * there.n === 0 ? 0 : (here.n * there.n) / (here.n + there.n)
		}))
	);

/** The line before, and from the change on a step and another slope. */
const LEVEL = [0, 0, 1, 0] as const;
const TREND_BEFORE = [0, 1, 0, 0] as const;
const TREND = [0, 0, 0, 1] as const;
const TREND_AFTER = [0, 1, 0, 1] as const;

/** A line that fits to the last digit leaves nothing to be unsure about, and nothing to compute with. */
const NOTHING_LEFT = 1e-9;

/** @returns `undefined` where there are too few weeks, or they all lie on the lines */
function segments(points: readonly Point[]): Segments | undefined {
	const seen = (side: Week['side']) => points.filter((point) => point.side === side && point.weight > 0);
	const [before, after] = [seen('before'), seen('after')];
	if (before.length < FEWEST_WEEKS || after.length < FEWEST_WEEKS) return undefined;
	const start = points.find(({ side }) => side === 'after')!.at - 0.5;
	const design = points.map(({ at, side }) => (side === 'after' ? [1, at, 1, at - start] : [1, at, 0, 0]));
	// A week while the change goes on is a moment at which nothing was seen.
	const weights = points.map(({ weight, side }) => (side === 'during' ? 0 : weight));
	const fit = leastSquares(
		design,
		points.map(({ value }) => value),
		weights
	);
	if (!fit || fit.residuals.every((residual) => Math.abs(residual) < NOTHING_LEFT)) return undefined;
	const fitted: Fitted = { design, weights, fit };
	const lag = lagOf(points.length);
	const test = (contrast: readonly number[]) => testContrast(fitted, contrast, lag);
	const line = (from: number, until: number, row: (at: number) => readonly number[]) =>
		placesBetween(from, until).map((at) => ({ at, ...bare(test(row(at))) }));
	const [first, last] = [before[0]!.at - 0.5, after.at(-1)!.at + 0.5];
	return {
		before: before.length,
		after: after.length,
		lag,
		level: test(LEVEL),
		trendBefore: test(TREND_BEFORE),
		trendAfter: test(TREND_AFTER),
		trend: test(TREND),
		lineBefore: line(first, 0, (at) => [1, at, 0, 0]),
		lineAfter: line(start, last, (at) => [1, at, 1, at - start]),
		drawnOn: line(0, last, (at) => [1, at, 0, 0])
	};
}

const bare = ({ size, low, high }: Estimate): Estimate => ({ size, low, high });

/** The edge of a band bends: so many pieces look smooth. */
const PIECES = 6;

const placesBetween = (from: number, until: number): readonly number[] =>
	Array.from({ length: PIECES + 1 }, (_, i) => from + ((until - from) * i) / PIECES);
