/** Who did what, when. */
import type { Id } from '#lib/platform/id.ts';

/** Somebody with an account, a visitor without, or the house itself. */
export type Doer =
	| { readonly kind: 'member'; readonly accountId: Id<'account'>; readonly name: string }
	| { readonly kind: 'visitor' | 'house' };

export interface LogbookEntry {
	readonly id: Id<'deed'>;
	readonly at: Date;
	readonly doer: Doer;
	/** Room, thing and verb, e.g. `collect.story.withdraw`. */
	readonly deed: string;
	/** What it was done to: an id, or the name of a colleague. */
	readonly subject: string;
}

export interface LogbookFilter {
	readonly who?: Id<'account'> | 'visitor' | 'house' | undefined;
	readonly deed?: string | undefined;
	/** Only what happened before this entry. */
	readonly before?: Id<'deed'> | undefined;
}

export interface LogbookPage {
	readonly entries: readonly LogbookEntry[];
	/** Where the next page begins, when there is one. */
	readonly next: Id<'deed'> | null;
}

export const LOGBOOK_PAGE = 50;
