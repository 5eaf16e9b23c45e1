import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { piecesOf, sameness } from './near-copy.ts';
import { TermIndex } from './term-index.ts';
import { likeness, type Terms, termsIn } from './term-weights.ts';

const WORDS = ['brief', 'schuld', 'wacht', 'soep', 'buurvrouw', 'loket'];
const someTerms = fc
	.dictionary(fc.constantFrom(...WORDS), fc.integer({ min: 1, max: 9 }))
	.map((of) => new Map(Object.entries(of)));
const someStories = fc.array(someTerms, { minLength: 1, maxLength: 12 });

const nameOf = (at: number) => `s${String(at).padStart(2, '0')}`;
const inStories = (stories: readonly Terms[]) => (term: string) => stories.filter((terms) => terms.has(term)).length;

function indexOf(stories: readonly Terms[], order = stories.map((_, at) => at)): TermIndex {
	const index = new TermIndex();
	for (const at of order) index.put(nameOf(at), stories[at]!);
	return index;
}

describe('how like two stories are', () => {
	it('is the same from either side, 1 for the same words, and never outside 0 and 1', () => {
		fc.assert(
			fc.property(someStories, someTerms, someTerms, (others, a, b) => {
				const stories = [...others, a, b];
				const one = likeness(a, b, inStories(stories), stories.length);
				expect(one).toBeCloseTo(likeness(b, a, inStories(stories), stories.length), 12);
				expect(one).toBeGreaterThanOrEqual(0);
				expect(one).toBeLessThanOrEqual(1);
				if (a.size > 0) expect(likeness(a, a, inStories(stories), stories.length)).toBeCloseTo(1, 12);
			})
		);
	});

	it('counts for more when few use the word', () => {
		const story = (...words: string[]): Terms => new Map(words.map((word) => [word, 1]));
		const stories = [story('brief', 'soep'), story('brief'), story('brief', 'loket'), story('soep', 'loket', 'wacht')];
		const rare = likeness(stories[0]!, story('soep', 'schuld'), inStories(stories), 4);
		const usual = likeness(stories[0]!, story('brief', 'schuld'), inStories(stories), 4);
		expect(rare).toBeGreaterThan(usual);
	});

	it('is found by the index as it is by the book, whatever the order the stories came in', () => {
		fc.assert(
			fc.property(someStories, fc.nat(), (stories, turn) => {
				const order = stories.map((_, at) => (stories.length - 1 - at + turn) % stories.length);
				const found = indexOf(stories, order).nearest('s00', 20);
				expect(found).toEqual(indexOf(stories).nearest('s00', 20));
				const expected = stories
					.map((terms, at) => [nameOf(at), likeness(stories[0]!, terms, inStories(stories), stories.length)] as const)
					.slice(1)
					.filter(([, like]) => like > 0);
				expect(found.map(({ id }) => id).toSorted()).toEqual(expected.map(([id]) => id));
				for (const [id, like] of expected) expect(found.find((one) => one.id === id)!.likeness).toBeCloseTo(like, 9);
			})
		);
	});

	it('is as if a story was never there, once it is taken out', () => {
		fc.assert(
			fc.property(someStories, someTerms, (stories, gone) => {
				const index = indexOf(stories);
				index.put('weg', gone);
				index.nearest('s00', 5);
				index.remove('weg');
				expect(index.nearest('s00', 20)).toEqual(indexOf(stories).nearest('s00', 20));
				expect(index.nearest('weg', 20)).toEqual([]);
			})
		);
	});

	it('names what both are about, the most telling first', () => {
		const story = (...words: string[]): Terms => new Map(words.map((word) => [word, 1]));
		const index = indexOf([
			story('brief', 'soep', 'loket'),
			story('brief', 'soep'),
			story('brief'),
			story('brief', 'wacht')
		]);
		expect(index.nearest('s00', 1)).toMatchObject([{ id: 's01', shared: ['soep', 'brief'] }]);
	});

	it('reads stems as the database writes them, without numbers and addresses', () => {
		expect(termsIn(`'12':3 'brief':1,4A 'it''s':2 'kind':5 'a@b.nl':6 'école'`)).toEqual(
			new Map([
				['brief', 2],
				['kind', 1],
				['école', 1]
			])
		);
	});
});

describe('nearly the same text', () => {
	it('shares as many pieces as counting them one by one says', () => {
		const text = fc.string({ unit: fc.constantFrom('a', 'b', 'é', ' ', '.'), maxLength: 40 });
		fc.assert(
			fc.property(text, text, (a, b) => {
				const [one, other] = [[...piecesOf(a)], [...piecesOf(b)]];
				const both = one.filter((piece) => other.includes(piece)).length;
				const all = new Set([...one, ...other]).size;
				expect(sameness(piecesOf(a), piecesOf(b))).toBeCloseTo(all === 0 ? 0 : both / all, 12);
				expect(sameness(piecesOf(a), piecesOf(b))).toBe(sameness(piecesOf(b), piecesOf(a)));
			})
		);
	});

	it('is not misled by capitals, accents and marks', () => {
		expect(sameness(piecesOf('Één kop  koffie, samen!'), piecesOf('een kop koffie samen'))).toBe(1);
		expect(piecesOf('…')).toEqual(new Set());
	});
});
