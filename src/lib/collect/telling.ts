import type { Answers } from '#lib/signify/answer.ts';
import type { Recording } from '#lib/media/kept-recording.ts';
import type { ToldTo } from './told-to.ts';

/** More than a booklet; keeps one sending well under what the server accepts. */
export const LONGEST_TEXT = 100_000;
export const LONGEST_TITLE = 200;

/** An experience as it leaves the teller's device; the same telling may arrive more than once. */
export interface Telling {
	/** UUID v7, made on the device: what makes sending twice harmless. */
	readonly id: string;
	/** 32 hexadecimal digits of randomness, made on the device: proves that a second sending comes from the same teller. */
	readonly key: string;
	readonly questionnaireVersion: number;
	readonly language: string;
	/** ISO 8601, UTC; the device's own clock, which may be wrong. */
	readonly toldAt: string;
	readonly openingId: string | null;
	readonly title: string | null;
	readonly text: string;
	readonly answers: Answers;
	/** By consent id. */
	readonly consents: Readonly<Record<string, boolean>>;
	/** The code of the entrance the teller came in by; one that nobody knows (any more) does no harm. */
	readonly via?: string;
	/** Who wrote it down, when that was not the teller. */
	readonly toldTo?: ToldTo;
	/** What was told aloud; sent before the rest, and one with it. */
	readonly recording?: Recording;
}

/** What the teller gets back, the same every time the same telling arrives. */
export interface Receipt {
	readonly id: string;
	/** Everyday Dutch words that give access to this one story; nowhere stored. */
	readonly followCode: string;
	/** ISO 8601, UTC. */
	readonly receivedAt: string;
}
