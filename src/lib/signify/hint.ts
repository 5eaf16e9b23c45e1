/** `code` is a key under `designer.hint.`, which gives the reason; `params` fill its blanks. */
export interface Hint {
	readonly code: string;
	/** Which question, counted from 0; absent for the whole. */
	readonly index?: number;
	readonly params?: Readonly<Record<string, string | number>>;
}
