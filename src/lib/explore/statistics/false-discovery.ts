/**
 * Benjamini & Hochberg (1995): for each p the smallest share of false findings at which it would still be among the findings, when
 * this many were tested.
 */
export function falseDiscovery(ps: readonly number[]): readonly number[] {
	const order = ps.map((_, index) => index).sort((a, b) => ps[b]! - ps[a]!);
	const qs = new Array<number>(ps.length);
	let least = 1;
	order.forEach((index, place) => {
		least = Math.min(least, (ps[index]! * ps.length) / (ps.length - place));
		qs[index] = least;
	});
	return qs;
}
