import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CardBlock, type CardPiece, layOut, type Ruler } from './story-card.ts';

/** As wide as so many letters, a line one high; a label takes a line of its own. */
const typewriter = (blocks: readonly CardBlock[], width: number, first: number, next: number): Ruler => ({
	height: (block, from) => labelOf(blocks[block]!, from) + Math.ceil((blocks[block]!.text.length - from) / width),
	fitting: (block, from, room) => {
		const lines = Math.max(0, Math.floor(room) - labelOf(blocks[block]!, from));
		return Math.min(from + lines * width, blocks[block]!.text.length);
	},
	gap: 1,
	room: { first, next }
});

const labelOf = ({ label }: CardBlock, from: number) => (label && from === 0 ? 1 : 0);

const block = fc.record(
	{
		kind: fc.constantFrom('opening', 'title', 'text', 'heading', 'answer'),
		text: fc.string({ minLength: 1, maxLength: 200 }),
		label: fc.string({ minLength: 1 })
	},
	{ requiredKeys: ['kind', 'text'] }
) satisfies fc.Arbitrary<CardBlock>;

const drawn = fc.record({
	blocks: fc.array(block, { maxLength: 12 }),
	width: fc.integer({ min: 1, max: 30 }),
	first: fc.integer({ min: 3, max: 30 }),
	next: fc.integer({ min: 3, max: 40 })
});

const text = (words: string): CardBlock => ({ kind: 'text', text: words });
const heading: CardBlock = { kind: 'heading', text: 'Zegt erbij' };

describe('a story on cards', () => {
	it('loses no letter and doubles none, in the order it was told', () => {
		fc.assert(
			fc.property(drawn, ({ blocks, width, first, next }) => {
				const pieces = layOut(blocks, typewriter(blocks, width, first, next)).flat();
				blocks.forEach(({ text }, at) => {
					const own = pieces.filter(({ block }) => block === at);
					expect(own.map(({ from, to }) => text.slice(from, to)).join('')).toBe(text);
					expect(own.length).toBeGreaterThan(0);
				});
				expect(pieces.map(({ block }) => block)).toEqual(pieces.map(({ block }) => block).sort((a, b) => a - b));
			})
		);
	});

	it('is nowhere higher than its card', () => {
		fc.assert(
			fc.property(drawn, ({ blocks, width, first, next }) => {
				// A heading that must follow to the next card fits on it, with a line of what it is above.
				const low = blocks.map((block) => (block.kind === 'heading' ? { ...block, text: 'x' } : block));
				const ruler = typewriter(low, width, first, next + 3);
				layOut(low, ruler).forEach((card, at) => {
					const heights = card.map((piece) => heightOf(piece, low, width));
					const high = heights.reduce((sum, height) => sum + height, 0) + Math.max(0, card.length - 1);
					expect(high).toBeLessThanOrEqual(at === 0 ? first : next + 3);
				});
			})
		);
	});

	it('stays on one card when it fits, and says nothing of a second', () => {
		const blocks = [text('aaaa'), text('bb')];
		expect(layOut(blocks, typewriter(blocks, 4, 3, 9))).toHaveLength(1);
		expect(layOut(blocks, typewriter(blocks, 4, 2, 9))).toHaveLength(2);
	});

	it('takes a heading along to what it stands above', () => {
		const blocks = [text('aaaa'), heading, { kind: 'answer', text: 'bbbb', label: 'Wie?' }] as const;
		const cards = layOut(blocks, typewriter(blocks, 10, 4, 9));
		expect(cards.map((card) => card.map(({ block }) => block))).toEqual([[0], [1, 2]]);
	});

	it('ends, also where not one line fits', () => {
		const blocks = [text('a'.repeat(50)), heading, text('b')];
		const cards = layOut(blocks, typewriter(blocks, 1, 0, 0));
		expect(cards.flat().map(({ block }) => block)).toEqual([0, 1, 2]);
	});
});

const heightOf = ({ block, from, to }: CardPiece, blocks: readonly CardBlock[], width: number) =>
	labelOf(blocks[block]!, from) + Math.ceil((to - from) / width);
