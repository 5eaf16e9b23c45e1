/** What a reader writes beside a story, for readers of the same point. No teller ever sees it. */
import type { Id } from '#lib/platform/id.ts';

export const NOTE_MAX_LENGTH = 2000;

/** Of all notes of a point, the newest. */
export const MOST_LISTED = 500;

export interface Note {
	readonly id: Id<'note'>;
	readonly storyId: Id<'story'>;
	readonly text: string;
	/** `null` when it came along from elsewhere, and so is nobody's here. */
	readonly writtenBy: Id<'account'> | null;
	/** `null` when the account is no longer known. */
	readonly writtenByName: string | null;
	readonly writtenAt: Date;
	readonly changedAt: Date | null;
}

/** In a list of all notes of a point. */
export interface ListedNote extends Note {
	/** `null` when its teller gave it none. */
	readonly storyTitle: string | null;
}

/** A browser sends each new line as two signs, and counts it as one. */
export const tidyNote = (text: string): string => text.replaceAll('\r\n', '\n').trim();
