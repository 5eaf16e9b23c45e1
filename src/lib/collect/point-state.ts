import type { Words } from '#lib/signify/words.ts';

/** Still being made; known to people; put away, closed, and still to be read. */
export const POINT_STATES = ['draft', 'live', 'archived'] as const;
export type PointState = (typeof POINT_STATES)[number];

/** What there must be before people can tell here. Each is a key under `points.fault.`. */
export function pointFaults({
	title,
	welcome,
	privacy,
	thanks
}: Readonly<Record<'title' | 'welcome' | 'privacy' | 'thanks', Words>>): readonly string[] {
	const said = { title, welcome, privacy, thanks };
	return Object.entries(said).flatMap(([name, words]) =>
		Object.values(words).some((text) => text.trim() !== '') ? [] : [name]
	);
}

/** What the team's own screens are called, where the address of a point would stand. */
const RESERVED = new Set(['inlezen', 'nieuw']);

export const isReservedSlug = (slug: string): boolean => RESERVED.has(slug);

/** An address made of a title: "Samen leven in Noord" becomes `samen-leven-in-noord`. */
export const slugFrom = (title: string): string =>
	title
		.normalize('NFD')
		.replace(/[^\w\s-]/g, '')
		.trim()
		.toLowerCase()
		.replace(/[\s_-]+/g, '-')
		.slice(0, 60)
		.replace(/^-+|-+$/g, '');
