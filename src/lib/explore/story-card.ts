/** A story as it stands on paper at a table: whole, without a name, over as many cards as it needs. */
import type { QrCode } from '#lib/collect/qr.ts';

/** A6: four on a sheet of A4, to cut; A4: one on a sheet. */
export const CARD_SIZES = ['a6', 'a4'] as const;
export type CardSize = (typeof CARD_SIZES)[number];

/** More than this is a pile that nobody lays out, and a page no browser prints at ease: the next ones are the next print. */
export const CARDS_AT_ONCE = 60;

export interface StoryCard {
	readonly code: string;
	/** Of the teller's words. */
	readonly language: string;
	/** Not the day: `2027-03`. */
	readonly month: string;
	readonly blocks: readonly CardBlock[];
	/** To the story, for who may read it. */
	readonly qr: Pick<QrCode, 'size' | 'path'>;
}

/** What follows each other down a card; never empty. `label` stands above the text of an answer. */
export interface CardBlock {
	readonly kind: 'opening' | 'title' | 'text' | 'heading' | 'answer';
	readonly text: string;
	readonly label?: string;
}

/** The text of a block from one character up to another. */
export interface CardPiece {
	readonly block: number;
	readonly from: number;
	readonly to: number;
}

/** Knows how high words are; heights in any one unit. */
export interface Ruler {
	/** Of the text of a block from there to its end. */
	readonly height: (block: number, from: number) => number;
	/** Up to where the text from there fits in so much room, whole lines only; `from` when nothing does. */
	readonly fitting: (block: number, from: number, room: number) => number;
	readonly gap: number;
	/** On the first card, which says more above the words, and on every next one. */
	readonly room: { readonly first: number; readonly next: number };
}

/** Which words come on which card: all of them, in order, and no heading left alone at the foot of one. */
export function layOut(blocks: readonly CardBlock[], ruler: Ruler): readonly (readonly CardPiece[])[] {
	const cards: CardPiece[][] = [[]];
	let left = ruler.room.first;
	const turnOver = () => {
		const last = cards.at(-1)!;
		const follows = last.length > 1 && blocks[last.at(-1)!.block]!.kind === 'heading' ? [last.pop()!] : [];
		cards.push(follows);
		left = ruler.room.next - follows.reduce((sum, { block, from }) => sum + ruler.height(block, from) + ruler.gap, 0);
	};
	for (const [block, { text }] of blocks.entries()) {
		let from = 0;
		while (from < text.length) {
			const isFirst = cards.at(-1)!.length === 0;
			const room = left - (isFirst ? 0 : ruler.gap);
			const height = ruler.height(block, from);
			// A card on which not even one line fits takes the block as it is: too high is better than never.
			const most = height <= room ? text.length : ruler.fitting(block, from, room);
			const to = most > from ? most : isFirst ? text.length : from;
			if (to > from) cards.at(-1)!.push({ block, from, to });
			if (to < text.length) turnOver();
			else left = room - height;
			from = to;
		}
	}
	return cards;
}
