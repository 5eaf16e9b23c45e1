/**
 * From counts by code to what a chart draws. A folding is made once per column and holds for every count of it;
 * bins are asked for with `fold`, into an array that can be used again.
 */
import type { Shares } from '#lib/signify/answer.ts';
import {
	type ChoiceColumn,
	type ChoicesColumn,
	type Column,
	FIRST_VALUE,
	SLIDER_STEPS,
	type SliderColumn,
	type TimeColumn
} from './columns.ts';
import { CELL_SIDE, cellOrigin, LATTICE_CELLS, WHOLE } from './triangle.ts';

/** Which bins a code counts in: `bins[starts[code]] … bins[starts[code + 1] - 1]`; missing answers count in none. */
export interface Folding {
	readonly binCount: number;
	readonly starts: Uint32Array;
	readonly bins: Uint16Array;
}

/** @param into  as long as the folding has bins; overwritten */
export function fold({ binCount, starts, bins }: Folding, byCode: Int32Array, into = new Int32Array(binCount)) {
	into.fill(0);
	for (let code = FIRST_VALUE; code < byCode.length; code++) {
		const stories = byCode[code]!;
		if (stories === 0) continue;
		for (let i = starts[code]!; i < starts[code + 1]!; i++) into[bins[i]!]! += stories;
	}
	return into;
}

/** A bin per option. With several choices a story counts once in each option it chose. */
export function byOption(column: ChoiceColumn | ChoicesColumn): Folding {
	const options = column.dimension.options.length;
	if (column.kind === 'choice')
		return oneBinEach(
			options,
			Uint16Array.from({ length: options }, (_, i) => i)
		);
	const starts = new Uint32Array(FIRST_VALUE + column.starts.length);
	starts.set(column.starts, FIRST_VALUE);
	return { binCount: options, starts, bins: column.members };
}

/** The hundredths of a slider in bins of equal width; the last one includes 100. */
export function sliderHistogram(_column: SliderColumn, binCount = 20): Folding {
	const width = SLIDER_STEPS / binCount;
	return oneBinEach(
		binCount,
		Uint16Array.from({ length: SLIDER_STEPS + 1 }, (_, step) => Math.min(Math.floor(step / width), binCount - 1))
	);
}

export interface TriadDensity extends Folding {
	/** The middle of every bin: together a triangular lattice with `side + 1` points along each side of the triangle. */
	readonly centres: readonly Shares[];
}

/**
 * A triangle in hexagons: every dot counts at the nearest point of a triangular lattice.
 *
 * @param side  steps along one side of the triangle
 */
export function triadDensity(side = 12): TriadDensity {
	const centres: Shares[] = [];
	const firstOfRow: number[] = [];
	for (let top = 0; top <= side; top++) {
		firstOfRow.push(centres.length);
		for (let left = 0; left <= side - top; left++) {
			centres.push([top / side, left / side, (side - top - left) / side]);
		}
	}
	const bins = Uint16Array.from({ length: LATTICE_CELLS }, (_, cell) => {
		const [top, left] = nearestPoint(middleOf(cell), side);
		return firstOfRow[top]! + left;
	});
	return { ...oneBinEach(centres.length, bins), centres };
}

/** Cells on the side opposite `left` and `top` are cut in half by it; the middle of what is inside. */
function middleOf(cell: number): Shares {
	const [top, left] = cellOrigin(cell);
	const reach = Math.min(CELL_SIDE - 1, WHOLE - top - left);
	const halves = top + left + 2 * (CELL_SIDE - 1) > WHOLE ? 3 : 2;
	const [t, l] = [(top + reach / halves) / WHOLE, (left + reach / halves) / WHOLE];
	return [t, l, 1 - t - l];
}

/** Rounds three shares to whole steps that still sum to `side`: the one that moved most gives way. */
function nearestPoint(shares: Shares, side: number): readonly [top: number, left: number] {
	const exact = shares.map((share) => share * side);
	const whole = exact.map(Math.round);
	const moved = exact.map((step, i) => Math.abs(step - whole[i]!));
	const most = moved.indexOf(Math.max(...moved));
	whole[most]! += side - whole[0]! - whole[1]! - whole[2]!;
	return [whole[0]!, whole[1]!];
}

const TIME_UNITS = ['day', 'week', 'month', 'quarter', 'year', 'decade', 'century'] as const;
export type TimeUnit = (typeof TIME_UNITS)[number];

export interface Timeline extends Folding {
	readonly unit: TimeUnit;
	/** The first day of every bin, and last the day after the last bin; days since 1970-01-01. */
	readonly edges: readonly number[];
}

/** The finest timeline from the first to the last day that has at most `mostBins` bins, empty ones included. */
export function timeline(column: TimeColumn, mostBins = 60, finest = finestOf(column)): Timeline {
	const fitting = TIME_UNITS.slice(TIME_UNITS.indexOf(finest)).find((unit) => binsIn(column, unit) <= mostBins);
	return timelineIn(column, fitting ?? 'century');
}

/** A timeline in units that somebody chose. */
export function timelineIn({ days }: TimeColumn, unit: TimeUnit): Timeline {
	if (days.length === 0) return { ...oneBinEach(0, new Uint16Array(0)), unit, edges: [] };
	const first = binNumber(unit, days[0]!);
	const binCount = Math.min(binNumber(unit, days.at(-1)!) - first + 1, MOST_BINS);
	const bins = Uint16Array.from(days, (day) => Math.min(binNumber(unit, day) - first, binCount - 1));
	const edges = Array.from({ length: binCount + 1 }, (_, bin) => firstDayOf(unit, first + bin));
	return { ...oneBinEach(binCount, bins), unit, edges };
}

/** The units that somebody may choose: those in which this column still has bins that a finger can tell apart. */
export const unitsOf = (column: TimeColumn): readonly TimeUnit[] =>
	UNITS_BY_HAND.filter((unit) => binsIn(column, unit) <= MOST_BINS_BY_HAND);

/** From fine to coarse. */
export const UNITS_BY_HAND = ['day', 'week', 'month', 'quarter', 'year'] as const satisfies readonly TimeUnit[];

const MOST_BINS_BY_HAND = 400;

const binsIn = ({ days }: TimeColumn, unit: TimeUnit): number =>
	days.length === 0 ? 0 : binNumber(unit, days.at(-1)!) - binNumber(unit, days[0]!) + 1;

/** Who names no day but a month or a year, is kept at its first day: days and weeks would say more than was told. */
function finestOf(column: TimeColumn): TimeUnit {
	const { days } = column;
	if (days.every((day) => firstDayOf('month', binNumber('month', day)) === day)) return 'month';
	if (binsIn(column, 'day') <= MOST_DAYS) return 'day';
	return binsIn(column, 'week') <= MOST_WEEKS ? 'week' : 'month';
}

/** A longer time is told by the week, and one of more than half a year by the month. */
const MOST_DAYS = 31;
const MOST_WEEKS = 26;

/** What a 16-bit bin number can say; only centuries beyond all calendars come near. */
const MOST_BINS = 0x10000;

/** Weeks begin on Monday; 1970-01-01 was a Thursday. */
const THURSDAY = 3;

const MONTHS = { month: 1, quarter: 3, year: 12, decade: 120, century: 1200 } as const;

function binNumber(unit: TimeUnit, day: number): number {
	if (unit === 'day') return day;
	if (unit === 'week') return Math.floor((day + THURSDAY) / 7);
	return Math.floor(monthOf(day) / MONTHS[unit]);
}

function firstDayOf(unit: TimeUnit, bin: number): number {
	if (unit === 'day') return bin;
	if (unit === 'week') return bin * 7 - THURSDAY;
	return dayOfMonth(bin * MONTHS[unit]);
}

/** Days of 400 years, after which the calendar repeats itself. */
const ERA_DAYS = 146_097;

/** Months since January of the year 0. */
function monthOf(day: number): number {
	// JavaScript's dates end where 32-bit days go on: count within one era.
	const era = Math.floor(day / ERA_DAYS);
	const date = new Date((day - era * ERA_DAYS) * 86_400_000);
	return (date.getUTCFullYear() + era * 400) * 12 + date.getUTCMonth();
}

/** The first day of a month counted from January of the year 0. */
function dayOfMonth(month: number): number {
	const era = Math.floor((month - 1970 * 12) / 4800);
	return Date.UTC(2000, month - 2000 * 12 - era * 4800) / 86_400_000 + era * ERA_DAYS;
}

function oneBinEach(binCount: number, bins: Uint16Array): Folding {
	const starts = Uint32Array.from({ length: FIRST_VALUE + bins.length + 1 }, (_, code) =>
		Math.max(0, code - FIRST_VALUE)
	);
	return { binCount, starts, bins };
}

/** How many stories gave a value, under the same clauses as the counts. */
export const answered = (byCode: Int32Array): number => {
	let stories = 0;
	for (let code = FIRST_VALUE; code < byCode.length; code++) stories += byCode[code]!;
	return stories;
};

/** The folding a chart uses when it asks for nothing special. */
export function usualFolding(column: Column): Folding {
	switch (column.kind) {
		case 'choice':
		case 'choices':
			return byOption(column);
		case 'slider':
			return sliderHistogram(column);
		case 'triad':
			return triadDensity();
		case 'time':
			return timeline(column);
	}
}
