/** What becomes of a recording between the first press and the last: pure, so that a test can shake it. */

import { LONGEST_MS } from './recording.ts';

/** Why there is no recording. */
export type Trouble = 'not-allowed' | 'no-microphone' | 'in-use' | 'unable';

interface Stopped {
	readonly at: 'stopped';
	readonly ms: number;
	/** `cut-off`: the device took the microphone away. `found`: it was still there when the page was opened. */
	readonly why: 'teller' | 'limit' | 'cut-off' | 'found';
}

export type Recorder =
	| { readonly at: 'ready' }
	/** The device asks whether we may listen. A former recording is kept until there is a new one. */
	| { readonly at: 'asking'; readonly former?: Stopped }
	| { readonly at: 'refused'; readonly why: Trouble; readonly former?: Stopped }
	/** `before`: what was recorded before the last pause; `since`: when this stretch began. */
	| { readonly at: 'recording'; readonly before: number; readonly since: number }
	| { readonly at: 'paused'; readonly ms: number; readonly why: 'teller' | 'interrupted' }
	| Stopped;

/** `now` is in milliseconds, of any clock that only goes forward. */
export type Happening =
	| { readonly is: 'ask' | 'remove' }
	| { readonly is: 'denied'; readonly why: Trouble }
	| { readonly is: 'found'; readonly ms: number }
	| { readonly is: 'granted' | 'tick' | 'pause' | 'interrupt' | 'resume' | 'stop' | 'cut-off'; readonly now: number };

type Rules = { readonly [At in Recorder['at']]: (state: Extract<Recorder, { at: At }>, what: Happening) => Recorder };

/** What cannot happen in a state changes nothing. */
const RULES: Rules = {
	ready(state, what) {
		if (what.is === 'ask') return { at: 'asking' };
		return what.is === 'found' ? { at: 'stopped', ms: what.ms, why: 'found' } : state;
	},
	asking(state, what) {
		if (what.is === 'granted') return { at: 'recording', before: 0, since: what.now };
		return what.is === 'denied' ? { ...state, at: 'refused', why: what.why } : state;
	},
	refused(state, what) {
		if (what.is === 'remove') return { at: 'ready' };
		return what.is === 'ask' ? { at: 'asking', former: state.former } : state;
	},
	recording(state, what) {
		if (!('now' in what)) return what.is === 'remove' ? { at: 'ready' } : state;
		const ms = elapsed(state, what.now);
		if (ms >= LONGEST_MS) return { at: 'stopped', ms, why: 'limit' };
		if (what.is === 'pause') return { at: 'paused', ms, why: 'teller' };
		if (what.is === 'interrupt') return { at: 'paused', ms, why: 'interrupted' };
		return ended(what.is, ms) ?? state;
	},
	paused(state, what) {
		if (what.is === 'remove') return { at: 'ready' };
		if (what.is === 'resume') return { at: 'recording', before: state.ms, since: what.now };
		return ended(what.is, state.ms) ?? state;
	},
	stopped(state, what) {
		if (what.is === 'remove') return { at: 'ready' };
		return what.is === 'ask' ? { at: 'asking', former: state } : state;
	}
};

function ended(is: Happening['is'], ms: number): Stopped | undefined {
	if (is === 'stop') return { at: 'stopped', ms, why: 'teller' };
	return is === 'cut-off' ? { at: 'stopped', ms, why: 'cut-off' } : undefined;
}

export const after = (state: Recorder, what: Happening): Recorder =>
	(RULES[state.at] as (state: Recorder, what: Happening) => Recorder)(state, what);

/** How long the recording is; pauses do not count. */
export function elapsed(state: Recorder, now: number): number {
	if (state.at === 'recording') return Math.min(LONGEST_MS, state.before + Math.max(0, now - state.since));
	if (state.at === 'paused' || state.at === 'stopped') return state.ms;
	return 'former' in state ? (state.former?.ms ?? 0) : 0;
}

/** What there is to listen to and to send. */
export function finished(state: Recorder): Stopped | undefined {
	if (state.at === 'stopped') return state;
	return state.at === 'asking' || state.at === 'refused' ? state.former : undefined;
}

const KINDS = ['audio/webm;codecs=opus', 'audio/webm', 'audio/mp4;codecs=mp4a.40.2', 'audio/mp4'];

/** How this browser can record; `undefined` when it cannot in any way we understand. */
export const kindFor = (isSupported: (kind: string) => boolean): string | undefined => KINDS.find(isSupported);

/** `audio/webm` of `audio/webm;codecs=opus`. */
export const mimeOf = (kind: string): string => kind.split(';')[0]!.trim();

const TROUBLES = new Map<string, Trouble>(
	Object.entries({
		NotAllowedError: 'not-allowed',
		SecurityError: 'not-allowed',
		NotFoundError: 'no-microphone',
		OverconstrainedError: 'no-microphone',
		NotReadableError: 'in-use',
		AbortError: 'in-use'
	} as const)
);

/** @param name  of the error with which a browser refuses its microphone */
export const troubleOf = (name: string): Trouble => TROUBLES.get(name) ?? 'unable';

/** How loud it sounds, from 0 (nothing) to 1, as ears count: 60 decibels fit in. */
export function loudness(samples: Float32Array): number {
	let sum = 0;
	for (const sample of samples) sum += sample * sample;
	const decibels = 10 * Math.log10(sum / Math.max(1, samples.length) || 1e-12);
	return Math.min(1, Math.max(0, (decibels + 60) / 60));
}

/** Above this somebody speaks; a quiet room stays below. */
export const HEARD = 0.2;
const PATIENCE_MS = 4000;

/** Who pauses to think is still heard. @param lastHeard  when it was last louder than {@link HEARD} */
export const hears = (lastHeard: number, now: number): boolean => now - lastHeard < PATIENCE_MS;

/** "2:05": for the eye; ears are told in minutes. */
export function clockOf(ms: number): string {
	const seconds = Math.floor(ms / 1000);
	return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
