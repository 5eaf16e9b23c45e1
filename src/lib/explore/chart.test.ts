import { describe, expect, it } from 'vitest';
import type { Cell, Dimension } from '#lib/signify/dimension.ts';
import { columnsOf } from './build-columns.ts';
import { chartOf, largestShare } from './chart.ts';
import { count } from './count.ts';

const words = { nl: 'x' };
const triad: Dimension = { id: 'asked', kind: 'triad', title: words, anchors: [words, words, words] };
const places: Dimension = {
	id: 'places',
	kind: 'choices',
	shape: 'options',
	title: words,
	options: [
		{ id: 'home', label: words },
		{ id: 'street', label: words }
	]
};

const id = (row: number) => `0192f000-0000-7000-8000-${String(row).padStart(12, '0')}`;

function countsOf(dimension: Dimension, cells: readonly Cell[]) {
	const columns = columnsOf(
		[dimension],
		cells.map((cell, row) => ({ id: id(row), cells: [cell] }))
	);
	return chartOf(columns.columns[0]!).counts(count(columns, []).tallies[0]!);
}

describe('a chart', () => {
	it('always tells how many answered, for how many it did not apply, and how many did not answer', () => {
		expect(countsOf(places, [[0, 1], [0], 'not-applicable', undefined])).toMatchObject({
			all: [2, 1],
			answered: { all: 2 },
			notApplicable: { all: 1 },
			unanswered: { all: 1 }
		});
	});

	it('measures shares of those who answered', () => {
		expect(largestShare(countsOf(places, [[0, 1], [0], undefined]))).toBe(1);
		expect(largestShare(countsOf(places, []))).toBe(0);
	});

	it('shows single dots where they lie, and a cloud as hexagons', () => {
		const few = countsOf(triad, [[1, 0, 0], [0, 0, 1], undefined]);
		expect(few.dots).toHaveLength(2);
		for (const { shares } of few.dots!) expect(Math.max(...shares)).toBeGreaterThan(0.97);

		const many = countsOf(triad, Array<Cell>(1300).fill([0.2, 0.3, 0.5]));
		expect(many.dots).toBeUndefined();
		expect(Math.max(...many.all)).toBe(1300);
	});
});
