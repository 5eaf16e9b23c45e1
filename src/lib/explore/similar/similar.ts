import type { Id } from '#lib/platform/id.ts';

/** Another story that is like the one that is read. */
export interface SimilarStory {
	readonly id: Id<'story'>;
	/** Its title, or the words it begins with. */
	readonly heading: string;
	/** Words that both have, as they stand in the story that is read; none where only a model found them alike. */
	readonly shared: readonly string[];
}

export type Similar =
	/** The words of the point are being read. */
	| { readonly state: 'reading' }
	| {
			readonly state: 'found';
			readonly copies: readonly SimilarStory[];
			readonly similar: readonly SimilarStory[];
			/** What ordered them. */
			readonly by: 'words' | 'meaning';
	  };

/** So many are shown at most. */
export const MOST_SIMILAR = 5;

/** Less alike than this is taken for accident: measured, see decision 0042. */
export const LEAST_LIKENESS = 0.12;

/**
 * What a model finds is shown when it lies so many standard deviations nearer than the others of the point: models differ in what number they give
 * to texts that have nothing in common, so none would do for all. A choice, not measured: it takes a model that knows Dutch.
 */
export const LEAST_STANDING_OUT = 1.5;

/** One word in common is no subject. */
export const LEAST_SHARED = 2;

/** All that is read of a story to compare it. */
export const wholeOf = ({ title, text }: { readonly title: string | null; readonly text: string }): string =>
	`${title ?? ''} ${text}`;
