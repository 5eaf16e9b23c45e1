/** What a word weighs in comparing texts: more when it is repeated, less when everybody uses it. TF-IDF as in Manning e.a. (2008), ch. 6. */

/** How often each stem stands in a text. */
export type Terms = ReadonlyMap<string, number>;

/** @param times  at least 1 */
const repeated = (times: number): number => 1 + Math.log(times);

/** @param inStories  of how many stories the word is in, at least 1; never 0, so that a story is like itself in any company */
const rare = (inStories: number, stories: number): number => Math.log(1 + stories / inStories);

export const weightOf = (times: number, inStories: number, stories: number): number =>
	repeated(times) * rare(inStories, stories);

/**
 * The cosine of two texts, 0 to 1: what the index of all stories must agree with.
 * @param inStories  of how many of the `stories` a word is in
 */
export function likeness(a: Terms, b: Terms, inStories: (term: string) => number, stories: number): number {
	const weight = (terms: Terms, term: string) => weightOf(terms.get(term)!, Math.max(inStories(term), 1), stories);
	const length = (terms: Terms) => Math.hypot(...[...terms.keys()].map((term) => weight(terms, term)));
	const shared = [...a.keys()].filter((term) => b.has(term));
	const product = shared.map((term) => weight(a, term) * weight(b, term)).reduce((sum, one) => sum + one, 0);
	return product === 0 ? 0 : Math.min(1, product / (length(a) * length(b)));
}

/** A stem and how often it stands there, in a tsvector of PostgreSQL as text: `'brief':3,9 'schuld':1A`. */
const ENTRY = /'((?:[^']|'')*)'(?::([\d,A-D]+))?/g;

/** Numbers, addresses and single letters say nothing of what a story is about. */
const isTelling = (stem: string) => stem.length > 1 && /^[\p{L}\p{M}]+$/u.test(stem);

export function termsIn(words: string): Terms {
	const terms = new Map<string, number>();
	for (const [, quoted, places = '1'] of words.matchAll(ENTRY)) {
		const stem = quoted!.replaceAll("''", "'");
		if (isTelling(stem)) terms.set(stem, places.split(',').length);
	}
	return terms;
}
