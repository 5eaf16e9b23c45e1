import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classesOf, lookAfter, lookFrom, writeLook, type Look } from './look.ts';

const looks = fc.record({ size: fc.constantFrom(1, 2, 3), isStrong: fc.boolean() }) as fc.Arbitrary<Look>;

describe('how somebody wants to read', () => {
	it('is remembered as it was', () => {
		fc.assert(
			fc.property(looks, (look) => {
				expect(lookFrom(writeLook(look))).toEqual({ ...look });
			})
		);
	});

	it('is ordinary when the cookie is somebody else’s idea', () => {
		fc.assert(
			fc.property(fc.string(), (written) => {
				const { size } = lookFrom(written);
				expect([1, 2, 3]).toContain(size);
			})
		);
		expect(lookFrom(undefined)).toEqual({ size: 1, isStrong: false });
		expect(classesOf(lookFrom('"><script>'))).toBe('');
	});

	it('changes in one thing at a time', () => {
		const look = lookAfter(lookFrom('2'), new URLSearchParams('contrast=ja'));
		expect(look).toEqual({ size: 2, isStrong: true });
		expect(classesOf(look)).toBe('letters-2 contrast');
		expect(lookAfter(look, new URLSearchParams('letters=9&taal=ar'))).toEqual(look);
		expect(lookAfter(look, new URLSearchParams('letters=1&contrast=nee'))).toEqual({ size: 1, isStrong: false });
	});
});
