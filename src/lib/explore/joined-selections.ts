/** What two lists of stories have in common and what not; both keep their order. */
import type { Id } from '#lib/platform/id.ts';

type Ids = readonly Id<'story'>[];

export const union = (one: Ids, other: Ids): Ids => [...new Set([...one, ...other])];

export function difference(one: Ids, other: Ids): Ids {
	const out = new Set(other);
	return one.filter((id) => !out.has(id));
}

export interface Compared {
	/** Found now, and not kept then. */
	readonly added: Ids;
	/** Kept then, still told, and not found now. */
	readonly gone: Ids;
	/** Kept then, and taken back since by their tellers. */
	readonly withdrawn: Ids;
	readonly stayed: Ids;
}

/** A kept selection beside what the same filter finds now. */
export function compare(kept: Ids, withdrawn: Ids, found: Ids): Compared {
	const told = difference(kept, withdrawn);
	const gone = difference(told, found);
	return { added: difference(found, kept), gone, withdrawn, stayed: difference(told, gone) };
}
