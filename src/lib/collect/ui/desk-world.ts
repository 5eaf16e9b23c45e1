/** Everything the desk asks of the world around it: storage, locks between pages, network, clock and dice. */
import type { Recording } from '#lib/media/kept-recording.ts';
import type { KeptPhotos } from '#lib/signify/question-types/photo/ui/photos.ts';
import type { Reply } from '../outbox.ts';
import type { Receipt, Telling } from '../telling.ts';
import type { Copy, Shelf } from './drawer.ts';

/** What only this tab remembers, also after a reload. */
export interface Tab {
	readonly id: string | null;
	readonly receipt: Receipt | null;
}

/** What was told aloud, on this device and on its way. */
export interface Recordings {
	/** Sends what the house does not have yet. @returns `undefined` when it has it whole */
	deliver(slug: string, telling: Telling & { readonly recording: Recording }): Promise<Reply | undefined>;
	/** Off this device. */
	remove(recording: Recording): Promise<void>;
	/** Back from the house too, as far as it got there; no experience came with it. */
	takeBack(recording: Recording, key: string): void;
}

/** Photos that belong to what is told, on this device and on their way. */
export interface Photos extends KeptPhotos {
	/** Sends those that the house does not have yet. @returns `undefined` when it has them all */
	deliver(slug: string, telling: Telling): Promise<Reply | undefined>;
}

export interface World {
	/** Names this page, differently after every load. */
	readonly owner: string;
	readonly shelf: Shelf;
	readonly copy: Copy;
	readTab(): Tab;
	writeTab(tab: Tab): void;
	/** Whether no other living page is busy with this telling; from now on this one is. */
	claim(id: string): Promise<boolean>;
	post(slug: string, telling: Telling): Promise<Reply>;
	readonly recordings: Recordings;
	readonly photos: Photos;
	now(): Date;
	chance(): number;
	random(): Uint8Array;
	/**
	 * Whether no other page of this device is sending this telling at this moment.
	 * @returns how to say that it was sent or not, or `undefined` when another page is busy with it
	 */
	alone(id: string): Promise<(() => void) | undefined>;
	/** Calls back once, after so many milliseconds; a new call replaces the former. */
	wake(afterMs: number, callback: () => void): void;
}
