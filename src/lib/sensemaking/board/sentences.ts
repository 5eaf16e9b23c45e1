/** The words of a card in pieces that can be chosen with one tap: a sentence each. */
export interface Sentence {
	/** Characters from the beginning of the words. */
	readonly from: number;
	readonly to: number;
	readonly text: string;
	/** Begins a paragraph. */
	readonly begins: boolean;
}

export function sentencesOf(words: string): readonly Sentence[] {
	const sentences: Sentence[] = [];
	for (const { 0: piece, index } of words.matchAll(/[^.!?…\n]*(?:[.!?…]+["'”’)\]]*(?=\s|$)|[.!?…]|\n+|$)/g)) {
		const text = piece.trim();
		if (text === '') continue;
		const from = index + piece.indexOf(text);
		const last = sentences.at(-1);
		const begins = !last || words.slice(last.to, from).includes('\n');
		// "3.5" and "o.a." are no end: what goes on without a space belongs to what was before.
		if (last && last.to === from) sentences[sentences.length - 1] = joined(words, last, from + text.length);
		else sentences.push({ from, to: from + text.length, text, begins });
	}
	return sentences;
}

const joined = (words: string, { from, begins }: Sentence, to: number): Sentence => ({
	from,
	to,
	text: words.slice(from, to),
	begins
});
