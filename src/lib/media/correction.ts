/** Recordings as the team meets them: sound beside what the machine wrote. */
import type { Id } from '#lib/platform/id.ts';
import type { RecordingState } from './recording.ts';
import { textOf, type Word } from './transcript.ts';

/** One that belongs to an experience; what was not sent is nobody's but the teller's. */
export interface RecordingSummary {
	readonly id: Id<'recording'>;
	readonly storyId: Id<'story'>;
	readonly state: RecordingState;
	readonly reason: string | null;
	readonly progress: number;
	readonly durationMs: number;
	readonly receivedAt: Date;
	readonly acceptedAt: Date | null;
	/** When its sound was deleted. */
	readonly deletedAt: Date | null;
}

export interface RecordingToCorrect extends RecordingSummary {
	readonly language: string;
	readonly text: string;
	readonly words: readonly Word[];
	/** Which engine wrote it, with which weights; `null` when nobody or somebody by hand. */
	readonly writtenBy: string | null;
}

export type Pile = 'waiting' | 'busy' | 'rejected' | 'accepted';

/** Where a recording lies on the desk of a facilitator. */
export function pileOf({ state, acceptedAt }: Pick<RecordingSummary, 'state' | 'acceptedAt'>): Pile {
	if (acceptedAt) return 'accepted';
	if (state === 'rejected') return 'rejected';
	return state === 'transcribed' || state === 'sound-only' ? 'waiting' : 'busy';
}

/**
 * What there is to put right. What the teller wrote themselves comes first; what they only said aloud stands below it.
 * @param own  the text of the experience as it stands
 */
export function textToCorrect(
	{ text, words, acceptedAt }: Pick<RecordingToCorrect, 'text' | 'words' | 'acceptedAt'>,
	own: string
): string {
	const heard = textOf(words);
	const isKeptByColleague = text !== heard && text !== '';
	if (own === '' || (isKeptByColleague && !acceptedAt)) return text;
	return acceptedAt || heard === '' || isTakenFrom(own, heard) ? own : `${own}\n\n${heard}`;
}

/** Of two texts that have nothing to do with each other, hardly any neighbours are the same. */
const SAME_NEIGHBOURS = 1 / 3;

function isTakenFrom(own: string, heard: string): boolean {
	const kept = new Set(neighboursIn(own));
	const said = neighboursIn(heard);
	return said.filter((pair) => kept.has(pair)).length >= said.length * SAME_NEIGHBOURS;
}

function neighboursIn(text: string): string[] {
	const words = ['', ...(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])];
	return words.slice(1).map((word, i) => `${words[i]} ${word}`);
}

/** The word that is heard at a moment, or was heard last; -1 before the first. */
export function wordAt(words: readonly Word[], ms: number): number {
	let low = 0;
	let high = words.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (words[middle]!.fromMs <= ms) low = middle + 1;
		else high = middle;
	}
	return low - 1;
}

/** e.g. `12:05` */
export function clock(ms: number): string {
	const seconds = Math.round(ms / 1000);
	return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

export interface ByteRange {
	readonly start: number;
	/** Not part of it. */
	readonly end: number;
}

/** @returns the part that is asked for; all of it for what we do not understand, `undefined` for what is not there */
export function readRange(header: string | null, bytes: number): ByteRange | undefined {
	const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
	if (!first && !last) return { start: 0, end: bytes };
	if (!first) return Number(last) > 0 ? { start: Math.max(0, bytes - Number(last)), end: bytes } : undefined;
	const range = { start: Number(first), end: Math.min(bytes, last ? Number(last) + 1 : bytes) };
	return range.start < range.end ? range : undefined;
}
