import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { piecesOf, sameness } from './near-copy.ts';
import { nearCopies, type Text } from './near-copies.ts';

const textsOf = (texts: readonly string[]): Text[] => texts.map((text, at) => ({ id: String(at), text }));

/** Everybody compared with everybody, and again until nobody is added. */
function byHand(texts: readonly Text[], least: number): string[][] {
	const pieces = texts.map(({ text }) => piecesOf(text));
	const groups: number[][] = [];
	for (const [at] of texts.entries()) {
		const near = groups.filter((group) => group.some((other) => sameness(pieces[at]!, pieces[other]!) >= least));
		const together = [...near.flat(), at].sort((a, b) => a - b);
		for (const group of near) groups.splice(groups.indexOf(group), 1);
		groups.push(together);
	}
	return groups
		.filter((group) => group.length > 1)
		.sort((a, b) => a[0]! - b[0]!)
		.map((group) => group.map(String));
}

const WORDS = ['brief', 'schuld', 'wacht', 'soep', 'buurvrouw', 'loket', 'ik', 'wij', 'de', 'straat'];
const someText = fc.array(fc.constantFrom(...WORDS), { maxLength: 14 }).map((words) => words.join(' '));
/** A text, and some that are a word longer, shorter or other. */
const someCopies = fc
	.tuple(someText, fc.array(fc.tuple(fc.nat(80), fc.constantFrom('', 'x', 'en', ...WORDS)), { maxLength: 4 }))
	.map(([text, changes]) => [
		text,
		...changes.map(([at, put]) => text.slice(0, at) + put + text.slice(at + put.length))
	]);

describe('all near copies of a point', () => {
	it('are those that comparing everybody with everybody finds, in the order of the texts', () => {
		fc.assert(
			fc.property(fc.array(someCopies, { maxLength: 12 }), fc.constantFrom(0.5, 0.6, 0.8, 1), (all, least) => {
				const texts = textsOf(all.flat());
				expect(nearCopies(texts, least)).toEqual(byHand(texts, least));
			}),
			{ numRuns: 400 }
		);
	});

	it('are one group when each is nearly the same as the next', () => {
		const line = 'Elke zondag koken we soep met de hele straat en de kinderen dekken samen alle tafels op het plein';
		const texts = textsOf([
			line,
			'Iets heel anders',
			`${line} vandaag`,
			`${line} vandaag ook weer`,
			line.toUpperCase()
		]);
		expect(nearCopies(texts)).toEqual([['0', '2', '3', '4']]);
	});

	it('are none where nothing was told', () => {
		expect(nearCopies([])).toEqual([]);
		expect(nearCopies(textsOf(['', '…', '!']))).toEqual([]);
	});
});
