import type { Id } from '#lib/platform/id.ts';
import type { Excerpt } from '../dashboard.ts';

type Fetch = (ids: readonly Id<'story'>[], words: string) => Promise<readonly Excerpt[]>;

/** The list of stories beside the charts: what is known stands there at once, the rest follows when the finger rests. */
export class Reader {
	excerpts = $state.raw<readonly Excerpt[]>([]);
	hasFailed = $state(false);

	readonly #fetch: Fetch;
	// eslint-disable-next-line svelte/prefer-svelte-reactivity -- the list on the screen is `excerpts`; this is what it is made from
	readonly #known = new Map<Id<'story'>, Excerpt>();
	#words: string;
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(excerpts: readonly Excerpt[], words: string, fetch: Fetch) {
		this.excerpts = excerpts;
		this.#words = words;
		this.#fetch = fetch;
		for (const excerpt of excerpts) this.#known.set(excerpt.id, excerpt);
	}

	show(ids: readonly Id<'story'>[], words: string): void {
		if (words !== this.#words) {
			// Other words, other snippets; the old ones stay on the screen until the new ones are there.
			this.#known.clear();
			this.#words = words;
		}
		clearTimeout(this.#timer);
		const missing = ids.filter((id) => !this.#known.has(id));
		if (missing.length < ids.length || ids.length === 0) this.excerpts = this.#listed(ids);
		if (missing.length > 0) this.#timer = setTimeout(() => void this.#read(ids, missing, words), REST_MS);
	}

	close(): void {
		clearTimeout(this.#timer);
	}

	async #read(ids: readonly Id<'story'>[], missing: readonly Id<'story'>[], words: string): Promise<void> {
		const timer = this.#timer;
		try {
			const read = await this.#fetch(missing, words);
			this.hasFailed = false;
			if (words !== this.#words) return;
			for (const excerpt of read) this.#known.set(excerpt.id, excerpt);
		} catch {
			this.hasFailed = true;
		}
		if (timer === this.#timer) this.excerpts = this.#listed(ids);
	}

	#listed(ids: readonly Id<'story'>[]): readonly Excerpt[] {
		return ids.flatMap((id) => this.#known.get(id) ?? []);
	}
}

const REST_MS = 120;
