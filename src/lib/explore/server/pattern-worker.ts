/** Searches for patterns in a thread of its own, so that nobody who visits the house waits for it. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Columns } from '../columns.ts';
import { type Patterns, searchPatterns } from '../pattern.ts';

export type PatternNews =
	| { readonly kind: 'progress'; readonly done: number; readonly pairs: number }
	| { readonly kind: 'found'; readonly patterns: Patterns };

const SAY_MS = 250;

const say = (news: PatternNews) => parentPort!.postMessage(news);

const search = searchPatterns(workerData as Columns);
let said = performance.now();
for (let done = 1; search.step(); done++) {
	if (performance.now() - said < SAY_MS) continue;
	said = performance.now();
	say({ kind: 'progress', done, pairs: search.pairs });
}
say({ kind: 'found', patterns: search.result() });
