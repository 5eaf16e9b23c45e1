import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { VectorIndex } from './vector-index.ts';

const SIZE = 3;
const someVector = fc
	.array(fc.integer({ min: -9, max: 9 }), { minLength: SIZE, maxLength: SIZE })
	.filter((numbers) => numbers.some((number) => number !== 0))
	.map((numbers) => Float32Array.from(numbers, (number) => number / Math.hypot(...numbers)));
const someVectors = fc.array(someVector, { minLength: 2, maxLength: 12 });

const indexOf = (vectors: readonly Float32Array[]) => {
	const index = new VectorIndex();
	for (const [at, vector] of vectors.entries()) index.put(`s${String(at).padStart(2, '0')}`, vector);
	return index;
};

describe('what lies nearest', () => {
	it('comes first, as near as the angle says, and stands out as far as the others lie apart', () => {
		fc.assert(
			fc.property(someVectors, (vectors) => {
				const found = indexOf(vectors).nearest('s00', 20);
				const cosines = vectors.slice(1).map((vector) => vector.reduce((sum, x, at) => sum + x * vectors[0]![at]!, 0));
				expect(found.map(({ likeness }) => likeness)).toEqual(
					found.map(({ likeness }) => likeness).toSorted((a, b) => b - a)
				);
				for (const { id, likeness } of found) expect(likeness).toBeCloseTo(cosines[Number(id.slice(1)) - 1]!, 5);
				expect(found.reduce((sum, { standsOut }) => sum + standsOut, 0)).toBeCloseTo(0, 3);
			})
		);
	});

	it('is as if a story was never there, once it is taken out', () => {
		fc.assert(
			fc.property(someVectors, someVector, (vectors, gone) => {
				const index = indexOf(vectors);
				index.put('weg', gone);
				index.remove('weg');
				expect(index.nearest('s00', 20)).toEqual(indexOf(vectors).nearest('s00', 20));
				expect(index.nearest('weg', 20)).toEqual([]);
			})
		);
	});
});
