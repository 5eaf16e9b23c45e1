/** The answers of a story point that tell whether a change moved anything: when each was told, where, and how much of the target is in it. */
import { type Column, type Columns, FIRST_VALUE, type TimeColumn } from '#lib/explore/columns.ts';
import { measureOf, type Target } from './aim.ts';

/** Where the change was, and where it was not. */
export type Place = 'here' | 'there';

export interface Answer {
	/** Since 1970-01-01. */
	readonly day: number;
	/** 0 … 100. */
	readonly value: number;
	readonly place: Place;
	/** Of the columns they came from. */
	readonly row: number;
}

/** Ids of options of a question about areas. Without any the change was everywhere. */
export interface Areas {
	readonly dimension: string;
	readonly here: readonly string[];
	/** Areas to compare with; others are left out. */
	readonly there: readonly string[];
}

/** @returns `undefined` where the question or the part of it is no longer asked */
export function answersTo(columns: Columns, target: Target, areas: Areas | undefined): readonly Answer[] | undefined {
	const column = columnOf(columns, target.dimension);
	const measure = column && measureOf(column, target.part);
	const days = columns.columns.find(({ kind }) => kind === 'time') as TimeColumn | undefined;
	const place = placeIn(columns, areas);
	if (!measure || !days || !place) return undefined;
	const answers: Answer[] = [];
	for (let row = 0; row < columns.rows; row++) {
		const value = measure(row);
		const day = days.days[days.codes[row]! - FIRST_VALUE];
		const where = place(row);
		if (value !== undefined && day !== undefined && where) answers.push({ day, value, place: where, row });
	}
	return answers;
}

const columnOf = ({ columns }: Columns, id: string): Column | undefined =>
	columns.find(({ dimension }) => dimension.id === id);

function placeIn(columns: Columns, areas: Areas | undefined): ((row: number) => Place | undefined) | undefined {
	if (!areas) return () => 'here';
	const column = columnOf(columns, areas.dimension);
	if (column?.kind !== 'choice') return undefined;
	const places = column.dimension.options.map(({ id }): Place | undefined =>
		areas.here.includes(id) ? 'here' : areas.there.includes(id) ? 'there' : undefined
	);
	return (row) => places[column.codes[row]! - FIRST_VALUE];
}
