/**
 * What a column holds, seen in one pass and in bounded memory: enough to guess what it is and which options it has.
 */
import type { Shape } from './mapping.ts';
import { looksLikeMoment, orderSeenIn } from './moment.ts';
import { saysNotApplicable } from './not-applicable-words.ts';
import { numberIn } from './number.ts';

export interface ColumnSurvey {
	filled: number;
	numbers: number;
	/** Of the numbers that are whole. */
	integers: number;
	min: number;
	max: number;
	uuids: number;
	moments: number;
	dayFirst: number;
	monthFirst: number;
	addresses: number;
	links: number;
	/** "n.v.t.", "N/A" and the like. */
	notApplicable: number;
	/** In characters. */
	longest: number;
	totalLength: number;
	/** How often each value comes; undefined when there are too many or too long ones to be options. */
	values: Map<string, number> | undefined;
}

/** More than the longest list of options we met (countries). */
const MOST_VALUES = 400;
const LONGEST_VALUE = 300;
/** Of all values of all columns together, in characters. */
const VALUES_BUDGET = 8_000_000;

export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const LINK = /^https?:\/\//i;
const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

export interface Surveyor {
	readonly see: (cells: readonly string[]) => void;
	readonly columns: readonly ColumnSurvey[];
}

export function surveyColumns(count: number): Surveyor {
	const columns = Array.from({ length: count }, emptySurvey);
	let budget = VALUES_BUDGET;

	function seeValue(column: ColumnSurvey, value: string): void {
		if (!column.values) return;
		const before = column.values.get(value);
		if (before !== undefined) {
			column.values.set(value, before + 1);
			return;
		}
		if (value.length > LONGEST_VALUE || column.values.size >= MOST_VALUES || budget < value.length) {
			column.values = undefined;
			return;
		}
		budget -= value.length;
		column.values.set(ownCopy(value), 1);
	}

	return {
		columns,
		see(cells) {
			for (let i = 0; i < count; i++) {
				const cell = cells[i];
				if (cell === undefined || cell === '') continue;
				const value = cell.trim();
				if (value === '') continue;
				const column = columns[i]!;
				seeShape(column, value);
				seeValue(column, value);
			}
		}
	};
}

function seeShape(column: ColumnSurvey, value: string): void {
	column.filled++;
	column.totalLength += value.length;
	if (value.length > column.longest) column.longest = value.length;
	if (value.length > 80) {
		if (LINK.test(value)) column.links++;
		return;
	}
	const number = numberIn(value);
	if (number !== undefined) seeNumber(column, number);
	else if (UUID.test(value)) column.uuids++;
	else seeWords(column, value);
}

function seeNumber(column: ColumnSurvey, number: number): void {
	column.numbers++;
	if (Number.isInteger(number)) column.integers++;
	if (number < column.min) column.min = number;
	if (number > column.max) column.max = number;
}

function seeWords(column: ColumnSurvey, value: string): void {
	if (saysNotApplicable(value)) column.notApplicable++;
	else if (looksLikeMoment(value)) {
		column.moments++;
		const order = orderSeenIn(value);
		if (order === 'day-first') column.dayFirst++;
		if (order === 'month-first') column.monthFirst++;
	} else if (ADDRESS.test(value)) column.addresses++;
	else if (LINK.test(value)) column.links++;
}

/** A short piece of a long text would keep the whole text in memory. */
const ownCopy = (value: string): string => JSON.parse(JSON.stringify(value)) as string;

const emptySurvey = (): ColumnSurvey => ({
	filled: 0,
	numbers: 0,
	integers: 0,
	min: Infinity,
	max: -Infinity,
	uuids: 0,
	moments: 0,
	dayFirst: 0,
	monthFirst: 0,
	addresses: 0,
	links: 0,
	notApplicable: 0,
	longest: 0,
	totalLength: 0,
	values: new Map()
});

/** What most of the values are. */
export function shapeOf(column: ColumnSurvey): Shape {
	const { filled } = column;
	if (filled === 0) return 'empty';
	const most = ([count]: readonly [number, Shape]) => count > filled * 0.9;
	const counted: (readonly [number, Shape])[] = [
		[column.numbers, 'numbers'],
		[column.uuids, 'ids'],
		[column.moments, 'moments'],
		[column.links, 'links']
	];
	const found = counted.find(most);
	if (found) return found[1];
	// One address among the words is enough to be careful.
	if (column.addresses > filled * 0.2) return 'addresses';
	if (column.values && column.values.size <= 30 && column.longest <= 100) return 'few-values';
	return column.totalLength / filled > 60 ? 'long-texts' : 'words';
}
