/** What changed around a story point, beside the experiences in time: a new desk, a rule that went, a flood. */
import type { Id } from '#lib/platform/id.ts';

/** As somebody writes it. */
export interface Change {
	readonly name: string;
	/** Days since 1970-01-01, both included; `first` ≤ `last`. */
	readonly first: number;
	readonly last: number;
	readonly isPlanned: boolean;
}

export interface ChangeMark extends Change {
	readonly id: Id<'change-mark'>;
}

/** What the charts of a point show, and whether whoever looks may change it. */
export interface ChangesView {
	/** In the order of time. */
	readonly marks: readonly ChangeMark[];
	readonly mayKeep: boolean;
}

export const LONGEST_CHANGE_NAME = 80;

/** More lines than this nobody tells apart. */
export const MOST_CHANGES = 40;

export interface PlacedMark {
	/** From 1, in the order of time. */
	readonly number: number;
	readonly mark: ChangeMark;
	/** Shares of the width of the chart: 0 is its first day, 1 the end of its last. */
	readonly from: number;
	readonly to: number;
	/** From 0: the numbers of one lane do not touch. */
	readonly lane: number;
}

/**
 * The marks that fall in the time of a chart, each on a lane where its number has room.
 * @param marks  in the order of time
 * @param edges  ascending; the first day, …, the day after the last one
 * @param room  how wide a number is, as a share of the width
 */
export function placeMarks(
	marks: readonly ChangeMark[],
	edges: readonly number[],
	room: number
): readonly PlacedMark[] {
	const [first, end] = [edges[0], edges.at(-1)];
	if (first === undefined || end === undefined || end <= first) return [];
	const shareAt = (day: number) => (Math.min(Math.max(day, first), end) - first) / (end - first);
	const lanes: number[] = [];
	return marks.flatMap((mark, place): PlacedMark[] => {
		if (mark.last < first || mark.first >= end) return [];
		const [from, to] = [shareAt(mark.first), shareAt(mark.last + 1)];
		const free = lanes.findIndex((taken) => taken + room <= from);
		const lane = free < 0 ? lanes.length : free;
		lanes[lane] = from;
		return [{ number: place + 1, mark, from, to, lane }];
	});
}

/** Of every bin the marks that touch it. */
export const marksOfBins = (
	marks: readonly ChangeMark[],
	edges: readonly number[]
): readonly (readonly ChangeMark[])[] =>
	edges.slice(0, -1).map((day, bin) => marks.filter(({ first, last }) => first < edges[bin + 1]! && last >= day));
