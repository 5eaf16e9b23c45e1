import { goto } from '$app/navigation';
import type { Gesture } from './explorer.svelte.ts';

/**
 * Keeps the address in step: a new gesture is a new step in the history, its further changes replace it,
 * not more often than browsers allow.
 */
export class AddressBar {
	#gesture: Gesture | undefined;
	#waiting: string | undefined;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#written: Promise<unknown> = Promise.resolve();

	write(query: string, gesture?: Gesture): void {
		if (gesture !== undefined && gesture === this.#gesture) {
			this.#waiting = query;
			this.#timer ??= setTimeout(() => this.settle(), PACE_MS);
			return;
		}
		this.settle();
		this.#gesture = gesture;
		this.#go(query, false);
	}

	/** Writes what is waiting. */
	settle(): void {
		const query = this.#waiting;
		this.forget();
		if (query !== undefined) this.#go(query, true);
	}

	/** Somebody went to another address: what was waiting is no longer true. */
	forget(): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		this.#waiting = undefined;
	}

	/** One after another: a change that overtook its step would replace the step before it. */
	#go(query: string, replace: boolean): void {
		const write = () => goto(query === '' ? location.pathname : `?${query}`, { shallow: true, replace });
		this.#written = this.#written.then(write, write);
	}
}

/** Safari refuses more than a hundred changes in thirty seconds. */
const PACE_MS = 350;
