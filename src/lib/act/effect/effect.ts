/**
 * What became of something that a change should move: lines where there are weeks enough, else a difference with its interval, else
 * how many experiences it still takes. It never says that the change did it. Decision 0052.
 */
import type { Estimate } from '#lib/explore/statistics/two-groups.ts';
import type { Aim, Spread } from './aim.ts';
import type { Answer, Place } from './answers.ts';
import { type Difference, differenceOf, type Sides } from './difference.ts';
import { type Needed, neededFor } from './needed.ts';
import { type Segments, segmentsOf, segmentsOfDifference } from './segmented.ts';
import { isWithin, type Periods, type Week, weeksAround } from './weeks.ts';

/** How many answers. */
export interface Told {
	readonly before: number;
	readonly after: number;
}

interface Shown {
	readonly spread: Spread;
	readonly periods: Periods;
	readonly here: Told;
	/** Where the change was not; `undefined` when nothing is compared. */
	readonly there: Told | undefined;
	readonly weeks: readonly Week[];
	/** For when it is not enough to be sure. */
	readonly needed: Needed;
}

export interface LinesEffect extends Shown {
	readonly kind: 'lines';
	/** With a comparison: of here less there. */
	readonly segments: Segments;
	/** Of here alone, to draw. */
	readonly drawn: Segments | undefined;
	readonly drawnThere: Segments | undefined;
}

export interface DifferenceEffect extends Shown {
	readonly kind: 'difference';
	readonly difference: Difference;
}

export interface TooLittleEffect extends Shown {
	readonly kind: 'too-little';
	/** All told the same, so nothing can have moved; or there are too few. */
	readonly why: 'few' | 'same';
}

export type Effect = LinesEffect | DifferenceEffect | TooLittleEffect;

/** @param answers  of the whole story point; only what falls in the periods is counted */
export function effectOf(spread: Spread, answers: readonly Answer[], periods: Periods, isCompared: boolean): Effect {
	const counted = isCompared ? answers : answers.filter(({ place }) => place === 'here');
	const sidesOf = (place: Place): Sides => {
		const of = (period: Periods['before']) =>
			counted.flatMap((answer) => (answer.place === place && isWithin(answer.day, period) ? [answer.value] : []));
		return { before: of(periods.before), after: of(periods.after) };
	};
	const here = sidesOf('here');
	const there = isCompared ? sidesOf('there') : undefined;
	const weeks = weeksAround(periods, counted);
	const shown: Shown = {
		spread,
		periods,
		here: toldIn(here),
		there: there && toldIn(there),
		weeks,
		needed: neededFor(spread, here, there)
	};
	const difference = differenceOf(spread, here, there);
	if (!difference) return { ...shown, kind: 'too-little', why: isFew(shown.needed) ? 'few' : 'same' };
	const segments = isCompared ? segmentsOfDifference(weeks) : segmentsOf(weeks, ({ here }) => here);
	if (!segments) return { ...shown, kind: 'difference', difference };
	return {
		...shown,
		kind: 'lines',
		segments,
		drawn: isCompared ? segmentsOf(weeks, ({ here }) => here) : segments,
		drawnThere: isCompared ? segmentsOf(weeks, ({ there }) => there) : undefined
	};
}

const toldIn = ({ before, after }: Sides): Told => ({ before: before.length, after: after.length });

const isFew = ({ before, after }: Needed): boolean => before + after > 0;

/** What is said of it first: the step at the change where there are lines, else the difference. */
export const mainOf = (effect: LinesEffect | DifferenceEffect): Estimate =>
	effect.kind === 'lines' ? effect.segments.level : effect.difference;

/** Whether it went as it should: `unclear` where it may as well be nothing. */
export type Verdict = 'as-hoped' | 'other-way' | 'unclear';

export function verdictOf({ low, high }: Estimate, direction: Aim['direction']): Verdict {
	if (low <= 0 && high >= 0) return 'unclear';
	return low > 0 === (direction === 'more') ? 'as-hoped' : 'other-way';
}
