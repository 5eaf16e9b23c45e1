import type { Block, Blocks } from './report.ts';
import type { OutsideBlock, Quote, QuoteGone } from './shown-block.ts';

/**
 * What who has a link sees of a report. What may not be seen is not there at all: nothing says that it was left out.
 * @param quotes     by block
 * @param threshold  of the point now; a chart that was made when smaller groups were shown stays inside
 */
export const seenOutside = (
	blocks: Blocks,
	quotes: ReadonlyMap<string, Quote | QuoteGone>,
	threshold: number
): readonly OutsideBlock[] => blocks.flatMap((block) => asSeen(block, quotes.get(block.id), threshold) ?? []);

function asSeen(block: Block, quote: Quote | QuoteGone | undefined, threshold: number): OutsideBlock | undefined {
	switch (block.kind) {
		case 'text':
			return { kind: 'text', heading: block.heading, text: block.text };
		case 'selection':
			return { kind: 'selection', name: block.name, question: block.question };
		case 'quote':
			return typeof quote === 'object' ? { kind: 'quote', quote } : undefined;
		case 'chart': {
			const { outside, frozen } = block;
			if (outside.at === 'inside' || outside.threshold < threshold) return undefined;
			const { selection, dimensions } = frozen;
			return { kind: 'chart', ...outside, filters: { selection, dimensions } };
		}
	}
}
