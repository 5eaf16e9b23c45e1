import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardCodeOf, codesFor, readCardCode } from './card-code.ts';

const drawn = fc
	.record({ taken: fc.nat(5000), dice: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }) })
	.map(({ taken, dice }) => cardCodeOf(Math.floor(dice * codesFor(taken)), taken));

describe('the code on a card', () => {
	it('is four characters at a usual point, and longer only when half of those are in use', () => {
		expect(cardCodeOf(0, 0)).toBe('F2F2');
		expect(cardCodeOf(4095, 2047)).toBe('Y9Y9');
		expect(cardCodeOf(4095, 2048)).toHaveLength(6);
	});

	it('is another one for every throw of the dice', () => {
		expect(new Set(Array.from({ length: codesFor(0) }, (_, dice) => cardCodeOf(dice, 0))).size).toBe(4096);
	});

	it('is read back however people type it', () => {
		fc.assert(
			fc.property(drawn, fc.constantFrom(' ', '-', '', ' · '), (code, between) => {
				const typed = [...code.toLowerCase()].join(between);
				expect(readCardCode(` ${typed}`)).toBe(code);
			})
		);
	});

	it('is not anything else', () => {
		for (const typed of ['', 'K7', 'K7M', 'KM77', 'K0M4', 'B7M4', 'K7M4K7M4K7', '7K4M', '<b>']) {
			expect(readCardCode(typed), typed).toBeUndefined();
		}
	});
});
