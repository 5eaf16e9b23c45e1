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

/** What to mark in a text, as {@link plain} gives it. */
export interface FoundWords {
	readonly words: readonly string[];
	/** Words that are marked only where they stand after each other. */
	readonly phrases: readonly (readonly string[])[];
}

export const NOTHING_FOUND: FoundWords = { words: [], phrases: [] };

/** The text in pieces, each of these words or phrases a piece of its own; together they are the text. */
export function markWords(text: string, { words, phrases }: FoundWords): readonly MarkedPiece[] {
	const wanted = [...words.map((word) => [word]), ...phrases].filter(({ length }) => length > 0);
	const said = [...text.matchAll(WORD)].map(({ 0: word, index }) => ({
		word: plain(word),
		index,
		end: index + word.length
	}));
	const pieces: MarkedPiece[] = [];
	let from = 0;
	for (let at = 0; at < said.length; at++) {
		const lengths = wanted
			.filter((phrase) => phrase.every((word, i) => said[at + i]?.word === word))
			.map(({ length }) => length);
		if (lengths.length === 0) continue;
		const { index } = said[at]!;
		at += Math.max(...lengths) - 1;
		const { end } = said[at]!;
		if (index > from) pieces.push({ text: text.slice(from, index), found: false });
		pieces.push({ text: text.slice(index, end), found: true });
		from = end;
	}
	if (from < text.length) pieces.push({ text: text.slice(from), found: false });
	return pieces;
}
