/**
 * When a screen for everybody wipes itself: after a while without a sign of life, and after showing a follow code.
 * Moments are milliseconds since 1970, brought along by who asks.
 */

/** What there is to protect. While it is being sent there is no code to copy yet. */
export type Scene = 'empty' | 'telling' | 'sending' | 'sent';

export interface Watch {
	readonly scene: Scene;
	/** The last sign of life, or when what is shown began to be shown. */
	readonly since: number;
}

export type Alarm =
	| { readonly is: 'quiet' }
	/** Said beforehand, with the time that is left. */
	| { readonly is: 'warning'; readonly seconds: number }
	/** The follow code is on the screen for so long. */
	| { readonly is: 'showing'; readonly seconds: number }
	/** From here on nothing that anybody does may bring the words back. */
	| { readonly is: 'wipe' };

export const IDLE_MS = 90_000;
export const WARNING_MS = 20_000;
export const SHOWN_MS = 60_000;

export const startWatch = (now: number): Watch => ({ scene: 'empty', since: now });

/** What is on the screen now; something else than before begins its time anew. */
export const look = (watch: Watch, scene: Scene, now: number): Watch =>
	watch.scene === scene ? watch : { scene, since: now };

const isShown = ({ scene }: Watch) => scene === 'sending' || scene === 'sent';

export function alarmOf(watch: Watch, now: number): Alarm {
	if (watch.scene === 'empty') return { is: 'quiet' };
	const passed = Math.max(0, now - watch.since);
	const left = (isShown(watch) ? SHOWN_MS : IDLE_MS + WARNING_MS) - passed;
	if (left <= 0) return { is: 'wipe' };
	const seconds = Math.ceil(left / 1000);
	if (isShown(watch)) return { is: 'showing', seconds };
	return passed < IDLE_MS ? { is: 'quiet' } : { is: 'warning', seconds };
}

/** Somebody touches, types or scrolls. It keeps a telling open; during a warning and once sent it takes a key or a button. */
export const touch = (watch: Watch, now: number): Watch =>
	alarmOf(watch, now).is === 'quiet' ? { ...watch, since: now } : watch;

/** Somebody asks for more time, with a button or with whatever key; as often as they like, but not after the end. */
export const stay = (watch: Watch, now: number): Watch =>
	alarmOf(watch, now).is === 'wipe' ? watch : { ...watch, since: now };

/** Somebody looks for a button with the keyboard: the warning stands, from its beginning. */
export const linger = (watch: Watch, now: number): Watch =>
	alarmOf(watch, now).is === 'warning' ? { ...watch, since: now - IDLE_MS } : watch;
