/** All answers of one teller together, held against what was asked. */
import type { Answer, Answers } from './answer.ts';
import { check, fromForm, toForm } from './question-types/registry.ts';
import type { FormFields, Issue } from './question-types/question-type.ts';
import { shownQuestions, type Question, type Questionnaire } from './questionnaire.ts';

/** By question id; only questions with something wrong are in it. */
export type AnswerIssues = Readonly<Record<string, readonly Issue[]>>;

export type AnswersReading =
	{ readonly ok: true; readonly answers: Answers } | { readonly ok: false; readonly issues: AnswerIssues };

export interface Checking {
	/** `YYYY-MM-DD`: what happened, happened until today. Without it nothing is too late. */
	readonly today?: string;
	/** Whether required questions must be answered; not so for what others collected before. */
	readonly complete?: boolean;
}

/**
 * Answers that fit the questionnaire, or everything that is wrong with them at once.
 *
 * Answers to questions that are hidden, given the other answers, are left out without complaint: the teller
 * changed an earlier answer and no longer sees them. Answers to questions that do not exist are refused.
 */
export function checkAnswers(
	questionnaire: Questionnaire,
	answers: Answers,
	{ today, complete = true }: Checking = {}
): AnswersReading {
	const issues = new Map<string, readonly Issue[]>();
	const kept = new Map<string, Answer>();

	const known = new Set(questionnaire.questions.map(({ id }) => id));
	for (const id of Object.keys(answers)) if (!known.has(id)) issues.set(id, [{ code: 'unknown-question' }]);

	for (const question of shownQuestions(questionnaire, answers)) {
		const answer = Object.hasOwn(answers, question.id) ? answers[question.id] : undefined;
		const found = checkAnswer(question, answer, complete, today);
		if (found.length > 0) issues.set(question.id, found);
		else if (answer !== undefined) kept.set(question.id, answer);
	}
	return readingOf(issues, kept);
}

/** Everything that is wrong, or else the answers. */
export const readingOf = (
	issues: ReadonlyMap<string, readonly Issue[]>,
	answers: ReadonlyMap<string, Answer>
): AnswersReading =>
	issues.size > 0
		? { ok: false, issues: Object.fromEntries(issues) }
		: { ok: true, answers: Object.fromEntries(answers) };

function checkAnswer(
	question: Question,
	answer: Answer | undefined,
	complete: boolean,
	today: string | undefined
): readonly Issue[] {
	if (answer !== undefined) return check(question, answer, today);
	return complete && question.required ? [{ code: 'required' }] : [];
}

/** What is wrong with the answer to one question, a missing one included: for a screen that asks one thing at a time. */
export const checkOne = (question: Question, answer: Answer | undefined, today?: string): readonly Issue[] =>
	checkAnswer(question, answer, true, today);

/** The fields of each question in a submitted form, by question id. */
function fieldsByQuestion(pairs: Iterable<readonly [string, unknown]>): Readonly<Record<string, FormFields>> {
	const questions = new Map<string, Map<string, string[]>>();
	for (const [name, value] of pairs) {
		const dot = name.indexOf('.');
		if (dot < 1 || typeof value !== 'string') continue;
		const id = name.slice(0, dot);
		const fields = questions.get(id) ?? new Map<string, string[]>();
		questions.set(id, fields.set(name.slice(dot + 1), [...(fields.get(name.slice(dot + 1)) ?? []), value]));
	}
	return Object.fromEntries([...questions].map(([id, fields]) => [id, Object.fromEntries(fields)]));
}

/** Reads the answers to these questions from a submitted form, `FormData` for one; unanswered questions are absent. */
export function answersFromForm(questions: readonly Question[], pairs: Iterable<readonly [string, unknown]>): Answers {
	const fields = fieldsByQuestion(pairs);
	const read = questions.map((question) => [question.id, fromForm(question, fields[question.id] ?? {})] as const);
	return Object.fromEntries(read.filter((pair): pair is [string, Answer] => pair[1] !== undefined));
}

/** The fields, with their full names, that {@link answersFromForm} reads back to the same answers. */
export const answersToForm = (
	questions: readonly Question[],
	answers: Answers
): readonly (readonly [string, string])[] =>
	questions.flatMap((question) =>
		toForm(question, answers[question.id]).map(([field, value]) => [`${question.id}.${field}`, value] as const)
	);
