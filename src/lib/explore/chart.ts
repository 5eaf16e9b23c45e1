/**
 * A column as a chart: what stays the same while somebody chooses (its shape), and what follows (its counts).
 * Both are plain data, so that the server can draw the first picture and the browser every next one.
 */
import type {
	ChoiceDimension,
	ChoicesDimension,
	SliderDimension,
	TimeDimension,
	TriadDimension
} from '#lib/signify/dimension.ts';
import type { Shares } from '#lib/signify/answer.ts';
import {
	type Column,
	FIRST_VALUE,
	NOT_APPLICABLE,
	type SliderColumn,
	type TimeColumn,
	type TriadColumn,
	UNANSWERED
} from './columns.ts';
import type { Tally } from './count.ts';
import {
	answered,
	byOption,
	fold,
	type Folding,
	sliderHistogram,
	timeline,
	timelineIn,
	triadDensity,
	type TimeUnit,
	unitsOf
} from './folding.ts';
import { type Quartiles, quartilesOf } from './statistics/quartiles.ts';
import { CELL_SIDE, cellOrigin, WHOLE } from './triangle.ts';

export interface OptionsShape {
	readonly kind: 'options';
	readonly dimension: ChoiceDimension | ChoicesDimension;
}

export interface SliderShape {
	readonly kind: 'slider';
	readonly dimension: SliderDimension;
}

export interface TriadShape {
	readonly kind: 'triad';
	readonly dimension: TriadDimension;
	/** Hexagons along one side. */
	readonly side: number;
	readonly centres: readonly Shares[];
}

export interface TimeShape {
	readonly kind: 'time';
	readonly dimension: TimeDimension;
	readonly unit: TimeUnit;
	/** What somebody may choose instead. */
	readonly units: readonly TimeUnit[];
	/** The first day of every bin, and last the day after the last bin. */
	readonly edges: readonly number[];
}

export type ChartShape = OptionsShape | SliderShape | TriadShape | TimeShape;

/** Stories that meet the other filters, beside all stories. */
export interface Pair {
	readonly selected: number;
	readonly all: number;
}

export interface ChartCounts {
	/** A count per bar, step, hexagon or period. */
	readonly selected: readonly number[];
	readonly all: readonly number[];
	readonly answered: Pair;
	readonly notApplicable: Pair;
	readonly unanswered: Pair;
	/** Single dots of a triad, where there are few enough to tell apart. */
	readonly dots?: readonly Dot[];
	/** Of a slider, in hundredths; `undefined` where nobody answered. */
	readonly quartiles?: QuartilePair;
}

export interface QuartilePair {
	readonly selected: Quartiles | undefined;
	readonly all: Quartiles | undefined;
}

export interface Dot extends Pair {
	readonly shares: Shares;
}

export interface Chart {
	readonly shape: ChartShape;
	readonly counts: (tally: Tally) => ChartCounts;
}

const TRIAD_SIDE = 14;

/** More dots than this are a cloud: hexagons say it better. */
const MOST_DOTS = 1200;

/** @param unit  how somebody wants time divided; left alone where that would say too little or draw too much */
export function chartOf(column: Column, unit?: TimeUnit): Chart {
	switch (column.kind) {
		case 'choice':
		case 'choices':
			return { shape: { kind: 'options', dimension: column.dimension }, counts: foldedCounts(byOption(column)) };
		case 'slider':
			return sliderChart(column);
		case 'triad':
			return triadChart(column);
		case 'time':
			return timeChart(column, unit !== undefined && unitsOf(column).includes(unit) ? unit : undefined);
	}
}

function foldedCounts(folding: Folding): Chart['counts'] {
	const bins = new Int32Array(folding.binCount);
	return ({ selected, all }) => ({
		selected: Array.from(fold(folding, selected, bins)),
		all: Array.from(fold(folding, all, bins)),
		answered: { selected: answered(selected), all: answered(all) },
		notApplicable: { selected: selected[NOT_APPLICABLE]!, all: all[NOT_APPLICABLE]! },
		unanswered: { selected: selected[UNANSWERED]!, all: all[UNANSWERED]! }
	});
}

/** @param unit  what somebody chose; otherwise what fits the time between the first and the last day */
function timeChart(column: TimeColumn, unit: TimeUnit | undefined): Chart {
	const folding = unit === undefined ? timeline(column) : timelineIn(column, unit);
	return {
		shape: {
			kind: 'time',
			dimension: column.dimension,
			unit: folding.unit,
			units: unitsOf(column),
			edges: folding.edges
		},
		counts: foldedCounts(folding)
	};
}

function sliderChart(column: SliderColumn): Chart {
	const counts = foldedCounts(sliderHistogram(column));
	return {
		shape: { kind: 'slider', dimension: column.dimension },
		counts: (tally) => ({
			...counts(tally),
			quartiles: {
				selected: quartilesOf(tally.selected.subarray(FIRST_VALUE)),
				all: quartilesOf(tally.all.subarray(FIRST_VALUE))
			}
		})
	};
}

function triadChart({ dimension }: TriadColumn): Chart {
	const density = triadDensity(TRIAD_SIDE);
	const counts = foldedCounts(density);
	return {
		shape: { kind: 'triad', dimension, side: TRIAD_SIDE, centres: density.centres },
		counts(tally) {
			const counted = counts(tally);
			return counted.answered.all > MOST_DOTS ? counted : { ...counted, dots: dotsOf(tally) };
		}
	};
}

/** One dot per cell of the lattice that holds a story: cells are smaller than a dot as it is drawn. */
function dotsOf({ selected, all }: Tally): Dot[] {
	const dots: Dot[] = [];
	for (let code = FIRST_VALUE; code < all.length; code++)
		if (all[code]! > 0) dots.push({ shares: middleOf(code - FIRST_VALUE), selected: selected[code]!, all: all[code]! });
	return dots;
}

function middleOf(cell: number): Shares {
	const [top, left] = cellOrigin(cell);
	const half = Math.min(CELL_SIDE, WHOLE - top - left) / 2;
	const [middleTop, middleLeft] = [Math.min(top + half, WHOLE), Math.min(left + half, WHOLE)];
	const over = Math.max(0, middleTop + middleLeft - WHOLE) / 2;
	const [t, l] = [(middleTop - over) / WHOLE, (middleLeft - over) / WHOLE];
	return [t, l, Math.max(0, 1 - t - l)];
}

/** A part as a share of its whole; 0 of nothing is nothing. */
export const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

/** The largest share in a chart, of the selected stories and of all: what its scale must reach. */
export function largestShare({ selected, all, answered: whole }: ChartCounts): number {
	let largest = 0;
	for (let bin = 0; bin < all.length; bin++)
		largest = Math.max(largest, share(all[bin]!, whole.all), share(selected[bin]!, whole.selected));
	return largest;
}
