import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import reference from './fixtures/quartiles.json' with { type: 'json' };
import { quartilesOf } from './quartiles.ts';
import { medianOf } from './two-groups.ts';

function countsOf(values: readonly number[]): readonly number[] {
	const counts = Array.from({ length: 101 }, () => 0);
	for (const value of values) counts[value]!++;
	return counts;
}

const someValues = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 60 });

describe('quartiles', () => {
	it.each(reference.cases)('are those of R: %#', ({ values, quartiles }) => {
		const { lower, median, upper } = quartilesOf(countsOf(values))!;
		expect([lower, median, upper]).toEqual(quartiles.map(Number));
	});

	it('do not exist where nobody answered', () => {
		expect(quartilesOf(countsOf([]))).toBeUndefined();
		expect(quartilesOf([])).toBeUndefined();
	});

	it('have as their middle the median that two groups are compared by', () => {
		fc.assert(
			fc.property(someValues, (values) => {
				const counts = countsOf(values);
				expect(quartilesOf(counts)!.median).toBe(medianOf({ values: [...counts.keys()], counts }));
			})
		);
	});

	it('stay in order and among the answers, and mirror with them', () => {
		fc.assert(
			fc.property(someValues, (values) => {
				const { lower, median, upper } = quartilesOf(countsOf(values))!;
				const found = [Math.min(...values), lower, median, upper, Math.max(...values)];
				expect(found).toEqual(found.toSorted((a, b) => a - b));
				const mirrored = quartilesOf(countsOf(values.map((value) => 100 - value)))!;
				expect(mirrored).toEqual({ lower: 100 - upper, median: 100 - median, upper: 100 - lower });
			})
		);
	});
});
