/** The vectors of the stories of one point, made in the background, for what changed only. Lives in the thread that compares stories. */
import { createHash } from 'node:crypto';
import type { Embedder } from '../similar/embedder.ts';
import { type Neighbour, VectorIndex } from '../similar/vector-index.ts';

/** Between two portions the thread answers whoever asks. */
const PORTION = 4;

export class Meanings {
	readonly #vectors = new VectorIndex();
	/** By story what its text was, so that the same text is not done twice. */
	readonly #prints = new Map<string, string>();
	/** Texts that have no vector yet. */
	readonly #pending = new Map<string, { readonly text: string }>();
	readonly #embedder: Promise<Embedder>;
	#isBusy = false;
	#isBroken = false;
	readonly #onBreak: (error: unknown) => void;

	/** @param onBreak  there will be no vectors: words are compared instead */
	constructor(embedder: Promise<Embedder>, onBreak: (error: unknown) => void) {
		this.#embedder = embedder;
		this.#onBreak = onBreak;
	}

	put(id: string, text: string): void {
		if (this.#isBroken) return;
		const print = createHash('sha256').update(text).digest('base64');
		if (this.#prints.get(id) === print) return;
		this.remove(id);
		this.#prints.set(id, print);
		this.#pending.set(id, { text });
		void this.#work();
	}

	remove(id: string): void {
		this.#vectors.remove(id);
		this.#prints.delete(id);
		this.#pending.delete(id);
	}

	/** Nothing is made any more. */
	stop(): void {
		this.#isBroken = true;
		this.#pending.clear();
	}

	/** @returns `undefined` as long as not every story has its vector */
	nearest(id: string, limit: number): readonly Neighbour[] | undefined {
		return this.#isBroken || this.#pending.size > 0 ? undefined : this.#vectors.nearest(id, limit);
	}

	async #work(): Promise<void> {
		if (this.#isBusy) return;
		this.#isBusy = true;
		try {
			const embedder = await this.#embedder;
			while (this.#pending.size > 0) await this.#makeSome(embedder);
		} catch (error) {
			this.stop();
			this.#onBreak(error);
		} finally {
			this.#isBusy = false;
		}
	}

	async #makeSome({ embed }: Embedder): Promise<void> {
		const some = [...this.#pending.entries().take(PORTION)];
		const vectors = await embed(some.map(([, { text }]) => text));
		for (const [at, [id, asked]] of some.entries()) {
			// Withdrawn, or told otherwise, in the meantime.
			if (this.#pending.get(id) !== asked) continue;
			this.#pending.delete(id);
			this.#vectors.put(id, vectors[at]!);
		}
	}
}
