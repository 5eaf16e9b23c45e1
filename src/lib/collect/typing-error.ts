/** Letters left out, added, exchanged or the wrong way around: Damerau's distance, each two letters turned once (optimal string alignment). */
export function typingErrors(typed: string, word: string): number {
	const a = [...typed];
	const b = [...word];
	let before: number[] = [];
	let last = Array.from({ length: b.length + 1 }, (_, j) => j);
	for (let i = 1; i <= a.length; i++) {
		const row = [i];
		for (let j = 1; j <= b.length; j++) {
			const exchanged = last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
			let least = Math.min(exchanged, last[j]! + 1, row[j - 1]! + 1);
			if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, before[j - 2]! + 1);
			row.push(least);
		}
		before = last;
		last = row;
	}
	return last[b.length]!;
}

/** As many errors as a word of this length may have and still be meant. */
export const errorsAllowed = (word: string): number => (word.length < 5 ? 0 : word.length < 9 ? 1 : 2);

/** How many words may stand for one that does not occur. */
export const MOST_MEANT = 3;

/** The words that may have been meant, the nearest first: of those that need the fewest corrections. */
export function meantWith(typed: string, words: readonly string[]): readonly string[] {
	const near = words
		.map((word) => ({ word, errors: typingErrors(typed, word) }))
		.filter(({ errors }) => errors <= errorsAllowed(typed))
		.sort((a, b) => a.errors - b.errors || (a.word < b.word ? -1 : 1));
	return near
		.filter(({ errors }) => errors === near[0]!.errors)
		.slice(0, MOST_MEANT)
		.map(({ word }) => word);
}
