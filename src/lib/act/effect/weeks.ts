/** Time around a change, in weeks that are counted from it. */
import type { Answer, Place } from './answers.ts';

/** Days since 1970-01-01, both included. */
export interface Days {
	readonly first: number;
	readonly last: number;
}

/** The days that are compared. While a change goes on nothing is counted: it is no longer before it, and not yet after. */
export interface Periods {
	readonly before: Days;
	readonly after: Days;
}

const WEEK = 7;

/**
 * What happens on one day holds from that day; what takes longer, from the day after.
 *
 * @param weeks  at most so many on either side
 * @param today  the last day that is counted
 * @returns `undefined` while there is no day after it
 */
export function periodsAround(change: Days, weeks: number, today: number): Periods | undefined {
	const start = change.last === change.first ? change.first : change.last + 1;
	if (start > today) return undefined;
	return {
		before: { first: change.first - weeks * WEEK, last: change.first - 1 },
		after: { first: start, last: Math.min(today, start + weeks * WEEK - 1) }
	};
}

export const isWithin = (day: number, { first, last }: Days): boolean => first <= day && day <= last;

/** What was told in one week at one place. */
export interface Mean {
	/** Answers; 0 where nobody told anything. */
	readonly n: number;
	/** 0 … 100; NaN where nobody told anything. */
	readonly mean: number;
}

export interface Week extends Readonly<Record<Place, Mean>> {
	readonly first: number;
	/** Weeks from the first day of the change to the middle of this one: below 0 before it. */
	readonly at: number;
	readonly side: 'before' | 'during' | 'after';
}

/**
 * All weeks from the first with an answer to the last, also those without, evenly spaced: weeks before the change are counted back from
 * it, and those after it begin when it is there.
 */
export function weeksAround(periods: Periods, answers: readonly Answer[]): readonly Week[] {
	const { before, after } = periods;
	const during = Math.floor((after.first - before.last - 1) / WEEK);
	const placeOf = (day: number) => {
		if (isWithin(day, before)) return -Math.ceil((before.last + 1 - day) / WEEK);
		return isWithin(day, after) ? during + Math.floor((day - after.first) / WEEK) : undefined;
	};
	const sums = new Map<number, Record<Place, { n: number; sum: number }>>();
	for (const { day, value, place } of answers) {
		const week = placeOf(day);
		if (week === undefined) continue;
		const sum = sums.get(week) ?? { here: { n: 0, sum: 0 }, there: { n: 0, sum: 0 } };
		sum[place].n++;
		sum[place].sum += value;
		sums.set(week, sum);
	}
	if (sums.size === 0) return [];
	const from = Math.min(...sums.keys());
	const until = Math.max(...sums.keys());
	return Array.from({ length: until - from + 1 }, (_, i): Week => {
		const week = from + i;
		const first = week >= during ? after.first + (week - during) * WEEK : before.last + 1 + week * WEEK;
		const sum = sums.get(week);
		return {
			first,
			at: (first + WEEK / 2 - before.last - 1) / WEEK,
			side: week < 0 ? 'before' : week < during ? 'during' : 'after',
			here: meanOf(sum?.here),
			there: meanOf(sum?.there)
		};
	});
}

const meanOf = (sum: { readonly n: number; readonly sum: number } | undefined): Mean =>
	sum && sum.n > 0 ? { n: sum.n, mean: sum.sum / sum.n } : { n: 0, mean: NaN };
