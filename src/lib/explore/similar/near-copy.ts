/** Two texts that are nearly the same: sent twice, or copied and changed a little. */

/** As many of their pieces must be the same: measured, see decision 0042. */
export const NEARLY_ALL = 0.7;

const PIECE = 5;

/** Capitals, accents, spaces and marks make no other text. */
const bare = (text: string): string =>
	text
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();

/** All pieces of five characters; of a text that is shorter, the text. */
export function piecesOf(text: string): ReadonlySet<string> {
	const letters = bare(text);
	if (letters === '') return new Set();
	const pieces = new Set<string>();
	for (let at = 0; at === 0 || at + PIECE <= letters.length; at++) pieces.add(letters.slice(at, at + PIECE));
	return pieces;
}

/** The share of all pieces of the two that both have (Jaccard), 0 to 1; 0 when one of them has none. */
export function sameness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
	const both = a.size < b.size ? common(a, b) : common(b, a);
	return both === 0 ? 0 : both / (a.size + b.size - both);
}

function common(few: ReadonlySet<string>, many: ReadonlySet<string>): number {
	let both = 0;
	for (const piece of few) if (many.has(piece)) both++;
	return both;
}
