/** What a reader makes of a pattern. The machine proposes; people decide what it means. */
export const MARKS = ['striking', 'known', 'later'] as const;
export type Mark = (typeof MARKS)[number];

export const NOTE_MAX_LENGTH = 500;

export interface PatternMark {
	readonly mark: Mark;
	/** May be empty. */
	readonly note: string;
	/** `null` when the account is no longer known. */
	readonly markedByName: string | null;
	/** Whether it came along from elsewhere. */
	readonly isFromElsewhere: boolean;
	readonly markedAt: Date;
}
