import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { someClauses, someColumns } from '#test/explore-arbitraries.ts';
import { count } from './count.ts';
import { emptyTest } from './selection.ts';
import { ZONES } from './triangle.ts';
import { openZones } from './zones.ts';

describe('the parts of a triangle', () => {
	it('count the same stories as a filter on each part would', () => {
		const scenario = someColumns().chain(({ dimensions, columns }) =>
			fc.tuple(fc.constant(columns), someClauses(dimensions))
		);
		fc.assert(
			fc.property(scenario, ([columns, clauses]) => {
				const zones = openZones(columns)(clauses);
				for (const { dimension } of columns.columns) {
					if (dimension.kind !== 'triad') continue;
					const others = clauses.filter((clause) => clause.dimension !== dimension.id);
					for (const zone of ZONES) {
						const test = { ...emptyTest(dimension), zones: [zone] };
						const only = { dimension: dimension.id, test } as (typeof clauses)[number];
						expect(zones[dimension.id]![zone]).toEqual({
							selected: count(columns, [...others, only]).matching,
							all: count(columns, [only]).matching
						});
					}
				}
			}),
			{ numRuns: 60 }
		);
	});
});
