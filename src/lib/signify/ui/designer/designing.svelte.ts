import { untrack } from 'svelte';
import type { Questionnaire } from '../../questionnaire.ts';

/** What the screen may truthfully say about the work. */
export type Keeping = 'saved' | 'waiting' | 'saving' | 'failed' | 'overtaken';

/** Says to the server what was written; a refusal is a value. */
export interface Shelf {
	save(revision: number, questionnaire: Questionnaire): Promise<Put>;
	/** The revision that lies there now. */
	look(): Promise<number>;
}

export type Put =
	| { readonly is: 'saved'; readonly revision: number; readonly savedAt: string }
	| { readonly is: 'overtaken' | 'failed' };

const PAUSE_MS = 700;
const RETRY_MS = 5000;
const MOST_STEPS_BACK = 100;

/** The working copy on the screen: changes are kept one after the other, and never over what somebody else kept. */
export class Designing {
	draft: Questionnaire = $state.raw() as Questionnaire;
	keeping: Keeping = $state('saved');
	savedAt: string | null = $state(null);
	revision: number = $state(0);
	/** Read out to who cannot see it move. */
	said = $state('');
	canUndo = $state(false);

	readonly #shelf: Shelf;
	#past: Questionnaire[] = [];
	#timer: ReturnType<typeof setTimeout> | undefined;
	#busy: Promise<void> | undefined;

	constructor(draft: Questionnaire, revision: number, savedAt: string | null, shelf: Shelf) {
		this.draft = draft;
		this.revision = revision;
		this.savedAt = savedAt;
		this.#shelf = shelf;
	}

	change(next: Questionnaire, said = ''): void {
		if (next === this.draft) return;
		this.#past = [...this.#past, this.draft].slice(-MOST_STEPS_BACK);
		this.canUndo = true;
		this.draft = next;
		if (said) this.said = said;
		this.#wait(PAUSE_MS);
	}

	undo(said: string): void {
		const before = this.#past.pop();
		this.canUndo = this.#past.length > 0;
		if (!before) return;
		this.draft = before;
		this.said = said;
		this.#wait(PAUSE_MS);
	}

	/** Keeps what is still waiting. @returns whether all of it is kept now */
	async settle(): Promise<boolean> {
		clearTimeout(this.#timer);
		if (this.#busy) await this.#busy;
		if (this.keeping === 'waiting' || this.keeping === 'failed') await this.#save();
		return untrack(() => this.keeping) === 'saved';
	}

	/** Over what somebody else kept meanwhile; only when a person says so. */
	async insist(): Promise<void> {
		this.revision = await this.#shelf.look();
		this.keeping = 'waiting';
		await this.settle();
	}

	#wait(ms: number): void {
		if (this.keeping === 'overtaken') return;
		if (this.keeping !== 'failed') this.keeping = 'waiting';
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.#save(), ms);
	}

	#save(): Promise<void> {
		// What changes meanwhile waits for its own turn.
		this.#busy ??= this.#put().finally(() => (this.#busy = undefined));
		return this.#busy;
	}

	async #put(): Promise<void> {
		const { draft } = this;
		this.keeping = 'saving';
		const put = await this.#shelf.save(this.revision, draft);
		if (put.is === 'saved') {
			this.revision = put.revision;
			this.savedAt = put.savedAt;
			this.keeping = 'saved';
			if (this.draft !== draft) this.#wait(PAUSE_MS);
		} else {
			this.keeping = put.is;
			if (put.is === 'failed') this.#wait(RETRY_MS);
		}
	}
}

/** The shelf at an address of our own. */
export const shelfAt = (address: string): Shelf => ({
	async save(revision, questionnaire) {
		try {
			const response = await fetch(address, {
				method: 'PUT',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify({ revision, questionnaire })
			});
			if (response.status === 409) return { is: 'overtaken' };
			if (!response.ok) return { is: 'failed' };
			const { revision: next, savedAt } = (await response.json()) as { revision: number; savedAt: string };
			return { is: 'saved', revision: next, savedAt };
		} catch {
			return { is: 'failed' };
		}
	},
	async look() {
		const response = await fetch(address);
		return ((await response.json()) as { revision: number }).revision;
	}
});
