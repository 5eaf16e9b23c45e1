/** A short word that readers put on a story, to find it back by; theirs together, at one story point. */
import type { Id } from '#lib/platform/id.ts';

/** In characters as people count them. */
export const TAG_MAX_LENGTH = 40;
export const MOST_TAGS = 20;

export interface Tag {
	/** What makes two tags the same: {@link tagKey}. */
	readonly key: string;
	/** As it was first written. */
	readonly name: string;
	/** `null` when it came along from elsewhere. */
	readonly putBy: Id<'account'> | null;
	/** `null` when the account is no longer known. */
	readonly putByName: string | null;
	readonly putAt: Date;
}

/** A tag in use at a point, and on how many stories. */
export interface TagInUse {
	readonly key: string;
	readonly name: string;
	readonly stories: number;
}

/** The tag as it is kept: one line, no invisible signs, no `#` before it; empty or too long is none. */
export function readTag(written: string): string | undefined {
	const tag = written
		.replace(/\s+/gu, ' ')
		.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu, '')
		.replace(/ +/g, ' ')
		.replace(/^[ #]+| $/g, '')
		.normalize('NFC');
	const { length } = [...tag];
	return length >= 1 && length <= TAG_MAX_LENGTH ? tag : undefined;
}

/** Capitals make no other tag; accents do. */
export const tagKey = (tag: string): string => tag.toLowerCase().normalize('NFC');
