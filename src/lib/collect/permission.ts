import type { Consent, ConsentUse } from './story-point.ts';

/**
 * What a teller's consents say about one use of a story. A point that never asks is not the same as a teller who says no:
 * then the ground on which it keeps stories decides, and that is for people to judge.
 */
export const PERMISSIONS = ['given', 'refused', 'not-asked'] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** @param given  by consent id; what was not asked when the story was told is not given */
export function permissionFor(
	use: ConsentUse,
	asked: readonly Consent[],
	given: Readonly<Record<string, boolean>>
): Permission {
	const about = consentsAbout(use, asked);
	if (about.length === 0) return 'not-asked';
	return about.every(({ id }) => given[id] === true) ? 'given' : 'refused';
}

/** Who wants anybody to read a piece, also wants it in a report; not the other way around. */
export function consentsAbout(use: ConsentUse, asked: readonly Consent[]): readonly Consent[] {
	const about = asked.filter((consent) => consent.use === use);
	return use === 'quote' && about.length === 0 ? asked.filter((consent) => consent.use === 'publish') : about;
}
