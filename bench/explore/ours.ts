import { type Columns, storyIdAt } from '#lib/explore/columns.ts';
import { fold, usualFolding } from '#lib/explore/folding.ts';
import { openCount } from '#lib/explore/live-count.ts';
import { type Contender, LISTED } from './contender.ts';

/** Ours, with what a screen needs on top: every chart in bins, and the list as ids. */
export function ours(columns: Columns): Contender {
	const live = openCount(columns);
	const foldings = columns.columns.map((column) => usualFolding(column));
	const bins = foldings.map(({ binCount }) => new Int32Array(binCount));
	const charts = live.counts.tallies.map(({ selected }) => selected);
	return {
		name: 'ours',
		step(clauses) {
			live.apply(clauses);
			foldings.forEach((folding, i) => fold(folding, charts[i]!, bins[i]));
			const rows = live.matching(LISTED);
			for (const row of rows) storyIdAt(columns, row);
			return { charts, rows };
		}
	};
}
