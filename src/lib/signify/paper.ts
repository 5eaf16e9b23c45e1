/** What a questionnaire needs to be filled in with a pen: numbers, marks beside options, and conditions one can read. */
import { optionsOf } from './options-of.ts';
import type { Question, Questionnaire } from './questionnaire.ts';
import { inLanguage } from './words.ts';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** How an option is called on paper: a letter, or a number when there are more options than letters. */
export const markOf = (index: number, count: number): string =>
	count <= LETTERS.length ? LETTERS[index]! : String(index + 1);

/** The number of each question by its id; a section is read, not answered, so it has none. */
export function questionNumbers({ questions }: Pick<Questionnaire, 'questions'>): ReadonlyMap<string, number> {
	const asked = questions.filter(({ type }) => type !== 'section');
	return new Map(asked.map(({ id }, index) => [id, index + 1]));
}

/** When a question is to be answered, as one can follow it on paper. */
export interface PaperCondition {
	/** Of the earlier question; `undefined` when that is not in the questionnaire. */
	readonly number: number | undefined;
	/** The options that lead here; none when any answer does. */
	readonly options: readonly string[];
}

export function conditionOf(
	questionnaire: Pick<Questionnaire, 'questions'>,
	{ shownIf }: Question,
	language: string
): PaperCondition | undefined {
	if (!shownIf) return undefined;
	const earlier = questionnaire.questions.find(({ id }) => id === shownIf.question);
	const offered = (earlier && optionsOf(earlier)) ?? [];
	return {
		number: questionNumbers(questionnaire).get(shownIf.question),
		options: offered.filter(({ id }) => shownIf.options?.includes(id)).map(({ label }) => inLanguage(label, language))
	};
}
