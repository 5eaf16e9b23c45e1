/** Where two texts differ, word by word. */

export interface Part {
	readonly text: string;
	/** The other text does not have this here. */
	readonly differs: boolean;
}

/** Both texts in parts, each whole when its parts are put together. Spaces and capitals are no difference; marks are part of their word. */
export function differences(one: string, other: string): readonly [readonly Part[], readonly Part[]] {
	const [a, b] = [wordsOf(one), wordsOf(other)];
	const [inBoth, inBothOther] = commonOf(a.map(bare), b.map(bare));
	return [joined(a, inBoth), joined(b, inBothOther)];
}

/** Words with the space behind them; space at the beginning stands alone. */
const wordsOf = (text: string): readonly string[] => text.match(/^\s+|\S+\s*/g) ?? [];

const bare = (word: string): string => word.trim().toLowerCase();

/** More words than this at both sides are compared no further: all between the first and the last difference counts as other. */
const MOST_PAIRS = 4_000_000;

/** Which words of each text belong to the longest row of words that both have. */
function commonOf(a: readonly string[], b: readonly string[]): readonly [Uint8Array, Uint8Array] {
	const [inA, inB] = [new Uint8Array(a.length), new Uint8Array(b.length)];
	let from = 0;
	while (from < a.length && from < b.length && a[from] === b[from]) from++;
	let back = 0;
	while (back < a.length - from && back < b.length - from && a.at(-1 - back) === b.at(-1 - back)) back++;
	inA.fill(1, 0, from).fill(1, a.length - back);
	inB.fill(1, 0, from).fill(1, b.length - back);
	const [restA, restB] = [a.slice(from, a.length - back), b.slice(from, b.length - back)];
	for (const [i, j] of restA.length * restB.length > MOST_PAIRS ? [] : longestRow(restA, restB))
		inA[from + i] = inB[from + j] = 1;
	return [inA, inB];
}

/** The places of the longest row of equal words (longest common subsequence). */
function longestRow(a: readonly string[], b: readonly string[]): [number, number][] {
	const width = b.length + 1;
	const length = new Uint16Array((a.length + 1) * width);
	for (let i = a.length - 1; i >= 0; i--)
		for (let j = b.length - 1; j >= 0; j--)
			length[i * width + j] =
				a[i] === b[j]
					? length[(i + 1) * width + j + 1]! + 1
					: Math.max(length[(i + 1) * width + j]!, length[i * width + j + 1]!);
	const row: [number, number][] = [];
	for (let i = 0, j = 0; i < a.length && j < b.length;)
		if (a[i] === b[j]) row.push([i++, j++]);
		else if (length[(i + 1) * width + j]! >= length[i * width + j + 1]!) i++;
		else j++;
	return row;
}

function joined(words: readonly string[], inBoth: Uint8Array): Part[] {
	const parts: { text: string; differs: boolean }[] = [];
	for (const [at, word] of words.entries()) {
		const differs = inBoth[at] === 0;
		const last = parts.at(-1);
		if (last?.differs === differs) last.text += word;
		else parts.push({ text: word, differs });
	}
	return parts;
}
