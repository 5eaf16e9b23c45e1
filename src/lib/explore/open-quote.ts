import type { Id } from '#lib/platform/id.ts';

/** More than this nobody reads; `explore.open_quotes` has as many places. */
export const MOST_QUOTES = 12;

/**
 * A piece of a story as anybody reads it: the words, and what they are spoken in. Nothing that joins it to an answer, a day or
 * another quote, and the same whatever is chosen in the charts.
 */
export interface OpenQuote {
	readonly text: string;
	readonly language: string;
}

/** Why a quote that was chosen is not on the page; `changed` is the text of the story. */
export type QuoteGone = 'withdrawn' | 'refused' | 'not-asked' | 'changed';

/** A quote as who chose it sees it. */
export type ChosenQuote = { readonly storyId: Id<'story'> } & (
	{ readonly at: 'page'; readonly quote: OpenQuote } | { readonly at: 'gone'; readonly why: QuoteGone }
);
