import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { someClauses, someColumns } from '#test/explore-arbitraries.ts';
import type { ChoicesDimension } from '#lib/signify/dimension.ts';
import { columnsOf } from './build-columns.ts';
import { asksForPair, chosenTogether, MOST_TOGETHER, pairAt, pairsOf, togglePair } from './chosen-together.ts';
import { cellAt, type ChoicesColumn } from './columns.ts';
import { count, matchingRows } from './count.ts';
import { ALL_STORIES } from './selection.ts';

describe('what was chosen together', () => {
	it('is what counting story by story says, under every clause but its own', () => {
		fc.assert(
			fc.property(
				someColumns(60).chain(({ columns }) =>
					fc.tuple(fc.constant(columns), someClauses(columns.columns.map(({ dimension }) => dimension)))
				),
				([columns, clauses]) => {
					const { tallies } = count(columns, clauses);
					columns.columns.forEach((column, place) => {
						if (column.kind !== 'choices') return;
						const { options, counts } = chosenTogether(column, tallies[place]!);
						const others = clauses.filter(({ dimension }) => dimension !== column.dimension.id);
						const cells = matchingRows(columns, others, columns.rows).map((row) => cellAt(column, row));
						const chose = (...wanted: readonly number[]) =>
							cells.filter((cell) => Array.isArray(cell) && wanted.every((option) => cell.includes(option as never)))
								.length;

						options.forEach((one, i) =>
							options.forEach((other, j) => {
								expect(counts[i * options.length + j]).toBe(chose(one, other));
								expect(counts[j * options.length + i]).toBe(counts[i * options.length + j]);
								expect(counts[i * options.length + i]).toBe(chose(one));
							})
						);
						const pairs = pairsOf({ options, counts });
						expect(pairs.every(({ both, of }) => 0 < both && both <= of)).toBe(true);
						expect(pairs.map(({ both }) => both)).toEqual(pairs.map(({ both }) => both).sort((a, b) => b - a));
					});
				}
			),
			{ numRuns: 100 }
		);
	});

	const dimension: ChoicesDimension = {
		id: 'last',
		kind: 'choices',
		shape: 'options',
		title: { nl: 'Waar had je last van?' },
		options: Array.from({ length: 25 }, (_, i) => ({ id: `o${i}`, label: { nl: `antwoord ${i}` } }))
	};
	const told = (...cells: readonly (readonly number[])[]) => {
		const columns = columnsOf(
			[dimension],
			cells.map((cell, i) => ({ id: `01998f6e-5d3c-7a10-8b6f-${String(i).padStart(12, '0')}`, cells: [cell] }))
		);
		const column = columns.columns[0] as ChoicesColumn;
		return chosenTogether(column, count(columns, []).tallies[0]!);
	};

	it('is about the twenty that most people chose, in the order of the question', () => {
		const { options } = told([3, 24], [3, 24], [23]);
		expect(options).toHaveLength(MOST_TOGETHER);
		expect(options).toEqual([...options].sort((a, b) => a - b));
		expect(options).toEqual(expect.arrayContaining([3, 23, 24]));
	});

	it('tells a pair from the side that fewer chose', () => {
		const together = told([0, 1], [0, 1], [1], [1, 2]);
		expect(pairAt(together, 0, 1)).toEqual({ fewer: 0, more: 1, both: 2, of: 2 });
		expect(pairAt(together, 1, 0)).toEqual(pairAt(together, 0, 1));
		expect(pairsOf(together).map(({ fewer, more }) => [fewer, more])).toEqual([
			[0, 1],
			[2, 1]
		]);
	});

	it('is asked for with both at once, and let go by the same press', () => {
		const pair = { fewer: 0, more: 1, both: 2, of: 2 };
		const asked = togglePair(ALL_STORIES, dimension, pair);
		expect(asked.clauses).toEqual([
			{ dimension: 'last', test: { kind: 'choices', options: ['o0', 'o1'], match: 'all', missing: [] } }
		]);
		expect(asksForPair(asked, dimension, pair)).toBe(true);
		expect(asksForPair(asked, dimension, { ...pair, more: 2 })).toBe(false);
		expect(togglePair(asked, dimension, pair)).toEqual(ALL_STORIES);
	});
});
