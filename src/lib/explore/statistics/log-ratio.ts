import type { Shares } from '#lib/signify/answer.ts';

/** Dots lie on a grid of 120; a share of 0 is one that is too small to be drawn (ADR 0016). */
const SMALLEST_SHARE = 1 / 120;

/** Martín-Fernández, Barceló-Vidal & Pawlowsky-Glahn (2003), Mathematical Geology 35: this part of the smallest share. */
const ZERO = 0.65 * SMALLEST_SHARE;

/**
 * How strongly a dot is drawn to each corner, against the two others together: the centred log-ratios of its shares (Aitchison 1986).
 * Shares sum to one, so compared as they are they would always seem to work against each other.
 * A share of 0 is replaced multiplicatively, which leaves the ratio of the others as it was.
 */
export function logRatios(shares: Shares): readonly [top: number, left: number, right: number] {
	const zeros = shares.filter((share) => share <= 0).length;
	const [top, left, right] = shares.map((share) => Math.log(share > 0 ? share * (1 - zeros * ZERO) : ZERO)) as [
		number,
		number,
		number
	];
	const middle = (top + left + right) / 3;
	return [top - middle, left - middle, right - middle];
}
