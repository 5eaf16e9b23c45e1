import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { AnswerClause } from '#lib/explore/clause.ts';
import { type Column, type Columns, FIRST_VALUE, spotAt } from '#lib/explore/columns.ts';
import { PASSES, triadRaster } from '#lib/explore/triad-raster.ts';
import type { Spot } from '#lib/explore/triangle.ts';
import { judge } from '#lib/explore/verdicts.ts';
import { type Contender, LISTED } from './contender.ts';

/** DuckDB in this process and in memory, with as many threads as it likes: one query for all charts and the list. */
export async function duckdbPeer(columns: Columns): Promise<Contender> {
	const instance = await DuckDBInstance.create(':memory:');
	const connection = await instance.connect();
	await load(connection, columns);
	const charts = columns.columns.map(({ codeCount }) => new Int32Array(codeCount));
	return {
		name: 'duckdb',
		async step(clauses) {
			for (const chart of charts) chart.fill(0);
			const reader = await connection.runAndReadAll(queryFor(columns.columns, clauses));
			const [of, codes, counts] = reader.getColumns() as number[][];
			const rows: number[] = [];
			for (let i = 0; i < of!.length; i++) {
				if (of![i] === columns.columns.length) rows.push(codes![i]!);
				else charts[of![i]!]![codes![i]!] = counts![i]!;
			}
			return { charts, rows: rows.sort((a, b) => a - b) };
		},
		close() {
			connection.closeSync();
			instance.closeSync();
		}
	};
}

async function load(connection: DuckDBConnection, { rows, columns }: Columns): Promise<void> {
	const fields = columns.flatMap((column, i) => [
		`c${i} ${column.codeCount <= 256 ? 'UTINYINT' : 'USMALLINT'}`,
		...(column.kind === 'triad' ? [`t${i} INTEGER`, `l${i} INTEGER`] : [])
	]);
	await connection.run(`CREATE TABLE stories (story INTEGER, ${fields.join(', ')})`);
	const appender = await connection.createAppender('stories');
	for (let row = 0; row < rows; row++) {
		appender.appendInteger(row);
		for (const column of columns) {
			const code = column.codes[row]!;
			if (column.codeCount <= 256) appender.appendUTinyInt(code);
			else appender.appendUSmallInt(code);
			if (column.kind !== 'triad') continue;
			const [top, left] = code < FIRST_VALUE ? [-1, -1] : spotAt(column, row);
			appender.appendInteger(top);
			appender.appendInteger(left);
		}
		appender.endRow();
	}
	appender.closeSync();
}

/** Charts with a clause of their own are counted apart from the others, which share one pass. */
function queryFor(columns: readonly Column[], clauses: readonly AnswerClause[]): string {
	const indexOf = ({ dimension: id }: AnswerClause) => columns.findIndex(({ dimension }) => dimension.id === id);
	const where = (chosen: readonly AnswerClause[]) =>
		chosen.length > 0
			? `WHERE ${chosen.map((clause) => conditionOf(columns, indexOf(clause), clause)).join(' AND ')}`
			: '';
	const own = clauses.map((clause) => ({ at: indexOf(clause), others: clauses.filter((other) => other !== clause) }));
	const shared = [...columns.keys()].filter((at) => !own.some((one) => one.at === at));
	return [
		`WITH passing AS MATERIALIZED (SELECT * FROM stories ${where(clauses)})`,
		[
			...shared.map(
				(at) => `SELECT ${at} AS chart, c${at}::INTEGER AS code, count(*)::INTEGER AS n FROM passing GROUP BY c${at}`
			),
			...own.map(
				({ at, others }) =>
					`SELECT ${at}, c${at}::INTEGER, count(*)::INTEGER FROM stories ${where(others)} GROUP BY c${at}`
			),
			`(SELECT ${columns.length}, story, 0 FROM passing ORDER BY story LIMIT ${LISTED})`
		].join(' UNION ALL ')
	].join(' ');
}

function conditionOf(columns: readonly Column[], at: number, clause: AnswerClause): string {
	const { test } = clause;
	if (test.kind === 'slider' && test.ranges.length === 1) {
		return `c${at} BETWEEN ${FIRST_VALUE + test.ranges[0]!.from} AND ${FIRST_VALUE + test.ranges[0]!.to}`;
	}
	if (test.kind === 'triad') return insideLasso(`t${at}`, `l${at}`, test.lasso);
	const verdicts = new Uint8Array(columns[at]!.codeCount);
	judge(clause, columns[at]!, verdicts, triadRaster());
	return `c${at} IN (${[...verdicts.keys()].filter((code) => verdicts[code] === PASSES).join() || 'NULL'})`;
}

/** Even-odd, asked only within the box around the lasso: of the ways tried, the one DuckDB is fastest at. */
function insideLasso(top: string, left: string, lasso: readonly Spot[]): string {
	const tops = lasso.map(([top]) => top);
	const lefts = lasso.map(([, left]) => left);
	const box = [
		`${top} BETWEEN ${Math.max(0, Math.min(...tops))} AND ${Math.max(...tops)}`,
		`${left} BETWEEN ${Math.min(...lefts)} AND ${Math.max(...lefts)}`
	];
	const edges = lasso.map((to, i) => {
		const [lower, upper] = [lasso.at(i - 1)!, to].sort((a, b) => a[0] - b[0]) as [Spot, Spot];
		const turn = `(${upper[1] - lower[1]}) * (${top} - (${lower[0]})) > (${left} - (${lower[1]})) * ${upper[0] - lower[0]}`;
		return `(${top} >= ${lower[0]} AND ${top} < ${upper[0]} AND ${turn})::INTEGER`;
	});
	return `(${box.join(' AND ')} AND (${edges.join(' + ')}) % 2 = 1)`;
}
