import crossfilter from 'crossfilter2';
import { type AnswerClause, passesTriad } from '#lib/explore/clause.ts';
import { type Column, type Columns, FIRST_VALUE } from '#lib/explore/columns.ts';
import { triadRaster } from '#lib/explore/triad-raster.ts';
import { spotIn } from '#lib/explore/triangle.ts';
import { judge } from '#lib/explore/verdicts.ts';
import { type Contender, LISTED } from './contender.ts';

/**
 * crossfilter2 as its manual says: records are row numbers, dimensions and groups are on codes, and of its filters each
 * clause takes the one that suits it best. A triangle's dimension is the exact
 * place, grouped by cell.
 */
export function crossfilterPeer(columns: Columns): Contender {
	const index = crossfilter(Array.from({ length: columns.rows }, (_, row) => row));
	const byRow = index.dimension((row) => row);
	const dimensions = columns.columns.map((column) => index.dimension(valueOf(column)));
	const groups = columns.columns.map((column, i) =>
		column.kind === 'triad' ? dimensions[i]!.group((value) => Math.floor(value / PLACES)) : dimensions[i]!.group()
	);
	const charts = columns.columns.map(({ codeCount }) => new Int32Array(codeCount));
	let applied: readonly AnswerClause[] = [];
	return {
		name: 'crossfilter2',
		step(clauses) {
			for (const clause of clauses.filter((clause) => !applied.includes(clause))) {
				const at = columns.columns.findIndex(({ dimension }) => dimension.id === clause.dimension);
				filter(dimensions[at]!, columns.columns[at]!, clause);
			}
			for (const { dimension: id } of applied.filter(
				(old) => !clauses.some((clause) => clause.dimension === old.dimension)
			)) {
				dimensions[columns.columns.findIndex(({ dimension }) => dimension.id === id)]!.filterAll();
			}
			applied = clauses;
			groups.forEach((group, i) => {
				for (const { key, value } of group.all()) charts[i]![Number(key)] = Number(value);
			});
			return { charts, rows: byRow.bottom(LISTED) };
		}
	};
}

type NumberDimension = crossfilter.Dimension<number, number>;

function filter(dimension: NumberDimension, column: Column, { test }: AnswerClause): void {
	if (test.kind === 'slider' && test.ranges.length === 1) {
		dimension.filterRange([FIRST_VALUE + test.ranges[0]!.from, FIRST_VALUE + test.ranges[0]!.to + 1]);
	} else if (test.kind === 'triad') {
		dimension.filterFunction((value) => {
			const code = Math.floor(Number(value) / PLACES);
			return code >= FIRST_VALUE && passesTriad(test, spotIn(code - FIRST_VALUE, Number(value) % PLACES));
		});
	} else {
		const verdicts = new Uint8Array(column.codeCount);
		judge({ dimension: column.dimension.id, test }, column, verdicts, triadRaster());
		const passing = [...verdicts.keys()].filter((code) => verdicts[code] === 1);
		if (passing.length === 1) dimension.filterExact(passing[0]!);
		else dimension.filterFunction((code) => verdicts[Number(code)] === 1);
	}
}

/** A place in a cell takes one byte. */
const PLACES = 256;

function valueOf(column: Column): (row: number) => number {
	const { codes } = column;
	return column.kind === 'triad' ? (row) => codes[row]! * PLACES + column.places[row]! : (row) => codes[row]!;
}
