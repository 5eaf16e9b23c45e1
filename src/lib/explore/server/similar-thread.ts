import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { log } from '#lib/platform/server/log.ts';
import type { Nearest, ReadWords, SimilarAnswer, SimilarQuestion } from './similar-worker.ts';

interface Waiting {
	readonly resolve: (nearest: Nearest) => void;
	readonly reject: (error: Error) => void;
}

/** By its name in the program: a build does not take it along, and lies elsewhere. */
const WORKER = createRequire(import.meta.url).resolve('#lib/explore/server/similar-worker.ts');

/** Where the operator installed a model that knows what texts mean. */
export const embeddingModelFolder = (): string | undefined => process.env.EMBEDDING_MODEL_DIR || undefined;

/** The thread that compares stories, begun when it is first needed. When it breaks, it has to read everything again. */
export class SimilarThread {
	#worker: Worker | undefined;
	readonly #waiting = new Map<number, Waiting>();
	#asked = 0;
	readonly #onBreak: () => void;

	/** @param onBreak  what was put in is lost */
	constructor(onBreak: () => void) {
		this.#onBreak = onBreak;
	}

	put(place: string, stories: readonly ReadWords[]): void {
		this.#say({ kind: 'put', place, stories });
	}

	forget(place: string): void {
		this.#say({ kind: 'forget', place });
	}

	nearest(place: string, id: string, limit: number): Promise<Nearest> {
		const number = this.#asked++;
		return new Promise((resolve, reject) => {
			this.#waiting.set(number, { resolve, reject });
			this.#say({ kind: 'nearest', place, id, limit, number });
		});
	}

	#say(question: SimilarQuestion): void {
		this.#worker ??= this.#begin();
		this.#worker.postMessage(question);
	}

	#begin(): Worker {
		const worker = new Worker(WORKER, { workerData: { modelFolder: embeddingModelFolder() } });
		worker.on('message', (answer: SimilarAnswer) => this.#hear(answer));
		worker.once('error', (error) => this.#break(error as Error));
		worker.once('exit', () => this.#break(new Error('the thread that compares words ended')));
		worker.unref();
		return worker;
	}

	#hear(answer: SimilarAnswer): void {
		if (answer.kind === 'no-model')
			return log.error({ reason: answer.message }, 'the model in EMBEDDING_MODEL_DIR cannot be used');
		this.#waiting.get(answer.number)?.resolve(answer.nearest);
		this.#waiting.delete(answer.number);
	}

	#break(error: Error): void {
		this.#worker = undefined;
		for (const { reject } of this.#waiting.values()) reject(error);
		this.#waiting.clear();
		this.#onBreak();
	}
}
