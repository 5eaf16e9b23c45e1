import type { Context } from '#lib/platform/server/context.ts';
import type { Id } from '#lib/platform/id.ts';

/** Something of a story point that goes along in a file of its own; an archive may be without. */
export interface ArchivePart {
	/** Of its file. */
	readonly name: string;
	/** What it is called in sentences: a translation key ends in it. */
	readonly kind: string;
	/** Personal work of readers: whoever takes the point along may leave it out. */
	readonly ofReaders?: boolean;
	/** @returns the file, '' when there is nothing to take along */
	readonly leave: (ctx: Context, pointId: Id<'story-point'>) => Promise<string>;
	/** @throws ArchiveRefused before anything is written */
	readonly read: (text: string | undefined) => ReadPart;
}

export interface ReadPart {
	/** How many are in the file. */
	readonly found: number;
	/**
	 * Writes what is not there yet, after the experiences; what is there stays as it is.
	 * @returns how many joined
	 * @throws ArchiveRefused when the file says something of what is not there, or stands at another point
	 */
	readonly bring: (ctx: Context, pointId: Id<'story-point'>) => Promise<number>;
}

/** What was found of each, or what joined. */
export interface PartCount {
	readonly kind: string;
	readonly count: number;
}
