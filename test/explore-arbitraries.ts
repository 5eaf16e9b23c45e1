import fc from 'fast-check';
import type { AnswerClause, Missing, Test, TriadTest } from '#lib/explore/clause.ts';
import { columnsOf, type StoryRow } from '#lib/explore/build-columns.ts';
import { type Spot, ZONES } from '#lib/explore/triangle.ts';
import type { Cell, Dimension } from '#lib/signify/dimension.ts';

const words = { nl: 'x' };

const optionIds = fc.uniqueArray(
	fc.oneof(fc.stringMatching(/^[a-z-]{1,6}$/), fc.string({ minLength: 1, maxLength: 6 })),
	{
		minLength: 1,
		maxLength: 12
	}
);
const options = optionIds.map((ids) => ids.map((id) => ({ id, label: words })));

const shapes = fc.oneof(
	options.map((options) => ({ kind: 'choice', shape: 'options', options }) as const),
	options.map((options) => ({ kind: 'choices', shape: 'options', options }) as const),
	fc.constant({ kind: 'slider', left: words, right: words } as const),
	fc.constant({ kind: 'triad', anchors: [words, words, words] } as const),
	fc.constant({ kind: 'time' } as const)
);

/** One to seven dimensions of any kind. */
export const someDimensions: fc.Arbitrary<readonly Dimension[]> = fc
	.array(shapes, { minLength: 1, maxLength: 7 })
	.map((shapes) => shapes.map((shape, i) => ({ id: `v${i}`, title: words, ...shape })));

/** Cells of a dimension, missing ones of both kinds among them. */
export const someCell = (dimension: Dimension): fc.Arbitrary<Cell> =>
	fc.oneof(
		{ weight: 6, arbitrary: someValue(dimension) },
		{ weight: 1, arbitrary: fc.constantFrom(undefined, 'not-applicable' as const) }
	);

function someValue(dimension: Dimension): fc.Arbitrary<Cell> {
	switch (dimension.kind) {
		case 'choice':
			return fc.nat(dimension.options.length - 1);
		case 'choices':
			return fc.subarray(dimension.options.map((_, i) => i));
		case 'slider':
			return fc.double({ min: 0, max: 1, noNaN: true });
		case 'triad':
			return someSpot.map(([top, left]) => [top / 1000, left / 1000, (1000 - top - left) / 1000] as const);
		case 'time':
			return fc.oneof(fc.integer({ min: 20_000, max: 20_400 }), fc.integer({ min: -700_000, max: 2_900_000 }));
	}
}

/** A dot in a triangle, in thousandths; corners and sides more often than by chance. */
export const someSpot: fc.Arbitrary<Spot> = fc
	.tuple(fc.integer({ min: 0, max: 1000 }), fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 1)))
	.map(([top, part]) => [top, Math.round((1000 - top) * part)]);

/** Any number of stories up to `maxLength`, not only a few. */
export const someStories = (dimensions: readonly Dimension[], maxLength: number): fc.Arbitrary<readonly StoryRow[]> =>
	fc
		.array(fc.record({ cells: fc.tuple(...dimensions.map(someCell)), length: fc.nat(5) }), { maxLength, size: 'max' })
		.map((rows) => rows.map((row, i) => ({ id: storyId(i), ...row })));

const storyId = (i: number) => `01998f6e-5d3c-7a10-8b6f-${String(i).padStart(12, '0')}`;

export const someColumns = (maxRows = 60) =>
	someDimensions.chain((dimensions) =>
		someStories(dimensions, maxRows).map((stories) => ({
			dimensions,
			stories,
			columns: columnsOf(dimensions, stories)
		}))
	);

const someMissing = fc.subarray<Missing>(['unanswered', 'not-applicable']);

export function someTest(dimension: Dimension): fc.Arbitrary<Test> {
	switch (dimension.kind) {
		case 'choice':
			return fc.record({ kind: fc.constant('choice'), options: someOptions(dimension), missing: someMissing });
		case 'choices':
			return fc.record({
				kind: fc.constant('choices'),
				options: someOptions(dimension),
				match: fc.constantFrom('any', 'all'),
				missing: someMissing
			});
		case 'slider':
			return fc.record({
				kind: fc.constant('slider'),
				ranges: fc.array(fc.record({ from: fc.nat(100), to: fc.nat(100) }), { maxLength: 3 }),
				missing: someMissing
			});
		case 'triad':
			return someTriadTest;
		case 'time':
			return fc.record({ kind: fc.constant('time'), from: someDay, until: someDay, missing: someMissing });
	}
}

const someCorner: fc.Arbitrary<Spot> = fc.tuple(
	fc.oneof(
		fc.integer({ min: -1000, max: 2000 }),
		fc.integer({ min: 0, max: 62 }).map((row) => row * 16)
	),
	fc.integer({ min: -1000, max: 2000 })
);

export const someTriadTest: fc.Arbitrary<TriadTest> = fc.record({
	kind: fc.constant('triad'),
	zones: fc.subarray([...ZONES]),
	lasso: fc.oneof(fc.constant([]), fc.array(someCorner, { minLength: 3, maxLength: 12 })),
	missing: someMissing
});

const someOptions = (dimension: Dimension & { kind: 'choice' | 'choices' }) =>
	fc.subarray(dimension.options.map(({ id }) => id));

const someDay = fc.oneof(fc.constant(null), fc.integer({ min: 19_990, max: 20_410 }));

export const someClause = (dimension: Dimension): fc.Arbitrary<AnswerClause> =>
	fc
		.record({ dimension: fc.constant(dimension.id), test: someTest(dimension) })
		.chain((clause) => fc.constantFrom<AnswerClause>(clause, { ...clause, not: true }));

/** At most one clause a dimension. */
export const someClauses = (dimensions: readonly Dimension[]): fc.Arbitrary<readonly AnswerClause[]> =>
	fc.subarray([...dimensions]).chain((chosen) => fc.tuple(...chosen.map(someClause)));
