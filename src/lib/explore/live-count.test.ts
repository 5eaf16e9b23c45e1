import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { someClause, someClauses, someColumns } from '#test/explore-arbitraries.ts';
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
	it('says after every step what a recount says', () => {
		fc.assert(
			fc.property(
				someColumns(150).chain((made) => fc.tuple(fc.constant(made), someSteps(made.columns))),
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
			{ numRuns: 300 }
		);
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
	expect(live.matching(20)).toEqual(matchingRows(live.columns, clauses, 20));
}
