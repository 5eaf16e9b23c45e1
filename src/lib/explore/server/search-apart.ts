import { Worker } from 'node:worker_threads';
import type { Columns } from '../columns.ts';
import type { Patterns } from '../pattern.ts';
import type { PatternNews } from './pattern-worker.ts';

export interface Watch {
	/** Pairs that were looked at, of how many; a few times a second. */
	readonly onProgress?: (done: number, pairs: number) => void;
	/** Stops the search at once. */
	readonly signal?: AbortSignal;
}

/**
 * Searches for patterns in a thread of its own.
 * @throws what the signal was aborted with
 */
export async function searchApart(columns: Columns, { onProgress, signal }: Watch = {}): Promise<Patterns> {
	signal?.throwIfAborted();
	const worker = new Worker(new URL('./pattern-worker.ts', import.meta.url), { workerData: columns });
	try {
		return await new Promise<Patterns>((resolve, reject) => {
			worker.on('message', (news: PatternNews) =>
				news.kind === 'found' ? resolve(news.patterns) : onProgress?.(news.done, news.pairs)
			);
			worker.once('error', reject);
			worker.once('exit', () => reject(new Error('the search ended without a result')));
			signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
		});
	} finally {
		await worker.terminate();
	}
}
