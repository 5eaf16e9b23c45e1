import fc from 'fast-check';
import jsQR from 'jsqr';
import { describe, expect, it } from 'vitest';
import { QUESTIONNAIRE } from '#test/stories.ts';
import { addressInWords, addressOf, answersAt, codeFrom } from './entrance.ts';
import { readCode } from './via.ts';
import { qrCodeOf } from './qr.ts';

describe('the code of an entrance', () => {
	it('is read back however it was typed', () => {
		fc.assert(
			fc.property(fc.uint8Array({ minLength: 4, maxLength: 16 }), (random) => {
				const code = codeFrom(random);
				expect(code).toMatch(/^[a-hjkmnp-z2-9]{4}$/);
				expect(readCode(`  ${code.toUpperCase()} `)).toBe(code);
			})
		);
	});

	it('is nothing for whatever else stands in an address', () => {
		for (const other of [null, undefined, '', 'a', 'a b', '../..', "x'--", 'a'.repeat(13), 'é7', 12])
			expect(readCode(other)).toBeUndefined();
	});
});

describe('what an entrance answers beforehand', () => {
	const area = {
		id: 'where',
		type: 'area',
		title: { nl: 'Waar?' },
		required: false,
		allowNotApplicable: true,
		settings: { areas: [{ id: 'WK015301', label: { nl: 'Zuid' } }], elsewhere: true }
	} as const;
	const asked = { ...QUESTIONNAIRE, questions: [...QUESTIONNAIRE.questions, area] };

	it('is the area question, with an area that it still offers', () => {
		expect(answersAt({ area: 'WK015301' }, asked)).toEqual({ where: { area: 'WK015301' } });
		expect(answersAt({ area: 'WK999999' }, asked)).toEqual({});
		expect(answersAt({ area: null }, asked)).toEqual({});
		expect(answersAt({ area: 'WK015301' }, QUESTIONNAIRE)).toEqual({});
	});
});

describe('the QR code of an entrance', () => {
	/** What a scanner sees: three by three pixels a square. */
	function seen(address: string): string | undefined {
		const { rows, size } = qrCodeOf(address);
		const side = size * 3;
		const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
		for (let y = 0; y < side; y++)
			for (let x = 0; x < side; x++)
				if (rows[Math.floor(y / 3)]![Math.floor(x / 3)]) pixels.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3);
		return jsQR(pixels, side, side)?.data;
	}

	it('leads a scanner to its address, which people can also copy', () => {
		fc.assert(
			fc.property(
				fc.uint8Array({ minLength: 4, maxLength: 4 }),
				fc.stringMatching(/^[a-z0-9]{1,40}$/),
				(random, slug) => {
					const address = addressOf('https://samenleren.voorbeeld.nl', slug, codeFrom(random));
					expect(seen(address)).toBe(address);
					expect(addressInWords(address)).toBe(address.slice('https://'.length));
				}
			),
			{ numRuns: 15 }
		);
	});
});
