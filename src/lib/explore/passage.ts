/** A passage of a story: its teller's own words, whole pieces of it in their order, and […] where something was left out. */

/** A piece of a text: from and until, in UTF-16 code units. */
export type Piece = readonly [from: number, until: number];

export const PASSAGE_MAX_LENGTH = 400;

/** More holes than two, or pieces of a few words, make sentences that nobody said. */
export const MOST_PIECES = 3;
export const FEWEST_WORDS = 3;

/** How a hole is shown; three dots between the brackets are read as well. */
export const HOLE = '[…]';

export type PassageIssue = 'empty' | 'too-many-holes' | 'too-few-words' | 'not-literal' | 'half-a-word' | 'too-long';

export type Passage =
	| { readonly ok: true; readonly pieces: readonly Piece[]; readonly text: string }
	| { readonly ok: false; readonly issue: PassageIssue };

/** Finds what somebody wants to quote in the text it must come from; only white space may differ. */
export function findPassage(text: string, wanted: string): Passage {
	const written = wanted
		.split(/\[\s*(?:…|\.\.\.)\s*\]/)
		.map((piece) => piece.trim().replace(/\s+/g, ' '))
		.filter((piece) => piece !== '');
	const issue = issueIn(written);
	if (issue) return { ok: false, issue };

	const pieces: Piece[] = [];
	for (const piece of written) {
		const found = findPiece(text, piece, pieces.at(-1)?.[1] ?? 0);
		if (typeof found === 'string') return { ok: false, issue: found };
		pieces.push(found);
	}
	return { ok: true, pieces, text: showPassage(text, pieces) };
}

/** A passage as it is shown, on one line. */
export const showPassage = (text: string, pieces: readonly Piece[]): string =>
	pieces.map(([from, until]) => text.slice(from, until).trim().replace(/\s+/g, ' ')).join(` ${HOLE} `);

function issueIn(written: readonly string[]): PassageIssue | undefined {
	if (written.length === 0) return 'empty';
	if (written.length > MOST_PIECES) return 'too-many-holes';
	if (written.join(` ${HOLE} `).length > PASSAGE_MAX_LENGTH) return 'too-long';
	return written.some((piece) => piece.split(' ').length < FEWEST_WORDS) ? 'too-few-words' : undefined;
}

/** The first place after `from` where it stands as whole words. */
function findPiece(text: string, piece: string, from: number): Piece | 'not-literal' | 'half-a-word' {
	const words = piece.split(' ').map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
	const pattern = new RegExp(words.join('\\s+'), 'gu');
	pattern.lastIndex = from;
	let halved = false;
	for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
		const until = match.index + match[0].length;
		if (isWhole(text, match.index, until)) return [match.index, until];
		halved = true;
		pattern.lastIndex = match.index + 1;
	}
	return halved ? 'half-a-word' : 'not-literal';
}

/** Half a word may say the opposite: "mogelijk" of "onmogelijk". */
const isWhole = (text: string, from: number, until: number) => !goesOn(text, from) && !goesOn(text, until);

const goesOn = (text: string, at: number) =>
	/[\p{L}\p{N}\p{M}]$/u.test(text.slice(Math.max(0, at - 2), at)) && /^[\p{L}\p{N}\p{M}]/u.test(text.slice(at, at + 2));
