import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Id } from '#lib/platform/id.ts';
import { type ChangeMark, marksOfBins, placeMarks } from './change-mark.ts';
import { ChangeForm } from './change-mark.schema.ts';

const mark = (first: number, last = first): ChangeMark => ({
	id: `m${first}-${last}` as Id<'change-mark'>,
	name: 'Nieuw loket',
	first,
	last,
	isPlanned: true
});

const someMarks = fc
	.array(fc.tuple(fc.integer({ min: -50, max: 250 }), fc.nat(60)), { maxLength: 40 })
	.map((days) => days.map(([first, more]) => mark(first, first + more)).sort((a, b) => a.first - b.first));

const someEdges = fc
	.uniqueArray(fc.integer({ min: 0, max: 200 }), { minLength: 2, maxLength: 30 })
	.map((days) => days.sort((a, b) => a - b));

describe('marks of changes in the time of a chart', () => {
	it('stand inside it, and no two numbers of a lane touch', () => {
		fc.assert(
			fc.property(someMarks, someEdges, fc.constantFrom(0.02, 0.1, 0.3), (marks, edges, room) => {
				const placed = placeMarks(marks, edges, room);
				for (const { from, to, mark, number } of placed) {
					expect(0 <= from && from <= to && to <= 1).toBe(true);
					expect(marks[number - 1]).toBe(mark);
				}
				for (const one of placed)
					for (const other of placed)
						if (one !== other && one.lane === other.lane)
							expect(Math.abs(one.from - other.from)).toBeGreaterThanOrEqual(room - 1e-9);
				expect(new Set(placed.map(({ lane }) => lane)).size).toBe(1 + Math.max(-1, ...placed.map(({ lane }) => lane)));
			})
		);
	});

	it('are left out only when none of their days is in it; in words they stand at every period they touch', () => {
		fc.assert(
			fc.property(someMarks, someEdges, (marks, edges) => {
				const placed = placeMarks(marks, edges, 0.1).map(({ mark }) => mark);
				const said = marksOfBins(marks, edges);
				expect(new Set(said.flat())).toEqual(new Set(placed));
				expect(said).toHaveLength(edges.length - 1);
			})
		);
	});

	it('of one day is as wide as that day, and of a chart without time is nowhere', () => {
		expect(placeMarks([mark(5)], [0, 10, 20], 0.1)).toMatchObject([{ number: 1, from: 0.25, to: 0.3, lane: 0 }]);
		expect(placeMarks([mark(5), mark(5)], [0, 10], 0.1).map(({ lane }) => lane)).toEqual([0, 1]);
		expect(placeMarks([mark(5)], [], 0.1)).toEqual([]);
	});
});

describe('the form of a change', () => {
	const filled = { name: ' Nieuw loket ', first: '2026-03-02', last: '', planned: 'yes' };
	it('is of one day when nobody says until when', () => {
		expect(ChangeForm.parse(filled)).toEqual({ name: 'Nieuw loket', first: 20514, last: 20514, isPlanned: true });
		expect(ChangeForm.parse({ ...filled, last: '2026-03-03', planned: 'no' })).toMatchObject({
			last: 20515,
			isPlanned: false
		});
	});

	it('takes no day that does not exist, no end before its beginning and no name that is too long or empty', () => {
		for (const wrong of [
			{ first: '2026-02-30' },
			{ first: '' },
			{ last: '2026-03-01' },
			{ name: ' ' },
			{ name: 'x'.repeat(81) },
			{ planned: 'maybe' }
		])
			expect(ChangeForm.safeParse({ ...filled, ...wrong }).success, JSON.stringify(wrong)).toBe(false);
	});
});
