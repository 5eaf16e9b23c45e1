import { toBase64 } from '#lib/platform/base64.ts';

/**
 * What was done on this device and is not yet known to be on disk. Each thing has a place of its own in the storage of the browser, so
 * that two tabs do not write over each other; sending something twice does no harm.
 */
export interface Outgoing {
	readonly sleutel: string;
	/** base64 */
	readonly bytes: string;
}

export class Outbox {
	readonly #prefix: string;
	/** By when they were done. */
	readonly #waiting = new Map<string, Outgoing>();
	#count = 0;

	/** @param place  what may be kept together: one seat at one table */
	constructor(place: string) {
		this.#prefix = `samenleren.tafel/${place}/`;
		for (const key of keysOf(this.#prefix)) {
			const outgoing = read(key);
			if (outgoing) this.#waiting.set(key, outgoing);
		}
	}

	get size(): number {
		return this.#waiting.size;
	}

	/** The first so many, oldest first. */
	first(most: number): readonly (readonly [string, Outgoing])[] {
		return [...this.#waiting].slice(0, most);
	}

	all(): readonly Outgoing[] {
		return [...this.#waiting.values()];
	}

	add(bytes: Uint8Array): void {
		const outgoing = { sleutel: crypto.randomUUID(), bytes: toBase64(bytes) };
		const at = `${String(Date.now()).padStart(15, '0')}-${String(this.#count++).padStart(6, '0')}`;
		const key = `${this.#prefix}${at}-${outgoing.sleutel.slice(0, 4)}`;
		this.#waiting.set(key, outgoing);
		try {
			localStorage.setItem(key, JSON.stringify(outgoing));
		} catch {
			// A full or forbidden storage: it is still sent from here, as long as the page is open.
		}
	}

	remove(keys: readonly string[]): void {
		for (const key of keys) {
			this.#waiting.delete(key);
			localStorage.removeItem(key);
		}
	}
}

function keysOf(prefix: string): readonly string[] {
	try {
		return Object.keys(localStorage)
			.filter((key) => key.startsWith(prefix))
			.sort();
	} catch {
		return [];
	}
}

function read(key: string): Outgoing | undefined {
	try {
		return JSON.parse(localStorage.getItem(key) ?? '') as Outgoing;
	} catch {
		return undefined;
	}
}
