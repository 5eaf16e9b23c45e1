import type { TypeName } from '../answer.ts';
import type { QuestionOf } from '../questionnaire.ts';

/** What the drawing for a pen of one type is given; number, title and help are drawn by `Print.svelte`. */
export interface Printing<Type extends TypeName> {
	readonly question: QuestionOf<Type>;
	readonly language: string;
}
