/** Reading aloud, one experience at a time: which one, out of which list, where somebody came from, and how it looks. */
import type { Id } from '#lib/platform/id.ts';

/** What an address says besides its filters: `?selectie=…&ervaring=…&van=…`. */
export interface ReadingAddress {
	/** The experience on the screen; without it the first of the list. */
	readonly story?: Id<'story'> | undefined;
	/** The list is this selection instead of what the filters leave. */
	readonly selection?: Id<'selection'> | undefined;
	/** The experience whose page somebody came from; without it they came from the list. */
	readonly from?: Id<'story'> | undefined;
}

/** The query string without `?`. */
export function writeReading({ story, selection, from }: ReadingAddress): string {
	const parts = { selectie: selection, ervaring: story, van: from };
	return Object.entries(parts)
		.flatMap(([key, id]) => (id ? [`${key}=${id}`] : []))
		.join('&');
}

export interface ReadingLook {
	/** From 0 (smallest) to `LARGEST`. */
	readonly size: number;
	readonly dark: boolean;
	readonly answers: boolean;
}

export const LARGEST = 4;

export const USUAL_LOOK: ReadingLook = { size: 1, dark: false, answers: false };

/** As a device kept it: the usual look for what it cannot mean. */
export function lookFrom(kept: string | null): ReadingLook {
	const [, size, dark, answers] = /^([0-4])([01])([01])$/.exec(kept ?? '') ?? [];
	return size === undefined ? USUAL_LOOK : { size: Number(size), dark: dark === '1', answers: answers === '1' };
}

export const writeLook = ({ size, dark, answers }: ReadingLook): string => `${size}${Number(dark)}${Number(answers)}`;

/** How far the page is rolled: both when all of it is on the screen. */
interface Rolled {
	readonly top: boolean;
	readonly end: boolean;
}

/** Where a key leads. What rolls the page turns it only where there is nothing left to roll. */
export function turnOf(key: string, { top, end }: Rolled): 'previous' | 'next' | undefined {
	if (key === 'ArrowRight' || (end && (key === 'PageDown' || key === ' '))) return 'next';
	if (key === 'ArrowLeft' || (top && key === 'PageUp')) return 'previous';
	return undefined;
}
