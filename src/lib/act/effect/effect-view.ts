import type { ChangeMark } from '#lib/explore/change-mark.ts';
import type { Aim } from './aim.ts';
import type { Areas } from './answers.ts';
import type { Effect } from './effect.ts';

/** What somebody wants to know of a change. */
export interface EffectQuestion {
	readonly aim: Aim;
	/** `undefined`: the change was everywhere. Nothing is compared when `there` is empty. */
	readonly areas: Areas | undefined;
	/** On either side of the change. */
	readonly weeks: number;
}

/** How often a version of the questionnaire was answered before and after the change. */
export interface VersionTold {
	readonly version: number;
	readonly before: number;
	readonly after: number;
}

export interface EffectView {
	readonly change: ChangeMark;
	/** `not-yet` before the change is there; `gone` when the question, or the part of it, is no longer there. */
	readonly effect: Effect | 'not-yet' | 'gone';
	/** What else changed in the days that are compared, in the order of time. */
	readonly others: readonly ChangeMark[];
	/** In rising order; of all that was told, also where this question was left open. */
	readonly versions: readonly VersionTold[];
}
