import type { Id } from '#lib/platform/id.ts';

/** Another story that is like the one that is read. */
export interface SimilarStory {
	readonly id: Id<'story'>;
	/** Its title, or the words it begins with. */
	readonly heading: string;
	/** Words that both have, as they stand in the story that is read. */
	readonly shared: readonly string[];
}

export type Similar =
	/** The words of the point are being read. */
	| { readonly state: 'reading' }
	| { readonly state: 'found'; readonly copies: readonly SimilarStory[]; readonly similar: readonly SimilarStory[] };

/** So many are shown at most. */
export const MOST_SIMILAR = 5;

/** Less alike than this is taken for accident: measured, see decision 0042. */
export const LEAST_LIKENESS = 0.12;

/** One word in common is no subject. */
export const LEAST_SHARED = 2;
