/**
 * The way through a telling: welcome, an opening question, the experience itself, one question at a time, consent, sent.
 * The server walks it for a browser without JavaScript; the browser walks the same way by itself.
 */
import type { Answer } from '#lib/signify/answer.ts';
import type { Issue } from '#lib/signify/question-types/question-type.ts';
import { shownQuestions, type Question, type Questionnaire } from '#lib/signify/questionnaire.ts';
import type { Consent } from './story-point.ts';
import { LONGEST_TEXT, LONGEST_TITLE } from './telling.ts';
import { isSpoken, isStep, type Draft, type Step } from './telling-draft.ts';

/** What a story point asks of a teller. */
export interface Asked {
	readonly questionnaire: Questionnaire;
	readonly consents: readonly Consent[];
}

/** What is wrong on one step, by the name of the form field. */
export type Problems = Readonly<Record<string, readonly Issue[]>>;

/** What is wrong with an answer, or with its absence: `signify` knows, and is only loaded after the welcome. */
export type CheckAnswer = (question: Question, answer: Answer | undefined) => readonly Issue[];

export const questionStep = (question: Question): Step => `question:${question.id}`;

/** The steps from the welcome to the consent, given what was answered so far. */
export function stepsOf(asked: Asked, draft: Draft): readonly Step[] {
	return [
		'welcome',
		...(draft.toldTo ? (['helper'] as const) : []),
		// With a single opening question there is nothing to choose; the next step shows it.
		...(asked.questionnaire.openings.length > 1 ? (['opening'] as const) : []),
		'tell',
		...shownQuestions(asked.questionnaire, draft.answers).map(questionStep),
		'consent'
	];
}

/** The step itself, or the nearest one before it when an answer made it disappear. */
export function nearestStep(asked: Asked, draft: Draft, step: Step): Step {
	const steps = stepsOf(asked, draft);
	if (step === 'sent' || step === 'helper' || steps.includes(step)) return step;
	const all = asked.questionnaire.questions.map(questionStep);
	for (let i = all.indexOf(step) - 1; i >= 0; i--) if (steps.includes(all[i]!)) return all[i]!;
	return 'tell';
}

export function stepAfter(asked: Asked, draft: Draft): Step {
	if (draft.step === 'helper') return stepAfter(asked, { ...draft, step: 'welcome', toldTo: undefined });
	const steps = stepsOf(asked, draft);
	return steps[steps.indexOf(nearestStep(asked, draft, draft.step)) + 1] ?? 'consent';
}

export function stepBefore(asked: Asked, draft: Draft): Step {
	const steps = stepsOf(asked, draft);
	return steps[steps.indexOf(nearestStep(asked, draft, draft.step)) - 1] ?? 'welcome';
}

export function questionAt(asked: Asked, step: Step): Question | undefined {
	return asked.questionnaire.questions.find((question) => questionStep(question) === step);
}

const PARTS = ['opening', 'tell', 'meaning', 'consent'] as const;
type Part = (typeof PARTS)[number];

/** Where a step stands: in which part, and which question of how many (as far as can be known now). */
export interface Place {
	readonly parts: readonly Part[];
	readonly part: Part;
	readonly question?: { readonly number: number; readonly of: number };
}

/** `undefined` for the welcome and for what comes after sending. */
export function placeOf(asked: Asked, draft: Draft): Place | undefined {
	const steps = stepsOf(asked, draft);
	const step = nearestStep(asked, draft, draft.step);
	if (step === 'welcome' || step === 'helper' || step === 'sent') return undefined;
	const questions = steps.filter((other) => other.startsWith('question:'));
	const parts = PARTS.filter((part) => (part === 'meaning' ? questions.length > 0 : steps.includes(part)));
	const index = questions.indexOf(step);
	if (index < 0) return { parts, part: step as Part };
	return { parts, part: 'meaning', question: { number: index + 1, of: questions.length } };
}

/** What keeps the teller from going on; empty when nothing does. */
export function problemsAt(asked: Asked, draft: Draft, step: Step, checkAnswer: CheckAnswer): Problems {
	if (step === 'helper') return draft.toldTo ? {} : { opgetekendDoor: [{ code: 'tell.issue.choose-helper' }] };
	if (step === 'opening') return openingProblems(asked, draft);
	if (step === 'tell') return tellProblems(draft);
	if (step === 'consent') return consentProblems(asked, draft);
	const question = questionAt(asked, step);
	if (!question) return {};
	const issues = checkAnswer(question, draft.answers[question.id]);
	return issues.length ? { [question.id]: issues } : {};
}

/** The first step of the whole telling that is not right yet. */
export function firstProblem(
	asked: Asked,
	draft: Draft,
	checkAnswer: CheckAnswer
): { readonly step: Step; readonly problems: Problems } | undefined {
	for (const step of stepsOf(asked, draft)) {
		const problems = problemsAt(asked, draft, step, checkAnswer);
		if (Object.keys(problems).length) return { step, problems };
	}
	return undefined;
}

const openingProblems = ({ questionnaire }: Asked, draft: Draft): Problems =>
	questionnaire.openings.some(({ id }) => id === draft.openingId)
		? {}
		: { openingsvraag: [{ code: 'tell.issue.choose-opening' }] };

function tellProblems(draft: Draft): Problems {
	const problems: Record<string, Issue[]> = {};
	if (draft.text.trim() === '' && !isSpoken(draft)) problems.tekst = [{ code: 'tell.issue.no-text' }];
	if (draft.text.length > LONGEST_TEXT)
		problems.tekst = [{ code: 'tell.issue.long-text', params: { count: signsAfter(LONGEST_TEXT, draft.text) } }];
	if (draft.title.length > LONGEST_TITLE)
		problems.titel = [{ code: 'tell.issue.long-title', params: { count: signsAfter(LONGEST_TITLE, draft.title) } }];
	return problems;
}

/** As people count: a family of emoji is one sign, and so is a letter with its accent. */
function signsAfter(most: number, text: string): number {
	const rest = text.slice(most);
	// Not every browser has it; there an emoji may count for more.
	const Segmenter = Intl.Segmenter as typeof Intl.Segmenter | undefined;
	return [...(Segmenter ? new Segmenter().segment(rest) : rest)].length;
}

const consentProblems = ({ consents }: Asked, draft: Draft): Problems =>
	Object.fromEntries(
		consents
			.filter(({ id, required }) => required && draft.consents[id] !== true)
			.map(({ id }) => [`toestemming:${id}`, [{ code: 'tell.issue.consent-needed' }]])
	);

/** Where the teller wants to go: a button of the form. */
export type Way = 'verder' | 'terug' | 'blijf' | `naar:${Step}`;

/** What the pressed button said; a form sent with Enter, or by anybody else, goes on. */
export function wayFrom(value: unknown): Way {
	if (value === 'terug' || value === 'blijf') return value;
	if (typeof value === 'string' && value.startsWith('naar:') && isStep(value.slice(5))) return value as Way;
	return 'verder';
}

export interface Turn {
	readonly draft: Draft;
	readonly problems: Problems;
	/** Everything is right and the teller said: send it. */
	readonly send: boolean;
}

/** One press on a button. Going back never asks for anything; going on needs this step right, and sending needs them all. */
export function takeTurn(asked: Asked, draft: Draft, way: Way, checkAnswer: CheckAnswer): Turn {
	const at = (step: Step, problems: Problems = {}): Turn => ({ draft: { ...draft, step }, problems, send: false });
	// Who goes back from here tells their own experience after all.
	if (way === 'terug' && draft.step === 'helper')
		return { ...at('welcome'), draft: { ...draft, step: 'welcome', toldTo: undefined } };
	if (way === 'terug') return at(stepBefore(asked, draft));
	if (way.startsWith('naar:')) return at(nearestStep(asked, draft, way.slice(5) as Step));
	if (way === 'blijf') return at(draft.step);

	const problems = problemsAt(asked, draft, draft.step, checkAnswer);
	if (Object.keys(problems).length) return at(draft.step, problems);
	if (draft.step !== 'consent') return at(stepAfter(asked, draft));
	const first = firstProblem(asked, draft, checkAnswer);
	return first ? at(first.step, first.problems) : { draft: { ...draft, step: 'sent' }, problems: {}, send: true };
}
