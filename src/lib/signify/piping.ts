/**
 * An earlier answer in the words of a later question: `Hoe hielp {{who-helped|diegene}} jou?`. What stands after the
 * bar is said when there is no answer (yet). `inLanguage` says it too, wherever a title is read without a teller.
 */
import { isNotApplicable, type Answers } from './answer.ts';
import { summarise } from './question-types/registry.ts';
import type { Question } from './questionnaire.ts';

const PIPE = /\{\{([\w-]{1,80})(?:\|([^{}]*))?\}\}/g;

/** Longer is no longer a piece of a sentence. */
const LONGEST = 120;

/** The ids of the questions that a sentence takes an answer from. */
export const pipedIn = (text: string): readonly string[] => [...text.matchAll(PIPE)].map(([, id]) => id!);

export const pipeTo = (question: Pick<Question, 'id'>, otherwise: string): string => `{{${question.id}|${otherwise}}}`;

/** The question as this teller reads it. What they answered stays plain text: it can open no braces of its own. */
export function pipedQuestion(
	question: Question,
	questions: readonly Question[],
	answers: Answers,
	language: string
): Question {
	const fill = (said: string) =>
		said.replace(PIPE, (whole, id: string) => {
			const asked = questions.find((other) => other.id === id);
			const answer = answers[id];
			if (!asked || answer === undefined || isNotApplicable(answer)) return whole;
			const summary = summarise(asked, answer, language)
				.replaceAll(/\{\{|\}\}/g, '')
				.trim();
			return summary === '' || summary.length > LONGEST ? whole : `‘${summary}’`;
		});
	const filled = (words: Question['title']) =>
		Object.fromEntries(Object.entries(words).map(([tongue, said]) => [tongue, fill(said)]));
	return {
		...question,
		title: filled(question.title),
		...(question.help && { help: filled(question.help) })
	};
}
