import type { Consent, ConsentUse } from './story-point.ts';

/**
 * What a teller's consents say about one use of a story. A point that never asks is not the same as a teller who says no:
 * then the ground on which it keeps stories decides, and that is for people to judge.
 */
export type Permission = 'given' | 'refused' | 'not-asked';

/** @param given  by consent id; what was not asked when the story was told is not given */
export function permissionFor(
	use: ConsentUse,
	asked: readonly Consent[],
	given: Readonly<Record<string, boolean>>
): Permission {
	const about = asked.filter((consent) => consent.use === use);
	if (about.length === 0) return 'not-asked';
	return about.every(({ id }) => given[id] === true) ? 'given' : 'refused';
}
