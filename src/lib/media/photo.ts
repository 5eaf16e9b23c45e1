/** A photo that its teller gave with an experience. */
import type { Id } from '#lib/platform/id.ts';

/** What may come in; a device of a teller sends less. */
export const MOST_SENT_BYTES = 900 * 1024;

/** What is kept of it, at most, and its longest side in points. */
export const MOST_PHOTO_BYTES = 600 * 1024;
export const LONGEST_PHOTO_SIDE = 1600;

/** A device sends its photos right before the experience, and again when they are not here any more. */
export const UNCLAIMED_PHOTO_DAYS = 2;

/** Whose photo it is, as the device says. */
export interface PhotoName {
	readonly storyId: Id<'story'>;
	readonly id: Id<'photo'>;
	readonly storyPointId: Id<'story-point'>;
	/** The key of the telling. */
	readonly key: string;
}
