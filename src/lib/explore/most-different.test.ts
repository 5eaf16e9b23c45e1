import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { someCell, someDimensions } from '#test/explore-arbitraries.ts';
import type { Dimension } from '#lib/signify/dimension.ts';
import { columnsOf, type StoryRow } from './build-columns.ts';
import { storyIdAt } from './columns.ts';
import { distanceIn, farthestFirst } from './most-different.ts';

const aTown = someDimensions.chain((dimensions) =>
	fc.record({
		dimensions: fc.constant(dimensions),
		stories: fc.uniqueArray(fc.record({ id: fc.uuid(), cells: fc.tuple(...dimensions.map(someCell)) }), {
			selector: ({ id }) => id,
			maxLength: 12
		})
	})
);

function chosenIn(dimensions: readonly Dimension[], stories: readonly StoryRow[]) {
	const all = columnsOf(dimensions, stories);
	const rows = stories.map((_, row) => row);
	const distance = distanceIn(all.columns);
	const chosen = [...farthestFirst(all, all.columns, rows)];
	return { distance, rows, chosen, ids: chosen.map((row) => storyIdAt(all, row)) };
}

describe('the most different experiences', () => {
	it('are the same whatever the order they come in', () => {
		fc.assert(
			fc.property(aTown, ({ dimensions, stories }) => {
				expect(chosenIn(dimensions, stories.toReversed()).ids).toEqual(chosenIn(dimensions, stories).ids);
			})
		);
	});

	it('are each chosen once, each next one no farther than the one before', () => {
		fc.assert(
			fc.property(aTown, ({ dimensions, stories }) => {
				const { distance, chosen } = chosenIn(dimensions, stories);
				expect(new Set(chosen).size).toBe(chosen.length);
				const steps = chosen
					.slice(1)
					.map((row, i) => Math.min(...chosen.slice(0, i + 1).map((other) => distance(row, other))));
				expect(steps).toEqual(steps.toSorted((a, b) => b - a));
				expect(steps.every((step) => step > 0)).toBe(true);
			})
		);
	});

	it('leave nobody out who differs from all that were chosen', () => {
		fc.assert(
			fc.property(aTown, ({ dimensions, stories }) => {
				const { distance, rows, chosen } = chosenIn(dimensions, stories);
				for (const row of rows)
					if (chosen.length > 0) expect(Math.min(...chosen.map((other) => distance(row, other)))).toBeCloseTo(0, 12);
			})
		);
	});

	it('begin with who answered most, and never hold who answered nothing', () => {
		const scale = (id: string) =>
			({ kind: 'slider', id, title: { nl: id }, left: { nl: 'a' }, right: { nl: 'b' } }) as const;
		const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
		const stories = [
			{ id: id(1), cells: [undefined, 'not-applicable' as const] },
			{ id: id(2), cells: [0, undefined] },
			{ id: id(3), cells: [0.5, 0.5] },
			{ id: id(4), cells: [1, 0] }
		];
		expect(chosenIn([scale('a'), scale('b')], stories).ids).toEqual([id(3), id(2), id(4)]);
	});
});

describe('how far two experiences are apart', () => {
	it('is from 0 to 1, the same both ways, and nothing to itself', () => {
		fc.assert(
			fc.property(aTown, ({ dimensions, stories }) => {
				const { distance, rows } = chosenIn(dimensions, stories);
				for (const one of rows) {
					expect(distance(one, one)).toBe(0);
					for (const other of rows) {
						expect(distance(one, other)).toBe(distance(other, one));
						expect(distance(one, other)).toBeGreaterThanOrEqual(0);
						expect(distance(one, other)).toBeLessThanOrEqual(1 + 1e-12);
					}
				}
			})
		);
	});
});
