/** A card on a live table. The words come beside the board, never in it. */
export interface CardOnTable {
	readonly code: string;
	/** `null` when its teller took it back. */
	readonly words: { readonly title: string | null; readonly text: string; readonly language: string } | null;
}
