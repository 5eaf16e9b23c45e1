import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { differences, type Part } from './differences.ts';

const whole = (parts: readonly Part[]) => parts.map(({ text }) => text).join('');
const same = (parts: readonly Part[]) =>
	parts
		.filter(({ differs }) => !differs)
		.flatMap(({ text }) => text.toLowerCase().split(/\s+/))
		.filter((word) => word !== '');
const someText = fc
	.array(fc.constantFrom('de', 'brief', 'Brief', 'soep.', ' ', '\n'), { maxLength: 12 })
	.map((words) => words.join(' '));

describe('the differences of two texts', () => {
	it('leave both texts whole, and what is the same is the same in both', () => {
		fc.assert(
			fc.property(someText, someText, (one, other) => {
				const [left, right] = differences(one, other);
				expect([whole(left), whole(right)]).toEqual([one, other]);
				expect(same(left)).toEqual(same(right));
			})
		);
	});

	it('are none between a text and the same in capitals', () => {
		fc.assert(
			fc.property(someText, (text) => {
				expect(
					differences(text, text.toUpperCase())
						.flat()
						.some(({ differs }) => differs)
				).toBe(false);
			})
		);
	});

	it('are the words that were changed, left out or put in', () => {
		expect(differences('De brief kwam te laat aan.', 'De lange brief kwam laat bij ons aan.')).toEqual([
			[
				{ text: 'De brief kwam ', differs: false },
				{ text: 'te ', differs: true },
				{ text: 'laat aan.', differs: false }
			],
			[
				{ text: 'De ', differs: false },
				{ text: 'lange ', differs: true },
				{ text: 'brief kwam laat ', differs: false },
				{ text: 'bij ons ', differs: true },
				{ text: 'aan.', differs: false }
			]
		]);
	});
});
