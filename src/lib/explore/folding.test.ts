import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { someColumns } from '#test/explore-arbitraries.ts';
import type { Cell, Dimension } from '#lib/signify/dimension.ts';
import { columnsOf } from './build-columns.ts';
import { cellAt, type TimeColumn } from './columns.ts';
import { count } from './count.ts';
import {
	answered,
	byOption,
	fold,
	sliderHistogram,
	timeline,
	timelineIn,
	triadDensity,
	unitsOf,
	usualFolding
} from './folding.ts';
import { LATTICE_CELLS } from './triangle.ts';

const words = { nl: 'x' };
const dateOf = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);
const dayOf = (date: string) => Date.parse(date) / 86_400_000;

function onlyColumn(dimension: Dimension, cells: readonly Cell[]) {
	const id = (i: number) => `01998f6e-5d3c-7a10-8b6f-${String(i).padStart(12, '0')}`;
	const columns = columnsOf(
		[dimension],
		cells.map((cell, i) => ({ id: id(i), cells: [cell] }))
	);
	return { column: columns.columns[0]!, byCode: count(columns, []).tallies[0]!.all };
}

const daysColumn = (...dates: readonly string[]) => {
	const { column, byCode } = onlyColumn({ id: 'd', title: words, kind: 'time' }, dates.map(dayOf));
	return { column: column as TimeColumn, byCode };
};

describe('folding', () => {
	it('counts every answer once, and in several choices once for each option', () => {
		fc.assert(
			fc.property(someColumns(), ({ columns }) => {
				const { tallies } = count(columns, []);
				columns.columns.forEach((column, i) => {
					const sum = fold(usualFolding(column), tallies[i]!.all).reduce((sum, stories) => sum + stories, 0);
					const values = Array.from({ length: columns.rows }, (_, row) => cellAt(column, row));
					const marks = values.filter((cell) => cell !== undefined && cell !== 'not-applicable');
					expect(answered(tallies[i]!.all)).toBe(marks.length);
					expect(sum).toBe(column.kind === 'choices' ? marks.flat().length : marks.length);
				});
			})
		);
	});

	it('puts options in the order of the question', () => {
		const options = ['a', 'b', 'c'].map((id) => ({ id, label: words }));
		const { column, byCode } = onlyColumn({ id: 'k', title: words, kind: 'choices', shape: 'options', options }, [
			[0, 2],
			[2],
			[],
			undefined,
			[0, 2]
		]);
		expect(column.kind === 'choices' && [...fold(byOption(column), byCode)]).toEqual([2, 0, 3]);
	});

	it('puts the right pole of a slider in the last bin', () => {
		const { column, byCode } = onlyColumn(
			{ id: 's', title: words, kind: 'slider', left: words, right: words },
			[0, 0.04, 0.05, 0.949, 0.95, 1]
		);
		const bins = column.kind === 'slider' && [...fold(sliderHistogram(column), byCode)];
		expect(bins).toEqual([2, 1, ...Array<number>(17).fill(0), 3]);
	});

	it('puts each dot of a triangle in the nearest hexagon', () => {
		const { centres, bins } = triadDensity(10);
		expect(centres).toHaveLength(66);
		expect(bins).toHaveLength(LATTICE_CELLS);
		expect(new Set(bins).size).toBe(66);
		const { byCode } = onlyColumn({ id: 't', title: words, kind: 'triad', anchors: [words, words, words] }, [
			[1, 0, 0],
			[0.61, 0.29, 0.1]
		]);
		const filled = [...fold(triadDensity(10), byCode).entries()].filter(([, stories]) => stories > 0);
		expect(filled.map(([bin]) => centres[bin])).toEqual([
			[0.6, 0.3, 0.1],
			[1, 0, 0]
		]);
	});
});

describe('a timeline', () => {
	it('has a bin for every month, empty ones too', () => {
		const { column, byCode } = daysColumn('2025-12-31', '2026-03-01', '2026-03-31');
		const line = timelineIn(column, 'month');
		expect([line.unit, line.edges.map(dateOf)]).toEqual([
			'month',
			['2025-12-01', '2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01']
		]);
		expect([...fold(line, byCode)]).toEqual([1, 0, 0, 2]);
	});

	it('begins weeks on Monday', () => {
		const line = timeline(daysColumn('2026-03-01', '2026-03-02').column, 60, 'week');
		expect(line.edges.map(dateOf)).toEqual(['2026-02-23', '2026-03-02', '2026-03-09']);
	});

	it('keeps week 53 whole, over the end of the year and over a leap day', () => {
		const weeks = (...dates: readonly string[]) => timelineIn(daysColumn(...dates).column, 'week').edges.map(dateOf);
		expect(weeks('2020-12-31', '2021-01-03')).toEqual(['2020-12-28', '2021-01-04']);
		expect(weeks('2024-02-26', '2024-03-04')).toEqual(['2024-02-26', '2024-03-04', '2024-03-11']);
	});

	it('has days and weeks of one length, the nights included on which the clock is changed', () => {
		for (const [unit, length] of [
			['day', 1],
			['week', 7]
		] as const) {
			const { edges } = timelineIn(daysColumn('2024-02-20', '2026-11-05').column, unit);
			expect(new Set(edges.slice(1).map((edge, i) => edge - edges[i]!))).toEqual(new Set([length]));
		}
	});

	it('counts the same stories in every unit', () => {
		const someDay = fc.integer({ min: 18_000, max: 18_390 });
		const dimension = { id: 'd', title: words, kind: 'time' } as const;
		fc.assert(
			fc.property(fc.array(someDay, { minLength: 1, maxLength: 30 }), (days) => {
				const { column, byCode } = onlyColumn(dimension, days);
				const units = unitsOf(column as TimeColumn);
				expect(units).toEqual(['day', 'week', 'month', 'quarter', 'year']);
				for (const unit of units) {
					const bins = fold(timelineIn(column as TimeColumn, unit), byCode);
					expect(bins.reduce((sum, stories) => sum + stories, 0)).toBe(days.length);
				}
			})
		);
	});

	it('takes small steps for a short time, but no smaller than what was told', () => {
		const unitOf = (...dates: readonly string[]) => timeline(daysColumn(...dates).column).unit;
		expect(unitOf('2026-03-02', '2026-03-30')).toBe('day');
		expect(unitOf('2026-03-02', '2026-06-30')).toBe('week');
		expect(unitOf('2026-03-02', '2026-12-30')).toBe('month');
		expect(unitOf('2026-03-01', '2026-04-01')).toBe('month');
	});

	it('offers no unit in which bins are too thin to point at', () => {
		expect(unitsOf(daysColumn('2021-01-31', '2025-12-01').column)).toEqual(['week', 'month', 'quarter', 'year']);
		expect(unitsOf(daysColumn('1000-01-01', '2025-12-01').column)).toEqual([]);
	});

	it('takes larger steps for a longer time', () => {
		const unitOf = (from: string, until: string) => timeline(daysColumn(from, until).column).unit;
		expect(unitOf('2021-01-31', '2025-12-01')).toBe('month');
		expect(unitOf('2020-12-31', '2025-12-01')).toBe('quarter');
		expect(unitOf('2000-01-01', '2026-01-01')).toBe('year');
		expect(unitOf('1900-01-01', '2026-01-01')).toBe('decade');
	});

	it('has edges around every day, however far', { timeout: 60_000 }, () => {
		const anyDay = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });
		const someDay = fc.oneof(fc.integer({ min: -800_000, max: 3_000_000 }), anyDay);
		const dimension = { id: 'd', title: words, kind: 'time' } as const;
		fc.assert(
			fc.property(fc.array(someDay, { minLength: 1, maxLength: 8 }), (days) => {
				const column = onlyColumn(dimension, days).column as TimeColumn;
				const line = timeline(column);
				expect(line.edges).toHaveLength(line.binCount + 1);
				column.days.forEach((day, i) => {
					const bin = line.bins[i]!;
					expect(line.edges[bin]).toBeLessThanOrEqual(day);
					expect(line.edges[bin + 1]).toBeGreaterThan(day);
				});
			})
		);
	});

	it('is empty when nobody gave a day', () => {
		expect(timeline(daysColumn().column)).toMatchObject({ binCount: 0, edges: [] });
	});
});
