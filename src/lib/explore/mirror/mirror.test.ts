import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choice, several, slider, triad } from '#test/patterns.ts';
import { someClauses, someColumns } from '#test/explore-arbitraries.ts';
import { sayFrom } from '#lib/platform/messages.ts';
import { messagesOf } from '#lib/platform/server/message-files.ts';
import { uuidV7 } from '#lib/platform/uuid.ts';
import type { Cell, Dimension } from '#lib/signify/dimension.ts';
import { columnsOf } from '../build-columns.ts';
import type { AnswerClause } from '../clause.ts';
import { count, matchingRows } from '../count.ts';
import { diceFrom } from '../random-choice.ts';
import { byDifference, FEWEST_ANSWERS, mainDifference, type Mirror, mirrorOf, stands } from './mirror.ts';
import { differenceWords, summaryWords } from './mirror-words.ts';
import { sidesOf } from './split.ts';

const say = sayFrom(messagesOf('nl', ['explore', 'mirror']), 'nl');
const NAMES = ['bewoners', 'professionals'] as const;

const columnsFrom = (dimensions: readonly Dimension[], stories: readonly (readonly Cell[])[]) =>
	columnsOf(
		dimensions,
		stories.map((cells, row) => ({ id: uuidV7(new Date(row), new Uint8Array(16)), cells }))
	);

const chose = (dimension: string, ...options: readonly number[]): AnswerClause => ({
	dimension,
	test: { kind: 'choice', options: options.map((option) => `optie-${option}`), missing: [] }
});

/** The first dimension is a choice that makes the groups: option 0 against option 1. */
function mirrored(dimension: Dimension, first: readonly Cell[], second: readonly Cell[]): Mirror {
	const columns = columnsFrom(
		[choice('rol', 3), dimension],
		[...first.map((cell) => [0, cell]), ...second.map((cell) => [1, cell])]
	);
	return mirrorOf(columns, sidesOf(columns, [], { first: chose('rol', 0), second: chose('rol', 1) }), 'rol');
}

const times = <T>(n: number, of: T): readonly T[] => Array.from({ length: n }, () => of);

const said = (mirror: Mirror) => summaryWords(mirror.comparisons[0]!, NAMES, mirror, { language: 'nl', say });

describe('two groups', () => {
	const dimensions = [choice('rol', 3), several('hulp', 3)];
	const columns = columnsFrom(dimensions, [
		[0, [0]],
		[1, [0, 1]],
		[2, [1]],
		[undefined, [2]],
		['not-applicable', undefined]
	]);

	it('are an answer and whoever answered otherwise; who said nothing is in neither', () => {
		const { rows, neither, overlap } = sidesOf(columns, [], { first: chose('rol', 0), second: null });
		expect(rows.map((list) => [...list])).toEqual([[0], [1, 2]]);
		expect({ neither, overlap }).toEqual({ neither: 2, overlap: 0 });
	});

	it('leave out who belongs to both, and say how many', () => {
		const hulp = (option: number): AnswerClause => ({
			dimension: 'hulp',
			test: { kind: 'choices', options: [`optie-${option}`], match: 'any', missing: [] }
		});
		const { rows, overlap } = sidesOf(columns, [], { first: hulp(0), second: hulp(1) });
		expect(rows.map((list) => [...list])).toEqual([[0], [2]]);
		expect(overlap).toBe(1);
	});

	it('that are about who said nothing, stand beside everybody else', () => {
		const unanswered: AnswerClause = {
			dimension: 'rol',
			test: { kind: 'choice', options: [], missing: ['unanswered'] }
		};
		expect(sidesOf(columns, [], { first: unanswered, second: null }).rows.map((list) => [...list])).toEqual([
			[3],
			[0, 1, 2, 4]
		]);
	});

	it('are always those that the short and obvious count finds, and never overlap', () => {
		fc.assert(
			fc.property(
				someColumns(40).chain(({ columns, dimensions }) =>
					fc.record({ columns: fc.constant(columns), first: someClauses(dimensions), common: someClauses(dimensions) })
				),
				({ columns, first, common }) => {
					const [clause] = first;
					if (!clause) return;
					const others = common.filter(({ dimension }) => dimension !== clause.dimension);
					const sides = sidesOf(columns, others, { first: clause, second: null });
					expect([...sides.rows[0]]).toEqual(matchingRows(columns, [...others, clause], columns.rows));
					const all = count(columns, others).matching;
					expect(sides.rows[0].length + sides.rows[1].length + sides.overlap + sides.neither).toBe(all);
					expect(sides.rows[0].some((row) => sides.rows[1].includes(row))).toBe(false);
				}
			),
			{ numRuns: 100 }
		);
	});
});

describe('a mirror', () => {
	it('does not compare the groups on what they were made by', () => {
		const mirror = mirrored(slider('tempo'), times(12, 0.2), times(12, 0.8));
		expect(mirror.comparisons.map(({ shape }) => shape.dimension.id)).toEqual(['tempo']);
	});

	it('says in words what differs, from the side of the group that has more of it, and never without a margin', () => {
		const first = [...times(62, 0), ...times(38, 1)];
		const second = [...times(41, 0), ...times(59, 1)];
		const mirror = mirrored(choice('hulp', 2), first, second);
		// 62 and 41 of 100: 7 to 34 percentage points by Newcombe's method.
		expect(said(mirror)).toMatch(
			/^Bij ‘(bewoners|professionals)’ vaker ‘vraag’ dan bij ‘(bewoners|professionals)’: (62|59)\s?% tegen (41|38)\s?%\. Het verschil ligt waarschijnlijk tussen 7 en 34 procentpunt\.$/
		);
		expect(stands(mainDifference(mirror.comparisons[0]!)!)).toBe(true);
	});

	it('says nothing where a group is small', () => {
		const mirror = mirrored(choice('hulp', 2), times(FEWEST_ANSWERS - 1, 0), times(80, 1));
		expect(mirror.comparisons[0]).toMatchObject({ why: 'few', differences: [] });
		expect(said(mirror)).toBe('Te weinig antwoorden om iets te zeggen: 9 bij ‘bewoners’ en 80 bij ‘professionals’.');
	});

	it('says so where all answers are equal, and where a group or the whole is empty', () => {
		expect(said(mirrored(choice('hulp', 2), times(20, 0), times(20, 0)))).toBe(
			'Iedereen die antwoordde, zei hier hetzelfde.'
		);
		expect(said(mirrored(slider('tempo'), times(20, 0.5), times(20, 0.5)))).toContain('hetzelfde');
		expect(said(mirrored(triad('nodig'), times(20, [1, 0, 0] as const), times(20, [1, 0, 0] as const)))).toContain(
			'hetzelfde'
		);
		expect(said(mirrored(triad('nodig'), [], []))).toContain('Te weinig');
	});

	it('does not call unclear what is unclear a difference', () => {
		const mirror = mirrored(choice('hulp', 2), [...times(11, 0), ...times(9, 1)], [...times(9, 0), ...times(11, 1)]);
		expect(said(mirror)).toMatch(/^Geen duidelijk verschil\. .* en dat kan toeval zijn\.$/);
	});

	it('adds that it may be chance where one of many only seems clear', () => {
		const dice = diceFrom(5);
		const stories = Array.from({ length: 80 }, (_, i): Cell[] => [
			i % 2,
			// 26 and 16 of 40: clear by itself.
			i % 2 === 0 ? Number(i >= 52) : Number(i >= 32),
			...Array.from({ length: 30 }, () => Math.floor(dice() * 2))
		]);
		const columns = columnsFrom(
			[choice('rol', 2), choice('hulp', 2), ...Array.from({ length: 30 }, (_, i) => choice(`v${i}`, 2))],
			stories
		);
		const mirror = mirrorOf(columns, sidesOf(columns, [], { first: chose('rol', 0), second: null }), 'rol');
		const main = mainDifference(mirror.comparisons[0]!)!;
		expect(main.p).toBeLessThan(0.05);
		expect(stands(main)).toBe(false);
		expect(said(mirror)).toContain(`Omdat we ${mirror.tested} dingen vergelijken, kan dit toch toeval zijn.`);
	});

	it('compares the middles of sliders, and says towards which pole', () => {
		const spread = (middle: number) => Array.from({ length: 31 }, (_, i) => middle + (i - 15) / 100);
		const mirror = mirrored(slider('tempo'), spread(0.7), spread(0.4));
		const { first, second, low, high } = mainDifference(mirror.comparisons[0]!)!;
		expect([first, second]).toEqual([70, 40]);
		expect(low).toBeGreaterThan(15);
		expect(high).toBeLessThan(45);
		expect(said(mirror)).toMatch(/^Bij ‘bewoners’ ligt het midden meer naar/);
		const main = mainDifference(mirror.comparisons[0]!)!;
		const less = { ...main, size: -21, low: -33, high: -8 };
		expect(differenceWords(less, { language: 'nl', say })).toBe('−21 (−33 tot −8)');
	});

	it('is the other way around when the groups are', () => {
		fc.assert(
			fc.property(
				fc.array(fc.nat(100), { minLength: 10, maxLength: 40 }),
				fc.array(fc.nat(100), { minLength: 10, maxLength: 40 }),
				(a, b) => {
					const at = (steps: readonly number[]) => steps.map((step) => step / 100);
					const [there] = mirrored(slider('x'), at(a), at(b)).comparisons[0]!.differences;
					const [back] = mirrored(slider('x'), at(b), at(a)).comparisons[0]!.differences;
					if (!there || !back) return;
					expect(back.size).toBeCloseTo(-there.size, 10);
					expect(back.low).toBeCloseTo(-there.high, 10);
					expect(back.p).toBeCloseTo(there.p, 10);
				}
			),
			{ numRuns: 60 }
		);
	});

	it('puts first what stands, then what is strongest, and last where nothing can be said', () => {
		const dimensions = [choice('rol', 2), choice('gelijk', 2), choice('anders', 2), choice('weinig', 2)];
		const columns = columnsFrom(
			dimensions,
			Array.from({ length: 100 }, (_, i): Cell[] => [
				i % 2,
				(i >> 1) % 2,
				i % 2 === 0 ? Number(i > 80) : Number(i > 20),
				i < 9 ? 0 : undefined
			])
		);
		const { comparisons } = mirrorOf(columns, sidesOf(columns, [], { first: chose('rol', 0), second: null }), 'rol');
		expect(byDifference(comparisons).map(({ shape }) => shape.dimension.id)).toEqual(['anders', 'gelijk', 'weinig']);
	});

	it('counts 40 options with labels of 500 signs, and stays short in its sentence', () => {
		const long: Dimension = {
			id: 'lang',
			kind: 'choice',
			shape: 'options',
			title: { nl: 'v' },
			options: Array.from({ length: 40 }, (_, i) => ({ id: `${i}`, label: { nl: `${i} ${'x'.repeat(500)}` } }))
		};
		const mirror = mirrored(
			long,
			Array.from({ length: 60 }, (_, i) => i % 40),
			Array.from({ length: 60 }, (_, i) => (i * 7) % 40)
		);
		expect(said(mirror).length).toBeLessThan(500);
	});

	it('finds nothing that stands in nearly all mirrors where nothing is going on', () => {
		let found = 0;
		for (let set = 0; set < 200; set++) {
			const dice = diceFrom(set * 7919 + 3);
			const dimensions = [choice('rol', 2), choice('a', 4), several('b', 3), slider('c'), triad('d')];
			const columns = columnsFrom(
				dimensions,
				Array.from({ length: 80 }, (): Cell[] => {
					const pulls = [dice() + 0.01, dice() + 0.01, dice() + 0.01];
					const sum = pulls[0]! + pulls[1]! + pulls[2]!;
					return [
						Math.floor(dice() * 2),
						Math.floor(dice() * 4),
						[0, 1, 2].filter(() => dice() < 0.4),
						dice(),
						[pulls[0]! / sum, pulls[1]! / sum, pulls[2]! / sum]
					];
				})
			);
			const { comparisons } = mirrorOf(columns, sidesOf(columns, [], { first: chose('rol', 0), second: null }), 'rol');
			if (comparisons.some(({ differences }) => differences.some(stands))) found++;
		}
		// At most one mirror in twenty is expected to; of 200, more than 22 come about once in a thousand times.
		expect(found).toBeLessThanOrEqual(22);
	});
});
