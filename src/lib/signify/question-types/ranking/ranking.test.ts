import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankingExamples } from './ranking.examples.ts';
import { placeOf, putAt, ranking } from './ranking.ts';

const { question } = rankingExamples[0]!;
const ids = question.settings.options.map(({ id }) => id);
const read = (places: Readonly<Record<string, string>>) =>
	ranking.fromForm(question, Object.fromEntries(Object.entries(places).map(([id, place]) => [placeOf(id), [place]])));

describe('an order', () => {
	it('has everything once and nothing beyond the last place, however things are put', () => {
		const moves = fc.array(fc.tuple(fc.constantFrom(...ids), fc.integer({ min: 1, max: 3 })), { maxLength: 20 });
		fc.assert(
			fc.property(moves, (moves) => {
				let order: readonly string[] = [];
				for (const [id, place] of moves) {
					order = putAt(order, id, place, 3);
					expect(order[Math.min(place, order.length) - 1]).toBe(id);
				}
				if (order.length > 0) expect(ranking.check(question, { order })).toEqual([]);
			})
		);
	});

	it('is the same by buttons and by numbers', () => {
		fc.assert(
			fc.property(fc.shuffledSubarray(ids, { minLength: 1, maxLength: 3 }), (wanted) => {
				const tapped = wanted.reduce<readonly string[]>((order, id) => putAt(order, id, order.length + 1, 3), []);
				expect(read(Object.fromEntries(wanted.map((id, index) => [id, String(index + 1)])))).toEqual({ order: tapped });
			})
		);
	});

	it('may have gaps in a form', () => {
		expect(read({ time: '3', ear: '1', plan: '' })).toEqual({ order: ['ear', 'time'] });
	});

	it('is asked again when one place was given twice', () => {
		const value = read({ time: '1', ear: '1' });
		expect(ranking.check(question, value!)).toContainEqual({ code: 'place-twice' });
	});
});
