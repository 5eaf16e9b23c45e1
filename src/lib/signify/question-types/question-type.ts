import type { TypeName, Values } from '../answer.ts';
import type { Cell, Dimension } from '../dimension.ts';
import type { QuestionOf } from '../questionnaire.ts';

/**
 * Something wrong with an answer that the teller can repair.
 * `code` is a translation key under `signify.issue.`; `params` fill its blanks.
 */
export interface Issue {
	readonly code: string;
	readonly params?: Readonly<Record<string, string | number>>;
}

/**
 * What one kind of question is, without a screen. Pure and free of libraries: tellers load it.
 * The shape of its JSON (settings and answer) is a Zod schema beside it, `<type>.schema.ts`, used on the server only.
 */
export interface QuestionType<Type extends TypeName> {
	readonly name: Type;

	/** The field that every value of this type has: tells an answer to another kind of question apart. */
	readonly field: string;

	/**
	 * What is wrong with a value of the right shape: an option that does not exist, too many, out of range.
	 * @param today  `YYYY-MM-DD`; without it nothing is too late
	 */
	check(question: QuestionOf<Type>, value: Values[Type], today?: string): readonly Issue[];

	/**
	 * Reads the fields of an ordinary form, named `<question id>.<field>`; `undefined` when nothing was filled in.
	 * What a browser without JavaScript sends gives the same value as every other way of answering.
	 */
	fromForm(question: QuestionOf<Type>, fields: FormFields): Values[Type] | undefined;

	/** The fields that `fromForm` reads back to the same value: `[name, value]` pairs without the question id. */
	toForm(question: QuestionOf<Type>, value: Values[Type]): readonly (readonly [string, string])[];

	/** How the answer reads in a line of text. */
	summarise(question: QuestionOf<Type>, value: Values[Type], language: string): string;

	/** How the dashboard counts it: once, once for each `part`, or (free text, sections) not at all. */
	dimensions(question: QuestionOf<Type>): readonly Dimension[];

	/** Where one value falls in one of those; `undefined` when it does not: a part left open, a retired option. */
	cell(dimension: Dimension, value: Values[Type]): Cell;
}

/** The fields of one question in a submitted form, by name after the dot; several when a name came more than once. */
export type FormFields = Readonly<Record<string, readonly string[]>>;
