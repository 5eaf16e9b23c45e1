import { goto } from '$app/navigation';
import { needsHouse } from '../../selection.ts';
import type { Columns } from '../../columns.ts';
import { readMirror, writeMirror } from '../../mirror/mirror-query.ts';
import { type MirrorView, reflect } from '../../mirror/mirror-view.ts';
import { fetchSnapshot } from '../source.ts';

/**
 * The mirror while somebody looks: first what the server sent, then, with the columns in hand, other groups without asking the house.
 * Kept selections, words in the text and tags only the house knows: for those the page is loaded anew.
 */
export class Mirroring {
	view = $state.raw() as MirrorView;
	isAlive = $state(false);
	/** How often other groups were shown. */
	changes = $state(0);

	#columns: Columns | undefined;

	constructor(view: MirrorView) {
		this.view = view;
	}

	async open(base: string): Promise<void> {
		try {
			this.#columns = (await fetchSnapshot(base, this.view.key)).columns;
			this.isAlive = true;
		} catch {
			// Without the columns the house counts, as it did for the first page.
		}
	}

	/** Shows what an address asks for, and puts it in the address bar; `false` when only the house can. */
	show(query: URLSearchParams): boolean {
		if (!this.#count(query)) return false;
		const written = writeMirror(this.view.reading, this.view.dimensions);
		void goto(written === '' ? location.pathname : `?${written}`, { shallow: true });
		return true;
	}

	/** Somebody went back to another address. */
	follow(query: URLSearchParams): void {
		this.#count(query);
	}

	#count(query: URLSearchParams): boolean {
		const columns = this.#columns;
		if (!columns) return false;
		const dimensions = columns.columns.map(({ dimension }) => dimension);
		const reading = readMirror(query, dimensions);
		if (reading.split?.by === 'selection' || needsHouse(reading.common)) return false;
		const mirror = reflect(columns, reading);
		this.view = { ...this.view, dimensions, stories: columns.rows, reading, mirror };
		this.changes++;
		return true;
	}
}
