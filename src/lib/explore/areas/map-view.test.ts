import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countAreas, neighbourOf } from './map-view.ts';

describe('areas on the map', () => {
	it('hold together what their options hold, and nothing of what is nowhere', () => {
		const option = fc.record({ place: fc.integer({ min: -1, max: 4 }), selected: fc.nat(9), all: fc.nat(9) });
		fc.assert(
			fc.property(fc.array(option), (options) => {
				const counts = countAreas(
					5,
					options.map(({ place }) => place),
					options.map(({ selected }) => selected),
					options.map(({ all }) => all)
				);
				const on = options.filter(({ place }) => place >= 0);
				const sum = (of: readonly number[]) => of.reduce((a, b) => a + b, 0);
				expect(sum(counts.map(({ selected }) => selected))).toBe(sum(on.map(({ selected }) => selected)));
				expect(sum(counts.map(({ all }) => all))).toBe(sum(on.map(({ all }) => all)));
				expect(counts.flatMap(({ options }) => options).length).toBe(on.length);
			})
		);
	});

	it('are walked with the arrows to the nearest that way', () => {
		const at = (x: number, y: number) => ({ name: '', path: '', x, y });
		const areas = [at(0, 0), at(10, 1), at(30, 0), at(0, 10), at(-5, 0)];
		expect([
			neighbourOf(areas, 0, 1, 0),
			neighbourOf(areas, 0, 0, 1),
			neighbourOf(areas, 0, -1, 0),
			neighbourOf(areas, 0, 0, -1)
		]).toEqual([1, 3, 4, undefined]);
	});
});
