/** A condition as a person reads it. */
import { optionsOf } from './options-of.ts';
import type { Question, ShownIf } from './questionnaire.ts';
import { inLanguage } from './words.ts';

export interface ConditionWords {
	/** The earlier question. */
	readonly question: string;
	/** The answers as a list of words, such as "buren of familie"; absent when any answer will do. */
	readonly answers?: string;
}

/** `undefined` when the question it leans on is not there. */
export function conditionWords(
	{ question, options }: ShownIf,
	questions: readonly Question[],
	language: string
): ConditionWords | undefined {
	const earlier = questions.find(({ id }) => id === question);
	if (!earlier) return undefined;
	const title = inLanguage(earlier.title, language);
	if (!options) return { question: title };
	const labels = (optionsOf(earlier) ?? [])
		.filter(({ id }) => options.includes(id))
		.map(({ label }) => `‘${inLanguage(label, language)}’`);
	return { question: title, answers: new Intl.ListFormat(language, { type: 'disjunction' }).format(labels) };
}
