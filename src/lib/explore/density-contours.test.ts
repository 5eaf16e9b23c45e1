import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Shares } from '#lib/signify/answer.ts';
import { type Contour, densityContours } from './density-contours.ts';
import { triadDensity } from './folding.ts';

const SIDE = 14;
const { centres } = triadDensity(SIDE);

const someBins = fc
	.array(fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat(40)), {
		minLength: centres.length,
		maxLength: centres.length
	})
	.filter((bins) => bins.some((stories) => stories > 0));

const only = (...spots: readonly (readonly [centre: Shares, stories: number])[]) =>
	centres.map((centre) => spots.find(([at]) => at.every((share, i) => Math.abs(share - centre[i]!) < 1e-9))?.[1] ?? 0);

/** Far enough from the sides for every line to go round. */
const someClouds = someBins
	.map((bins) => bins.map((stories, i) => (Math.min(...centres[i]!) < 4 / SIDE ? 0 : stories)))
	.filter((bins) => bins.some((stories) => stories > 0));

/** Even-odd, for lines that go round. */
function isWithin({ lines }: Contour, [top, left]: Shares): boolean {
	let inside = false;
	for (const line of lines)
		for (const [i, to] of line.entries()) {
			const from = line[i - 1];
			if (!from || from[0] > top === to[0] > top) continue;
			if (from[1] + ((to[1] - from[1]) * (top - from[0])) / (to[0] - from[0]) > left) inside = !inside;
		}
	return inside;
}

describe('the lines around the dense places of a triad', () => {
	it('are the same for twice as many stories', () => {
		fc.assert(
			fc.property(someBins, (bins) => {
				expect(
					densityContours(
						SIDE,
						bins.map((stories) => 2 * stories)
					)
				).toEqual(densityContours(SIDE, bins));
			}),
			{ numRuns: 30 }
		);
	});

	it('go round or end at the sides, and never leave the triangle', () => {
		fc.assert(
			fc.property(someBins, (bins) => {
				for (const { lines } of densityContours(SIDE, bins))
					for (const line of lines) {
						expect(Math.min(...line.flat())).toBeGreaterThan(-1e-9);
						if (line[0] === line.at(-1)) continue;
						for (const end of [line[0]!, line.at(-1)!]) expect(Math.min(...end)).toBeLessThan(1e-9);
					}
			}),
			{ numRuns: 30 }
		);
	});

	it('enclose at least the share of the stories that they say, and lie inside one another', () => {
		fc.assert(
			fc.property(someClouds, (bins) => {
				const total = bins.reduce((sum, stories) => sum + stories, 0);
				const contours = densityContours(SIDE, bins);
				expect(contours.length).toBeGreaterThan(0);
				let inner: readonly boolean[] = centres.map(() => false);
				for (const contour of contours) {
					for (const line of contour.lines) expect(line[0]).toBe(line.at(-1));
					const within = centres.map((centre) => isWithin(contour, centre));
					const enclosed = bins.reduce((sum, stories, i) => (within[i] ? sum + stories : sum), 0);
					expect(enclosed).toBeGreaterThanOrEqual(contour.share * total);
					expect(inner.every((isIn, i) => !isIn || within[i])).toBe(true);
					inner = within;
				}
			}),
			{ numRuns: 60 }
		);
	});

	it('are one small round where everybody says the same', () => {
		const middle: Shares = [4 / 14, 5 / 14, 5 / 14];
		const contours = densityContours(SIDE, only([middle, 30]));
		expect(contours).toHaveLength(1);
		expect(contours[0]!.lines).toHaveLength(1);
		for (const point of contours[0]!.lines[0]!)
			for (const [i, share] of point.entries()) expect(Math.abs(share - middle[i]!)).toBeLessThan(0.07);
	});

	it('are two rounds where people say two things, also in a corner', () => {
		const [outer] = densityContours(SIDE, only([[1, 0, 0], 10], [[1 / 14, 6 / 14, 7 / 14], 90])).slice(-1);
		expect(outer!.share).toBe(0.25);
		const both = densityContours(SIDE, only([[1, 0, 0], 30], [[1 / 14, 6 / 14, 7 / 14], 70])).at(-1)!;
		expect(both.lines).toHaveLength(2);
	});

	it('are not there where nothing is denser than the rest', () => {
		const even = centres.map((shares) => [6, 3, 1][shares.filter((share) => share < 1e-9).length]!);
		expect(densityContours(SIDE, even)).toEqual([]);
	});
});
