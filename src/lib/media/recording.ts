/**
 * What somebody said aloud. It comes in pieces, is looked at, written down by a machine, corrected by a person, and
 * then its sound is deleted by the rule of its story point.
 */
import type { Id } from '#lib/platform/id.ts';

/**
 * `sound-only`: it stays sound, because nothing here can write it down; `rejected`: what came is no sound.
 */
export type RecordingState = 'arriving' | 'received' | 'transcribing' | 'transcribed' | 'sound-only' | 'rejected';

/** What the device says of a recording before it sends it. */
export interface AnnouncedRecording {
	readonly id: Id<'recording'>;
	/** The experience it belongs to; made on the device, and sent after it. */
	readonly storyId: Id<'story'>;
	readonly key: string;
	readonly type: string;
	readonly bytes: number;
	readonly durationMs: number;
}

/** What a recording's story point says about it. */
export interface RecordingPlace {
	readonly storyPointId: Id<'story-point'>;
	readonly language: string;
	/** How long the sound stays after its text was accepted. */
	readonly keepDays: number;
}

export const LARGEST_BYTES = 64 * 1024 * 1024;

export const LONGEST_MS = 30 * 60 * 1000;

/** A recorder stops a moment after it was told to. */
const LENGTH_MARGIN_MS = 60 * 1000;

/** How long a recording may be on its way, or wait for its experience: what waits on a device waits as long. */
export const UNCLAIMED_DAYS = 15;

const TYPES: Readonly<Record<string, Container>> = {
	'audio/webm': 'webm',
	'video/webm': 'webm',
	'audio/ogg': 'ogg',
	'audio/mp4': 'mp4',
	'video/mp4': 'mp4',
	'audio/m4a': 'mp4',
	'audio/x-m4a': 'mp4',
	'audio/wav': 'wav',
	'audio/wave': 'wav',
	'audio/x-wav': 'wav'
};

export type Container = 'webm' | 'ogg' | 'mp4' | 'wav';

/** The bare type of a recording we take, e.g. `audio/webm` of `audio/webm;codecs=opus`. */
export function soundType(type: string): string | undefined {
	const bare = type.split(';', 1)[0]!.trim().toLowerCase();
	return Object.hasOwn(TYPES, bare) ? bare : undefined;
}

export const isTooLong = (durationMs: number) => durationMs > LONGEST_MS + LENGTH_MARGIN_MS;

/** As whoever holds the key sees it. */
export interface RecordingStatus {
	readonly id: Id<'recording'>;
	readonly state: RecordingState;
	/** How far the writing down is, from 0 to 1. */
	readonly progress: number;
	readonly text: string | null;
	readonly language: string;
	/** Why it was rejected or stays sound: `media.reason.<reason>`. */
	readonly reason: string | null;
}
