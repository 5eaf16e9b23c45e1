import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { someClause, someClauses, someColumns, someStories } from '#test/explore-arbitraries.ts';
import type { Dimension } from '#lib/signify/dimension.ts';
import { columnsOf } from './build-columns.ts';
import type { AnswerClause, Clause } from './clause.ts';
import type { Columns } from './columns.ts';
import { count, matchingRows } from './count.ts';
import { type LiveCount, openCount } from './live-count.ts';

/** What a person does, one step after the other. */
const someSteps = (columns: Columns) => {
	const dimensions = columns.columns.map(({ dimension }) => dimension);
	const someDimension = fc.constantFrom(...dimensions);
	return fc.array<Step>(
		fc.oneof(
			{ weight: 6, arbitrary: fc.record({ does: fc.constant('set'), clause: someDimension.chain(someClause) }) },
			{
				weight: 2,
				arbitrary: fc.record({
					does: fc.constant('clear'),
					name: fc.oneof(
						someDimension.map(({ id }) => id),
						fc.constant('words')
					)
				})
			},
			{ weight: 1, arbitrary: fc.record({ does: fc.constant('focus'), name: someDimension.map(({ id }) => id) }) },
			{ weight: 1, arbitrary: fc.record({ does: fc.constant('replace'), clauses: someClauses(dimensions) }) },
			{
				weight: 2,
				arbitrary: fc.record({
					does: fc.constant('drag'),
					clauses: someDimension.chain((dimension) => fc.array(someClause(dimension), { minLength: 2, maxLength: 5 }))
				})
			},
			{
				weight: 1,
				arbitrary: fc.record({ does: fc.constant('search'), coins: fc.infiniteStream(fc.boolean()), not: fc.boolean() })
			}
		),
		{ maxLength: 12 }
	);
};

type Step =
	| { does: 'set'; clause: AnswerClause }
	| { does: 'clear' | 'focus'; name: string }
	| { does: 'replace' | 'drag'; clauses: readonly AnswerClause[] }
	| { does: 'search'; coins: Iterator<boolean>; not: boolean };

describe('the live count', () => {
	it('says after every step what a recount says', { timeout: 60_000 }, () => {
		fc.assert(
			fc.property(
				someColumns(100).chain((made) => fc.tuple(fc.constant(made), someSteps(made.columns))),
				([{ columns }, steps]) => {
					const live = openCount(columns);
					let clauses: readonly Clause[] = [];
					expectSame(live, clauses);
					for (const step of steps) {
						for (const next of after(clauses, step, columns)) {
							clauses = next;
							live.apply(clauses);
							expectSame(live, clauses);
						}
						if (step.does === 'focus') live.focus(step.name);
					}
				}
			),
			{ numRuns: 200 }
		);
	});

	it('follows more filters than a small mask has bits for, also when they go again', { timeout: 60_000 }, () => {
		const options = Array.from({ length: 40 }, (_, i) => ({ id: `o${i}`, label: { nl: 'x' } }));
		const nearlyAll = options.slice(1).map(({ id }) => id);
		const dimensions = Array.from({ length: 30 }, (_, i): Dimension => ({
			id: `v${i}`,
			kind: 'choice',
			shape: 'options',
			title: { nl: 'x' },
			options
		}));
		const [stories] = fc.sample(someStories(dimensions, 300), { numRuns: 1, seed: 7 });
		const live = openCount(columnsOf(dimensions, stories!));
		expect(live.columns.rows).toBeGreaterThan(100);
		const clauses = dimensions.map(({ id }): AnswerClause => ({
			dimension: id,
			test: { kind: 'choice', options: nearlyAll, missing: ['unanswered', 'not-applicable'] }
		}));
		const shrinking = [...clauses.keys()].map((i) => clauses.slice(i));
		for (const chosen of [...clauses.map((_, i) => clauses.slice(0, i + 1)), clauses, ...shrinking]) {
			live.apply(chosen);
			expectSame(live, chosen);
		}
	});

	it('refuses two clauses on one dimension, and too many, and stays as it was', () => {
		const columns = columnsOf([], []);
		const live = openCount(columns);
		const clause = (dimension: string): Clause => ({ dimension, rows: new Uint8Array(0) });
		expect(() => live.apply([clause('words'), clause('words')])).toThrow('two clauses');
		expect(() => live.apply(Array.from({ length: 31 }, (_, i) => clause(`c${i}`)))).toThrow('too many');
		expectSame(live, []);
	});

	it('keeps its arrays, and does nothing for clauses it has', () => {
		const [made] = fc.sample(someColumns(), { numRuns: 1, seed: 7 });
		const live = openCount(made!.columns);
		const { tallies } = live.counts;
		const arrays = tallies.map(({ selected }) => selected);
		const clauses: readonly Clause[] = [{ dimension: 'words', rows: new Uint8Array(made!.columns.rows) }];
		live.apply(clauses);
		live.apply(clauses);
		expect(live.counts.matching).toBe(0);
		expect(live.counts.tallies.every(({ selected }, i) => selected === arrays[i])).toBe(true);
	});
});

function after(clauses: readonly Clause[], step: Step, { rows }: Columns): readonly (readonly Clause[])[] {
	const set = (clause: Clause) => [...clauses.filter(({ dimension }) => dimension !== clause.dimension), clause];
	switch (step.does) {
		case 'set':
			return [set(step.clause)];
		case 'clear':
			return [clauses.filter(({ dimension }) => dimension !== step.name)];
		case 'focus':
			return [clauses];
		case 'replace':
			return [step.clauses];
		case 'drag':
			return step.clauses.map(set);
		case 'search': {
			const found = Uint8Array.from({ length: rows }, () => (step.coins.next().value ? 1 : 0));
			return [set({ dimension: 'words', rows: found, not: step.not })];
		}
	}
}

function expectSame(live: LiveCount, clauses: readonly Clause[]) {
	expect(live.counts).toEqual(count(live.columns, clauses));
	expect(live.matching(80)).toEqual(matchingRows(live.columns, clauses, 80));
}
