/**
 * A selection somebody kept: which experiences, found how, and with which question in mind.
 * The experiences are frozen: one told later does not join, one withdrawn later is missed and said to be so.
 */
import type { Id } from '#lib/platform/id.ts';

export const NAME_MAX_LENGTH = 120;
export const QUESTION_MAX_LENGTH = 500;

/** The most that dice or differences choose: more is no choice, and nobody reads it. */
export const MOST_CHOSEN = 200;

/** How somebody came to these experiences. */
export type FoundBy =
	| { readonly by: 'filter' }
	/** One by one; the only kind to which one may be added later. */
	| { readonly by: 'hand' }
	/** So many of each answer to a question, or of all; `seed` throws the same dice again. */
	| { readonly by: 'random'; readonly count: number; readonly dimension: string | null; readonly seed: number }
	/** Those whose answers differ most. */
	| { readonly by: 'spread'; readonly count: number }
	| { readonly by: 'union' | 'difference'; readonly of: readonly [OtherSelection, OtherSelection] };

/** Another selection as it was called; it may be gone by now. */
export interface OtherSelection {
	readonly id: Id<'selection'>;
	readonly name: string;
}

export interface SavedSelection {
	readonly id: Id<'selection'>;
	readonly storyPointId: Id<'story-point'>;
	readonly name: string;
	/** What the reader wanted to know; may be empty. */
	readonly question: string;
	/** The query string of the dashboard at that moment; empty when nothing was filtered. */
	readonly clauses: string;
	readonly foundBy: FoundBy;
	readonly storyIds: readonly Id<'story'>[];
	/** `null` when it came along from elsewhere. */
	readonly createdBy: Id<'account'> | null;
	/** `null` when the account is no longer known. */
	readonly createdByName: string | null;
	readonly createdAt: Date;
}

/** In a list of selections: how many, instead of which. */
export type SelectionSummary = Omit<SavedSelection, 'storyIds'> & { readonly stories: number };

/** A selection as it stands today. */
export interface OpenedSelection extends SavedSelection {
	/** Frozen in it, and since then taken back by their tellers. */
	readonly withdrawnIds: readonly Id<'story'>[];
}
