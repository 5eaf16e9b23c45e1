import type { Recording } from '#lib/media/kept-recording.ts';
import type { KeptPhotos } from '#lib/signify/question-types/photo/ui/photos.ts';
import type { Kept } from '../kept.ts';
import type { Opening } from '../story-point.ts';
import type { Receipt } from '../telling.ts';
import type { Arrival, Draft } from '../telling-draft.ts';
import type { Asked, Problems } from '../telling-steps.ts';
import type { Component } from 'svelte';
import type { Recordings } from './desk-world.ts';
import type { Saved } from './drawer.ts';

/** What the page was given: the story point and what it asks. */
export interface TellingPoint extends Asked {
	readonly slug: string;
	readonly title: string;
	readonly questionnaireVersion: number;
	/** Whether anybody can see what was told; never on a screen that nothing may lead away from. */
	readonly hasOpenPage?: boolean;
	/** What the entrance says by which the teller came in. */
	readonly arrival?: Arrival;
}

/** Whether somebody may begin here today, and else when. */
export interface Openness {
	readonly is: Opening;
	/** ISO 8601. */
	readonly from: string | null;
	readonly until: string | null;
}

/** What the server made of a form: only where the page came from a POST, so mostly without JavaScript. */
export interface Posted {
	readonly draft?: Draft;
	readonly problems?: Problems;
	readonly receipt?: Receipt;
	/** Carries everything that is not asked on this step. */
	readonly hidden?: readonly (readonly [string, string])[];
	/** Why it could not be stored, as a problem's code. */
	readonly refused?: string;
}

/** The part of the program for telling aloud. */
export interface Aloud {
	readonly SpeakStory: Component<{ conversation: Conversation; language: string; languages: readonly string[] }>;
	readonly SpokenReview: Component<{ recording: Recording; language: string }>;
	readonly SoundOnItsWay: Component<{ recordings: readonly Recording[]; language: string }>;
	readonly recordings: Recordings;
	/** "Opname van 2 minuten", for a file with words only. */
	lineOf(recording: Recording, language: string): Promise<string>;
	/** Each as a file of its own. */
	saveSounds(recordings: readonly Recording[], language: string): Promise<void>;
}

export type LoadAloud = () => Promise<Aloud>;

/** One teller's way through the steps, as the parts of the screen know it. */
export interface Conversation {
	readonly point: TellingPoint;
	readonly draft: Draft;
	readonly problems: Problems;
	readonly receipt: Receipt | null;
	readonly mine: Kept | undefined;
	/** Everything else that is on this device. */
	readonly others: readonly Kept[];
	readonly saved: Saved;
	/** Whether this page works by itself, without the server. */
	readonly live: boolean;
	/** What was told, for the teller's own copy; only in memory, and only until they are done. */
	readonly told: Draft | undefined;

	/** Only in a browser; rejects without a connection. */
	readonly loadAloud: LoadAloud | undefined;

	/** Of what is being told; absent where nothing is kept. */
	readonly photos: KeptPhotos | undefined;

	/** Every keystroke comes by here. */
	change(part: Partial<Draft>): void;
	/** A new recording comes in the place of the former one, or none. @returns its id */
	record(mime?: string): string;
	takeUp(kept: Kept): Promise<void>;
	sendNow(): void;
	/** A file of what this page tells and of everything that waits. */
	saveWaiting(): Promise<void>;
	showReceipt(id: string): void;
	/** Away with the words of one telling; by default the one that is being told. */
	wipe(id?: string): Promise<void>;
	/** The next teller finds a welcome and nothing else. */
	done(): void;
}
