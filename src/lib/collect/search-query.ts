/** What somebody typed to search for, taken apart: `schuld "aan de deur" -huur`. */

export interface SearchTerm {
	readonly text: string;
	/** Exactly these words in this order, or one word in any of its forms. */
	readonly kind: 'phrase' | 'word';
	/** Stories with it are left out. */
	readonly isExcluded: boolean;
}

/** More terms than this nobody types; what follows is left out. */
export const MOST_TERMS = 20;

const QUOTES = '"“”„‟«»';
const TERM = new RegExp(`([-−–]?)(?:[${QUOTES}]([^${QUOTES}]*)[${QUOTES}]?|([^\\s${QUOTES}]+))`, 'gu');

/** A database takes no NUL, and nobody types the others. */
const CONTROLS = /\p{Cc}/gu;

/** Never throws: a quote that is not closed runs to the end, and what holds no letter or digit is no term. */
export function parseSearch(typed: string): readonly SearchTerm[] {
	const terms: SearchTerm[] = [];
	for (const [, minus, phrase, word] of typed.normalize('NFC').replace(CONTROLS, ' ').matchAll(TERM)) {
		const text = (phrase ?? word ?? '').trim();
		if (!/[\p{L}\p{N}]/u.test(text)) continue;
		const kind = phrase !== undefined && /\s/.test(text) ? 'phrase' : 'word';
		terms.push({ text, kind, isExcluded: minus !== '' });
		if (terms.length === MOST_TERMS) break;
	}
	return terms;
}

/** Whether there is anything in it to look for. */
export const holdsTerm = (typed: string): boolean => parseSearch(typed).length > 0;

/** The words of a text as the index knows them: small letters without accents, in order. */
export const plainWords = (text: string): readonly string[] => [...text.matchAll(WORD)].map(([word]) => plain(word));

const WORD = /[\p{L}\p{N}\p{M}]+/gu;

export const plain = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

export interface MarkedPiece {
	readonly text: string;
	readonly found: boolean;
}

/** The text in pieces, each of these words ({@link plain}) a piece of its own; together they are the text. */
export function markWords(text: string, words: ReadonlySet<string>): readonly MarkedPiece[] {
	const pieces: MarkedPiece[] = [];
	let from = 0;
	for (const match of text.matchAll(WORD)) {
		if (!words.has(plain(match[0]))) continue;
		if (match.index > from) pieces.push({ text: text.slice(from, match.index), found: false });
		pieces.push({ text: match[0], found: true });
		from = match.index + match[0].length;
	}
	if (from < text.length) pieces.push({ text: text.slice(from), found: false });
	return pieces;
}
