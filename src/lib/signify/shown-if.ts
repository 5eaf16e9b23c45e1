import { optionsOf } from './options-of.ts';
import type { Question, ShownIf } from './questionnaire.ts';

interface Stray {
	readonly index: number;
	readonly message: string;
}

/**
 * The questions whose `shownIf` leads nowhere. A question may only follow on an earlier one,
 * which also makes a circle of questions impossible.
 */
export function strayQuestions(questions: readonly Question[]): readonly Stray[] {
	return questions.flatMap(({ shownIf }, index) => {
		const message = shownIf && whyStray(questions, index, shownIf);
		return message === undefined ? [] : [{ index, message }];
	});
}

function whyStray(questions: readonly Question[], index: number, { question, options }: ShownIf): string | undefined {
	const place = questions.findIndex(({ id }) => id === question);
	if (place < 0) return `there is no question "${question}"`;
	if (place === index) return `"${question}" cannot follow on itself`;
	if (place > index) return `a question can only follow on one before it, and "${question}" comes later`;

	const earlier = questions[place]!;
	if (earlier.type === 'section') return `"${question}" is only text, it has no answer to follow on`;
	const offered = optionsOf(earlier);
	if (options && !offered) return `"${question}" has no options to follow on`;
	const unknown = options?.find((id) => !offered?.some((option) => option.id === id));
	return unknown === undefined ? undefined : `"${question}" has no option "${unknown}"`;
}
