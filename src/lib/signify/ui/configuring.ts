import type { TypeName } from '../answer.ts';
import type { QuestionOf, Settings } from '../questionnaire.ts';

/** What the screen is given on which a designer sets up one type of question; title, help and the like stand around it. */
export interface Configuring<Type extends TypeName> {
	readonly question: QuestionOf<Type>;
	/** The language being written now. */
	readonly language: string;
	readonly onsettings: (settings: Settings[Type]) => void;
}

/** An id for a new option: never one that was used before, also not by an option that was taken out. */
export const newOptionId = (): string =>
	`option-${Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) => (byte % 36).toString(36)).join('')}`;
