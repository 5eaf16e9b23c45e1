/**
 * How long it takes to set two groups beside each other: 20 questions, from an address to every difference with its margin. In the
 * middle of ten times, and the longest; `first` is one answer and another, `rest` one answer and the rest, `period` before and after a day.
 */
import { buildColumns } from '#lib/explore/build-columns.ts';
import { readMirror } from '#lib/explore/mirror/mirror-query.ts';
import { reflect } from '#lib/explore/mirror/mirror-view.ts';
import { DIMENSIONS, storiesOf } from './explore/town.ts';
import type { Bench } from './run.ts';

const SEED = 153;
const ROUNDS = 10;

const MIRRORS = {
	first: 'groep1.keuze-1=optie-1&groep2.keuze-1=optie-2',
	rest: 'f.schuif-1=20~100&groep1.wijk=optie-1,optie-2,optie-3',
	period: 'groep1.verteld-op=~2025-06-01'
} as const;

export const bench: Bench = (say) => {
	const figures: Record<string, unknown> = {};
	for (const rows of [10_000, 100_000]) {
		const builder = buildColumns(DIMENSIONS);
		for (const story of storiesOf(rows, SEED)) builder.add(story);
		const columns = builder.columns();
		figures[`n${rows}`] = Object.fromEntries(
			Object.entries(MIRRORS).map(([name, query]) => {
				const times = Array.from({ length: ROUNDS }, () => {
					const from = performance.now();
					reflect(columns, readMirror(new URLSearchParams(query), DIMENSIONS));
					return performance.now() - from;
				}).sort((a, b) => a - b);
				return [name, { medianMs: Math.round(times[ROUNDS / 2]!), longestMs: Math.round(times.at(-1)!) }];
			})
		);
		say(`${rows} stories: ${JSON.stringify(figures[`n${rows}`])}`);
	}
	return Promise.resolve(figures);
};
