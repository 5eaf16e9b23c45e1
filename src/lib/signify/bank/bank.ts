/** Good questions to begin with. Inserted with ids of their own, they belong to whoever takes them. */
import { freshId, unconditional } from '../draft.ts';
import type { Question } from '../questionnaire.ts';
import { HEALTH, HELPED, NEEDED, TRIADS } from './meaning.ts';
import { CLOSING, FEELING, HAPPENED, WHO } from './telling.ts';

/** By theme, a key under `designer.bank.`; in the order of a conversation. */
export const BANK = {
	happened: HAPPENED,
	feeling: FEELING,
	who: WHO,
	needed: NEEDED,
	helped: HELPED,
	triads: TRIADS,
	health: HEALTH,
	closing: CLOSING
} as const satisfies Record<string, readonly Question[]>;

export type BankTheme = keyof typeof BANK;

const ALL: readonly Question[] = Object.values(BANK).flat();

/** @throws when the bank holds no such question: templates are held against it by a test */
export function fromBank(id: string): Question {
	const found = ALL.find((question) => question.id === id);
	if (!found) throw new Error(`the bank has no question "${id}"`);
	return found;
}

/** A question with an id that is free here, and without a condition: what it followed on is not here. */
export const asNew = (question: Question, taken: Iterable<string>): Question => ({
	...unconditional(question),
	id: freshId(question.id, taken)
});
