/** The share of words that were misheard, left out or made up, of the words that were said. */
export function wordErrorRate(said: string, heard: string): number {
	const a = wordsOf(said);
	const b = wordsOf(heard);
	let row = b.map((_, i) => i + 1);
	for (const [i, word] of a.entries()) {
		let diagonal = i;
		let left = i + 1;
		row = row.map((above, j) => {
			const cost = Math.min(above + 1, left + 1, diagonal + (word === b[j] ? 0 : 1));
			diagonal = above;
			left = cost;
			return cost;
		});
	}
	return (row.at(-1) ?? a.length) / a.length;
}

const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
