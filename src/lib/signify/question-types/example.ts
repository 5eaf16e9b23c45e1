import type { TypeName, Values } from '../answer.ts';
import type { QuestionOf } from '../questionnaire.ts';

/** A question with answers to it, for the tests, the gallery and whoever wants to know what a type can do. */
export interface Example<Type extends TypeName> {
	/** Unique within the type; part of an address in the gallery. */
	readonly name: string;
	readonly question: QuestionOf<Type>;
	readonly answers: readonly Values[Type][];
	/** Of the right shape, and still wrong; with the code of what is wrong. */
	readonly invalid?: readonly (readonly [value: Values[Type], code: string])[];
}
