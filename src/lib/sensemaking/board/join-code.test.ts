import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JOIN_CODES, joinCodeOf, readJoinCode, spokenCode } from './join-code.ts';

describe('a code to join by', () => {
	it('is read back however it is typed', () => {
		fc.assert(
			fc.property(fc.nat(JOIN_CODES - 1), (dice) => {
				const code = joinCodeOf(dice);
				expect(readJoinCode(` ${spokenCode(code).toLowerCase()} `)).toBe(code);
			})
		);
	});

	it('is another one for every throw of the dice', () => {
		expect(new Set(Array.from({ length: 5000 }, (_, dice) => joinCodeOf(dice * 3331))).size).toBe(5000);
	});

	it('has no signs that look alike', () => {
		for (const typed of ['F0K3H4', 'OIL111', 'F2K3', 'F2K3H44', '']) expect(readJoinCode(typed)).toBeUndefined();
	});
});
