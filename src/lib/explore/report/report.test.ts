import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Block, type Blocks, changeBlocks, findPassage, MOST_BLOCKS, type TextBlock } from './report.ts';

const text = (id: string, heading = ''): TextBlock => ({ kind: 'text', id, heading, text: '' });
const some = (count: number): Blocks => Array.from({ length: count }, (_, i) => text(`r${i + 1}`));
const idsOf = (blocks: Blocks | string) => (typeof blocks === 'string' ? blocks : blocks.map(({ id }) => id));

describe('the blocks of a report', () => {
	it('are put at the end, moved one place, written anew and taken away', () => {
		const three = some(3);
		expect(idsOf(changeBlocks(three, { do: 'add', block: text('r9') }))).toEqual(['r1', 'r2', 'r3', 'r9']);
		expect(idsOf(changeBlocks(three, { do: 'move', id: 'r1', by: 1 }))).toEqual(['r2', 'r1', 'r3']);
		expect(idsOf(changeBlocks(three, { do: 'remove', id: 'r2' }))).toEqual(['r1', 'r3']);
		expect(changeBlocks(three, { do: 'set', block: text('r2', 'Nu') })[1]).toMatchObject({ heading: 'Nu' });
	});

	it('stay as they are when moved beyond an end', () => {
		expect(changeBlocks(some(3), { do: 'move', id: 'r3', by: 1 })).toEqual(some(3));
		expect(changeBlocks(some(3), { do: 'move', id: 'r1', by: -1 })).toEqual(some(3));
	});

	it('refuse a block that is not there, one of another kind, and one too many', () => {
		const quote: Block = { kind: 'quote', id: 'r1', storyId: 's' as never, from: 0, until: 1, seal: '' };
		expect(changeBlocks(some(1), { do: 'set', block: quote })).toBe('no-such-block');
		expect(changeBlocks(some(1), { do: 'remove', id: 'r7' })).toBe('no-such-block');
		expect(changeBlocks(some(MOST_BLOCKS), { do: 'add', block: text('r99') })).toBe('too-many-blocks');
	});

	it('are the same blocks after any walk up and down', () => {
		const move = fc.record({ at: fc.nat(9), by: fc.constantFrom(1 as const, -1 as const) });
		fc.assert(
			fc.property(fc.array(move), (moves) => {
				let blocks = some(10);
				for (const { at, by } of moves) blocks = changeBlocks(blocks, { do: 'move', id: `r${at + 1}`, by }) as Blocks;
				expect(blocks.map(({ id }) => id).sort()).toEqual(
					some(10)
						.map(({ id }) => id)
						.sort()
				);
			})
		);
	});
});

describe('a passage', () => {
	it('is found as it stands in any text, and nowhere else', () => {
		fc.assert(
			fc.property(fc.string(), fc.string({ minLength: 1 }), fc.string(), (before, passage, after) => {
				const all = (before + passage + after).replaceAll('\r\n', '\n');
				const found = findPassage(all, passage);
				const wanted = passage.replaceAll('\r\n', '\n').trim();
				if (wanted === '') expect(found).toBeUndefined();
				else if (found) expect(all.slice(found.from, found.until)).toBe(wanted);
				else expect(all).not.toContain(wanted);
			})
		);
		expect(findPassage('Toen kwam zij.', 'toen kwam')).toBeUndefined();
	});
});
