/** Where the desk keeps things: a shelf that is written at once, and a copy that survives more. */
import { idOf, keptFrom, laterOf, type Content, type Kept } from '../kept.ts';

/** Written between two keystrokes, and seen by all tabs; every one of these may throw. */
export interface Shelf {
	ids(): readonly string[];
	read(id: string): string | null;
	write(id: string, json: string): void;
	remove(id: string): void;
}

/** A second copy, that also survives when the browser itself is killed. */
export interface Copy {
	all(): Promise<readonly string[]>;
	put(id: string, json: string): Promise<void>;
	remove(id: string): Promise<void>;
}

/** Whether an entry is on the device. `unsaved`: this page is the only place where it is. */
export type Saved = 'saved' | 'saving' | 'unsaved';

/** In the place of words that were taken away. */
const GONE = 'gone';
/** Where a mark stands on the shelf; another mark, or none, means that somebody emptied the whole of it. */
export const HERE = 'here';

export class Drawer {
	readonly #shelf: Shelf;
	readonly #copy: Copy;
	readonly #now: () => Date;
	readonly #entries = new Map<string, Kept>();
	readonly #saved = new Map<string, Saved>();
	/** What was seen on the shelf: when it is gone from there, somebody took it away. */
	readonly #onShelf = new Set<string>();
	#lastSavedAt = 0;
	readonly #owner: string;
	#mark: string | null = null;
	#marks = 0;

	/** @param owner  names this page */
	constructor(shelf: Shelf, copy: Copy, now: () => Date, owner: string) {
		this.#shelf = shelf;
		this.#copy = copy;
		this.#now = now;
		this.#owner = owner;
	}

	get entries(): readonly Kept[] {
		return [...this.#entries.values()];
	}

	get(id: string): Kept | undefined {
		return this.#entries.get(id);
	}

	savedAs(id: string): Saved {
		return this.#saved.get(id) ?? 'saved';
	}

	/** Reads both copies; of an entry that is in both the later one counts. What was taken away stays away. */
	async open(): Promise<void> {
		this.#takeMark();
		this.look();
		const copies = await this.#copy.all().catch(() => []);
		for (const kept of copies.map(keptFrom)) {
			if (!kept) continue;
			if (this.#isGone(idOf(kept))) void this.erase(idOf(kept));
			else this.#remember(laterOf(this.#entries.get(idOf(kept)) ?? kept, kept));
		}
	}

	/**
	 * Puts back what this page still knows, when somebody emptied the storage under it (a browser that needed room, a cleaning
	 * program). One entry that is gone is something else: another tab took it away.
	 */
	restore(isOurs: (kept: Kept) => boolean): void {
		const before = this.#mark;
		this.#takeMark();
		if (before === null || this.#mark === before) return;
		for (const [id, kept] of this.#entries) {
			this.#onShelf.delete(id);
			const there = this.read(id);
			// Another page was first, and had later words.
			if (there && there.savedAt > kept.savedAt) this.#onShelf.add(id);
			else if (isOurs(kept)) this.#put(id, kept, () => undefined);
			else this.#entries.delete(id);
		}
	}

	/** What is on the shelf now; `mayReplace` guards what this page is busy with. */
	look(mayReplace: (id: string, there: Kept | undefined) => boolean = () => true): void {
		const ids = new Set(this.#entries.keys());
		this.#attempt(() => this.#shelf.ids().forEach((id) => ids.add(id)));
		for (const id of ids) {
			const there = this.read(id);
			if (!mayReplace(id, there)) continue;
			if (there) {
				this.#onShelf.add(id);
				this.#remember(laterOf(this.#entries.get(id) ?? there, there));
			} else if (this.#onShelf.delete(id)) this.#entries.delete(id);
		}
	}

	/** The entry as it is on the shelf at this very moment. */
	read(id: string): Kept | undefined {
		let json: string | null = null;
		this.#attempt(() => (json = this.#shelf.read(id)));
		return keptFrom(json);
	}

	/** Whether it was there once: if it is not there now, another page took it away. */
	wasOnShelf(id: string): boolean {
		return this.#onShelf.has(id);
	}

	/** @param told  called when it became known whether the entry is kept */
	write(point: Kept['point'], owner: string, content: Content, told: () => void): void {
		this.#lastSavedAt = Math.max(this.#now().getTime(), this.#lastSavedAt + 1);
		const kept: Kept = { version: 1, point, owner, savedAt: this.#lastSavedAt, content };
		this.#put(idOf(kept), kept, told);
	}

	#put(id: string, kept: Kept, told: () => void): void {
		const json = JSON.stringify(kept);
		const onShelf = this.#attempt(() => this.#shelf.write(id, json));
		this.#entries.set(id, kept);
		if (onShelf) this.#onShelf.add(id);
		this.#saved.set(id, onShelf ? 'saved' : 'saving');

		const known = (saved: Saved) => {
			if (this.#entries.get(id) !== kept) return;
			this.#saved.set(id, saved);
			told();
		};
		this.#copy.put(id, json).then(
			() => known('saved'),
			() => known(onShelf ? 'saved' : 'unsaved')
		);
	}

	#takeMark(): void {
		this.#attempt(() => {
			let mark = this.#shelf.read(HERE);
			if (mark === null) this.#shelf.write(HERE, (mark = `${this.#owner} ${++this.#marks}`));
			this.#mark = mark;
		});
	}

	/**
	 * Out of sight at once; settles when both copies are gone. The page may be closed before the second one is:
	 * until then a mark on the shelf says that it must not come back.
	 */
	async erase(id: string): Promise<void> {
		this.#entries.delete(id);
		this.#saved.delete(id);
		this.#onShelf.delete(id);
		const remove = () => this.#attempt(() => this.#shelf.remove(id));
		if (!this.#attempt(() => this.#shelf.write(id, GONE))) remove();
		await this.#copy.remove(id).then(remove, () => undefined);
	}

	#isGone(id: string): boolean {
		let there: string | null = null;
		this.#attempt(() => (there = this.#shelf.read(id)));
		return there === GONE;
	}

	#remember(kept: Kept): void {
		this.#entries.set(idOf(kept), kept);
		this.#lastSavedAt = Math.max(this.#lastSavedAt, kept.savedAt);
	}

	#attempt(deed: () => void): boolean {
		try {
			deed();
			return true;
		} catch {
			return false;
		}
	}
}
