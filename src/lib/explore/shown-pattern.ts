/** What the screens of patterns show: plain data. */
import type { Dimension } from '#lib/signify/dimension.ts';
import type { FoundPattern } from './found-pattern.ts';
import type { Meeting } from './meeting.ts';
import type { Untestable } from './pattern.ts';
import type { PatternMark } from './pattern-mark.ts';
import type { ScalePart } from './scale.ts';

/** How far a search is. */
export interface PatternSearchState {
	readonly state: 'waiting' | 'searching' | 'found' | 'stopped' | 'failed';
	readonly done: number;
	readonly pairs: number;
	/** Stories came or went since. */
	readonly isOld: boolean;
}

export interface ShownSide {
	readonly dimension: Dimension;
	readonly part: ScalePart | undefined;
}

/** A pattern with what is needed to say it. */
export interface ShownPattern extends FoundPattern {
	readonly sides: readonly [ShownSide, ShownSide];
	/** The most telling first. */
	readonly meetings: readonly Meeting[];
	readonly mark: PatternMark | undefined;
}

export interface PatternsView {
	readonly search: PatternSearchState | undefined;
	/** The strongest first. */
	readonly patterns: readonly ShownPattern[];
	/** More that were found, and are not shown. */
	readonly more: number;
	/** Pairs that were tested and in which nothing was found. */
	readonly quiet: number;
	/** Pairs that were not tested, by reason. */
	readonly untested: readonly (readonly [Untestable, number])[];
}
