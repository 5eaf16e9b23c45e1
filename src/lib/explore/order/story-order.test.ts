import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { someColumns } from '#test/explore-arbitraries.ts';
import type { Dimension } from '#lib/signify/dimension.ts';
import { columnsOf } from '../build-columns.ts';
import { type Column, type Columns, FIRST_VALUE, storyIdAt } from '../columns.ts';
import { matchingRows } from '../count.ts';
import { writePair } from '../found-pattern.ts';
import { SAME_WEIGHT, tableOf } from '../meeting.ts';
import { mergeColumns } from '../merge-columns.ts';
import { distanceIn } from '../most-different.ts';
import { scalesOf } from '../scale.ts';
import { differencesOf } from './difference.ts';
import { orderRows, type StoryOrder } from './story-order.ts';

const words = { nl: 'x' };
const slider = (id: string): Dimension => ({ kind: 'slider', id, title: words, left: words, right: words });
const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

const allRows = ({ rows }: Columns) => Array.from({ length: rows }, (_, row) => row);

/** Two answers that can be a pattern, when there are two questions. */
function sidesIn(columns: Columns) {
	const [one, ...others] = scalesOf(columns);
	const other = others.findLast(({ dimension }) => dimension !== one?.dimension);
	const side = ({ dimension, part }: NonNullable<typeof one>) => (part ? { dimension, part } : { dimension });
	return one && other ? ([side(one), side(other)] as const) : undefined;
}

function ordersOf(columns: Columns): readonly StoryOrder[] {
	const sides = sidesIn(columns);
	return [
		{ by: 'newest' },
		{ by: 'longest' },
		{ by: 'most-different' },
		...(sides ? [{ by: 'best-example', pair: writePair(sides, columns.columns) } as const] : [])
	];
}

/** Some of the rows of some columns, and how many are asked for. */
const aList = someColumns(40).chain(({ columns }) =>
	fc.record({
		columns: fc.constant(columns),
		rows: fc.subarray(allRows(columns)),
		limit: fc.nat(50)
	})
);

/** From every row to every other, question by question: what `differencesOf` must find without looking at pairs. */
function differencesByPairs(columns: readonly Column[], rows: readonly number[]): readonly number[] {
	const sums = rows.map(() => -Infinity);
	for (const column of columns) {
		const places = rows.flatMap((row, i) => (column.codes[row]! < FIRST_VALUE ? [] : [i]));
		if (places.length < 2) continue;
		const apart = apartIn(
			column,
			places.map((i) => rows[i]!)
		);
		const means = places.map((i) => {
			const sum = places.reduce((sum, j) => (j === i ? sum : sum + apart(rows[i]!, rows[j]!)), 0);
			return sum / (places.length - 1);
		});
		const mean = means.reduce((sum, one) => sum + one, 0) / means.length;
		for (const [at, i] of places.entries()) sums[i] = (sums[i] === -Infinity ? 0 : sums[i]!) + means[at]! - mean;
	}
	return sums;
}

/** Distances as elsewhere in the room, but for several choices and days: those depend on who is compared. */
function apartIn(column: Column, rows: readonly number[]) {
	if (column.kind === 'time') {
		const days = rows.map((row) => column.days[column.codes[row]! - FIRST_VALUE]!);
		const range = Math.max(...days) - Math.min(...days) || 1;
		const day = (row: number) => column.days[column.codes[row]! - FIRST_VALUE]!;
		return (one: number, other: number) => Math.abs(day(one) - day(other)) / range;
	}
	if (column.kind !== 'choices') return distanceIn([column]);
	const setOf = (row: number) => {
		const value = column.codes[row]! - FIRST_VALUE;
		return new Set(column.members.subarray(column.starts[value], column.starts[value + 1]));
	};
	const longest = Math.max(...rows.map((row) => setOf(row).size));
	const unit = Math.min(2 * longest, column.dimension.options.length) || 1;
	return (one: number, other: number) => setOf(one).symmetricDifference(setOf(other)).size / unit;
}

describe('the order of a list', () => {
	it('keeps every story, and each once', () => {
		fc.assert(
			fc.property(aList, ({ columns, rows }) => {
				for (const order of ordersOf(columns))
					expect(orderRows(columns, rows, order).toSorted((a, b) => a - b)).toEqual(rows);
			})
		);
	});

	it('begins the same, however many are asked for', () => {
		fc.assert(
			fc.property(aList, ({ columns, rows, limit }) => {
				for (const order of ordersOf(columns))
					expect(orderRows(columns, rows, order, limit)).toEqual(orderRows(columns, rows, order).slice(0, limit));
			})
		);
	});

	it('is the same for who had the stories at once and for who got them bit by bit', () => {
		fc.assert(
			fc.property(someColumns(40), fc.func(fc.boolean()), ({ dimensions, stories, columns }, isNew) => {
				const news = stories.map((story) => isNew(story.id));
				const before = columnsOf(
					dimensions,
					stories.filter((_, row) => !news[row])
				);
				const came = columnsOf(
					dimensions,
					stories.filter((_, row) => news[row])
				);
				const places = Uint32Array.from(news.flatMap((is, row) => (is ? [row] : [])));
				const merged = mergeColumns(before, { gone: new Uint32Array(0), came, places });
				for (const order of ordersOf(columns))
					expect(orderRows(merged, allRows(merged), order)).toEqual(orderRows(columns, allRows(columns), order));
			})
		);
	});

	it('lists of equals the newest first', () => {
		const columns = columnsOf(
			[slider('a')],
			[3, 9, 3, 9].map((length, row) => ({ id: id(row), length, cells: [0.5] }))
		);
		expect(orderRows(columns, [0, 1, 2, 3], { by: 'longest' })).toEqual([1, 3, 0, 2]);
		expect(orderRows(columns, [0, 1, 2, 3], { by: 'most-different' })).toEqual([0, 1, 2, 3]);
	});
});

describe('how different a story is', () => {
	it('is what looking at all pairs would find', () => {
		fc.assert(
			fc.property(aList, ({ columns, rows }) => {
				const found = differencesOf(columns.columns, rows);
				for (const [i, difference] of differencesByPairs(columns.columns, rows).entries())
					if (difference === -Infinity) expect(found[i]).toBe(-Infinity);
					else expect(found[i]).toBeCloseTo(difference, 6);
			})
		);
	});

	it('is nothing on average over who answered', () => {
		fc.assert(
			fc.property(aList, ({ columns, rows }) => {
				const found = differencesOf(columns.columns, rows).filter((difference) => difference > -Infinity);
				expect(found.reduce((sum, difference) => sum + difference, 0)).toBeCloseTo(0, 6);
			})
		);
	});

	it('puts one odd answer below many, and who answered nothing last', () => {
		const many = ['a', 'b', 'c', 'd'].map(slider);
		const same = Array.from({ length: 8 }, (_, row) => ({ id: id(row), cells: [0, 0, 0, 0] }));
		const few = { id: id(8), cells: [1, undefined, undefined, undefined] };
		const odd = { id: id(9), cells: [0, 1, 1, 1] };
		const none = { id: id(10), cells: [undefined, 'not-applicable' as const, undefined, undefined] };
		const columns = columnsOf(many, [none, ...same, few, odd]);
		const ordered = orderRows(columns, allRows(columns), { by: 'most-different' }).map((row) =>
			storyIdAt(columns, row)
		);
		expect(ordered.slice(0, 2)).toEqual([odd.id, few.id]);
		expect(ordered.at(-1)).toBe(none.id);
	});

	it('is about the questions, and not about when and how it came in', () => {
		const told: Dimension = { kind: 'time', id: 'told-at', title: words };
		const columns = columnsOf(
			[slider('told-at'), told],
			[0, 900, 901].map((day, row) => ({ id: id(row), cells: [row === 1 ? 1 : 0, day] }))
		);
		expect(orderRows(columns, [0, 1, 2], { by: 'most-different' })).toEqual([1, 0, 2]);
	});
});

describe('the best example of a pattern', () => {
	it('stands where most more stories stand than by chance', () => {
		fc.assert(
			fc.property(someColumns(40), ({ columns }) => {
				const sides = sidesIn(columns);
				if (!sides) return;
				const { cells } = tableOf(columns, sides);
				const strongest = Math.max(...cells.map(({ weight }) => weight));
				if (!(strongest > SAME_WEIGHT)) return;
				const pair = writePair(sides, columns.columns);
				const [best] = orderRows(columns, allRows(columns), { by: 'best-example', pair });
				const there = cells.filter(({ weight }) => strongest - weight <= SAME_WEIGHT);
				const rows = there.flatMap(({ clauses }) => matchingRows(columns, clauses, columns.rows));
				expect(rows).toContain(best);
			})
		);
	});

	it('is nearest to the middle of who stand there', () => {
		const places = [0.6, 0.8, 1, 0, 0, 0];
		const columns = columnsOf(
			[
				{
					kind: 'choice',
					shape: 'options',
					id: 'who',
					title: words,
					options: ['x', 'y'].map((id) => ({ id, label: words }))
				},
				slider('a')
			],
			places.map((place, row) => ({ id: id(row), cells: [place > 0.5 ? 0 : 1, place] }))
		);
		const ordered = orderRows(columns, allRows(columns), { by: 'best-example', pair: 'who~a' });
		expect(ordered).toEqual([1, 3, 4, 5, 0, 2]);
	});
});
