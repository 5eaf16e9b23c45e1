/** Groups that ask the same of several things at once: a table of choices, or a screen of ranges. */
import { MOST_COLUMNS, MOST_ROWS } from '../../question-types/matrix/matrix.ts';
import { MOST_SLIDERS } from '../../question-types/sliders/sliders.ts';
import type { FormRow } from './table.ts';
import { typeIn } from './type-in.ts';

export interface Grid {
	readonly kind: 'matrix' | 'sliders';
	readonly group: FormRow;
	/** What is read above it: the name of the table, or what to do. */
	readonly above: readonly FormRow[];
	readonly rows: readonly FormRow[];
	/** The name of the choices that all rows share. */
	readonly list: string;
	/** Where its group ends, counted in rows of the sheet. */
	readonly end: number;
}

/** By the row where its group begins. @param countOf  how many choices a list offers */
export function gridsIn(rows: readonly FormRow[], countOf: (list: string) => number): ReadonlyMap<number, Grid> {
	const leanedOn = namesIn(rows);
	const grids = new Map<number, Grid>();
	rows.forEach((row, begin) => {
		if (typeIn(row).type !== 'begin_group' || !/table-list|field-list/.test(row.appearance ?? '')) return;
		const end = rows.findIndex((other, at) => at > begin && /^(begin|end)_/.test(typeIn(other).type));
		if (end < 0 || typeIn(rows[end]!).type !== 'end_group') return;
		const inside = rows.slice(begin + 1, end).filter((other) => typeIn(other).type !== '');
		const grid = gridOf(row, inside, countOf, leanedOn);
		if (grid) grids.set(begin, { ...grid, end });
	});
	return grids;
}

function gridOf(
	group: FormRow,
	inside: readonly FormRow[],
	countOf: (list: string) => number,
	leanedOn: ReadonlySet<string>
): Omit<Grid, 'end'> | undefined {
	const first = inside.findIndex((row) => !isAbove(row));
	const [above, rows] = first < 0 ? [inside, []] : [inside.slice(0, first), inside.slice(first)];
	if (rows.length < 2 || !rows.every((row) => isPlain(row, leanedOn))) return undefined;
	if (![group, ...above].some(hasLabel)) return undefined;
	const { type, list } = typeIn(rows[0]!);
	if (!rows.every((row) => typeIn(row).type === type && typeIn(row).list === list)) return undefined;
	const kind = kindOf(type, rows.length, countOf(list));
	return kind && { kind, group, above, rows, list };
}

function kindOf(type: string, rows: number, columns: number): Grid['kind'] | undefined {
	if (type === 'range') return rows <= MOST_SLIDERS ? 'sliders' : undefined;
	const fits = rows <= MOST_ROWS && columns >= 2 && columns <= MOST_COLUMNS;
	return type === 'select_one' && fits ? 'matrix' : undefined;
}

const hasLabel = (row: FormRow): boolean => Object.keys(row).some((column) => /^label\b/.test(column));

/** A note, or the row that only names the columns. */
const isAbove = (row: FormRow): boolean => typeIn(row).type === 'note' || /^label$/.test((row.appearance ?? '').trim());

/** Nothing hangs on it and it hangs on nothing: as a row of a grid it means the same. */
const isPlain = (row: FormRow, leanedOn: ReadonlySet<string>): boolean =>
	!row.relevant && !row.choice_filter && !typeIn(row).orOther && row.name !== undefined && !leanedOn.has(row.name);

/** Every question that a condition of another looks at. */
const namesIn = (rows: readonly FormRow[]): ReadonlySet<string> =>
	new Set(
		rows
			.flatMap(({ relevant = '', choice_filter = '' }) => [
				...`${relevant} ${choice_filter}`.matchAll(/\$\{\s*([\w.-]+)\s*\}/g)
			])
			.map(([, name]) => name!)
	);
