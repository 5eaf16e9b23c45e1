import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { someSpot, someTriadTest } from '#test/explore-arbitraries.ts';
import { passesTriad } from './clause.ts';
import { DEPENDS, FAILS, PASSES, triadRaster } from './triad-raster.ts';
import {
	cellOf,
	isInside,
	LATTICE_CELLS,
	placeInCell,
	sharesOf,
	type Spot,
	spotIn,
	spotOf,
	ZONES,
	zoneOf
} from './triangle.ts';

describe('a triangle', () => {
	it('keeps a dot to the thousandth, whatever its shares sum to', () => {
		expect(spotOf([0.2, 0.3, 0.5])).toEqual([200, 300]);
		expect(spotOf([20, 30, 50])).toEqual([200, 300]);
		expect(spotOf([0.9996, 0.0004, 0])).toEqual([1000, 0]);
		fc.assert(fc.property(someSpot, (spot) => void expect(spotOf(sharesOf(spot))).toEqual(spot)));
	});

	it('is cut into cells that each dot has one place in', () => {
		fc.assert(
			fc.property(someSpot, (spot) => {
				expect(cellOf(spot)).toBeLessThan(LATTICE_CELLS);
				expect(spotIn(cellOf(spot), placeInCell(spot))).toEqual(spot);
			})
		);
	});

	it.each<[Spot, (typeof ZONES)[number]]>([
		[[600, 200], 'top'],
		[[200, 600], 'left'],
		[[0, 399], 'right'],
		[[599, 250], 'top-left'],
		[[400, 199], 'top-right'],
		[[199, 400], 'left-right'],
		[[200, 400], 'centre'],
		[[333, 333], 'centre']
	])('has %j in the zone %s', (spot, zone) => expect(zoneOf(spot)).toBe(zone));

	it('has a loop inside a lasso outside again', () => {
		const twice: readonly Spot[] = [
			[100, 100],
			[100, 500],
			[500, 100],
			[100, 100],
			[100, 500],
			[500, 100]
		];
		expect(isInside(twice.slice(0, 3), 200, 200)).toBe(true);
		expect(isInside(twice, 200, 200)).toBe(false);
		expect(isInside([], 200, 200)).toBe(false);
	});
});

describe('a triad test drawn on the grid', () => {
	it('says of every dot and every cell what the test says', { timeout: 60_000 }, () => {
		const raster = triadRaster();
		const verdicts = new Uint8Array(LATTICE_CELLS);
		fc.assert(
			fc.property(someTriadTest, fc.array(someSpot, { minLength: 20, maxLength: 100 }), (test, spots) => {
				raster.draw(test);
				raster.judgeCells(verdicts, 0);
				for (const spot of spots) {
					const passes = passesTriad(test, spot);
					const verdict = verdicts[cellOf(spot)];
					expect(raster.at(cellOf(spot), placeInCell(spot))).toBe(passes ? 1 : 0);
					expect(verdict === DEPENDS || verdict === (passes ? PASSES : FAILS)).toBe(true);
				}
			}),
			{ numRuns: 500 }
		);
	});

	it('decides most cells as a whole', () => {
		const raster = triadRaster();
		const verdicts = new Uint8Array(LATTICE_CELLS);
		const cellsThat = (verdict: number) => verdicts.filter((other) => other === verdict).length;
		const square: readonly Spot[] = [
			[160, 160],
			[160, 480],
			[480, 480],
			[480, 160]
		];
		raster.draw({ kind: 'triad', zones: [], lasso: square, missing: [] });
		raster.judgeCells(verdicts, 0);
		expect([cellsThat(PASSES), cellsThat(DEPENDS)]).toEqual([400, 0]);
		raster.draw({ kind: 'triad', zones: ZONES, lasso: [], missing: [] });
		raster.judgeCells(verdicts, 0);
		expect(cellsThat(PASSES)).toBe(LATTICE_CELLS);
	});
});
