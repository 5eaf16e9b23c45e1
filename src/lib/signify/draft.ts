/** The working copy of a questionnaire: like a version, but sentences may still be missing. */
import { optionsOf } from './options-of.ts';
import { pipedIn } from './piping.ts';
import type { Question, Questionnaire } from './questionnaire.ts';
import { strayQuestions } from './shown-if.ts';
import { textsIn } from './texts.ts';

/** Something that has to be done before people can be asked this. `code` is a key under `designer.fault.`. */
export interface Fault {
	readonly code: string;
	/** Which question, counted from 0; absent for what concerns the whole or an opening. */
	readonly index?: number;
	readonly params?: Readonly<Record<string, string | number>>;
}

/** What keeps a working copy from becoming a version. The shape itself is checked when it is published. */
export function faultsOf(draft: Questionnaire): readonly Fault[] {
	const general: Fault[] = [];
	if (!isSaid(draft.title)) general.push({ code: 'title' });
	if (draft.openings.length === 0) general.push({ code: 'no-opening' });
	if (draft.openings.some(({ text }) => !isSaid(text))) general.push({ code: 'opening' });
	return [...general, ...draft.questions.flatMap((question, index) => faultsIn(draft, question, index))];
}

const isSaid = (words: Readonly<Record<string, string>>): boolean =>
	Object.values(words).some((said) => said.trim() !== '');

function faultsIn(draft: Questionnaire, question: Question, index: number): readonly Fault[] {
	const faults: Fault[] = [];
	if (!isSaid(question.title)) faults.push({ code: 'question-title', index });
	if (textsIn(question.settings).some(({ words }) => !isSaid(words))) faults.push({ code: 'empty-text', index });
	const fewest = question.type === 'archetypes' ? 2 : 1;
	if ((optionsOf(question)?.length ?? fewest) < fewest) faults.push({ code: 'too-few-options', index });
	if (strayQuestions(draft.questions).some((stray) => stray.index === index)) faults.push({ code: 'stray', index });
	const before = new Set(draft.questions.slice(0, index).flatMap(({ id, type }) => (type === 'section' ? [] : [id])));
	const piped = [question.title, question.help ?? {}].flatMap((words) => Object.values(words).flatMap(pipedIn));
	if (piped.some((id) => !before.has(id))) faults.push({ code: 'stray-pipe', index });
	return faults;
}

/** The questions a question may follow on: earlier ones that have an answer. */
export const earlierQuestions = (draft: Questionnaire, index: number): readonly Question[] =>
	draft.questions.slice(0, index).filter(({ type }) => type !== 'section');

/** An id that is not in use and never was, made of what somebody called it. */
export function freshId(wish: string, taken: Iterable<string>): string {
	const used = new Set(taken);
	const base =
		wish
			.normalize('NFD')
			.replace(/[^\w\s-]/g, '')
			.trim()
			.toLowerCase()
			.replace(/[\s_-]+/g, '-')
			.slice(0, 40)
			.replace(/^-|-$/g, '') || 'vraag';
	if (!used.has(base)) return base;
	for (let number = 2; ; number++) if (!used.has(`${base}-${number}`)) return `${base}-${number}`;
}

/** Moves a question one place or many; what follows on a later question than itself no longer does. */
export function moveQuestion(draft: Questionnaire, from: number, to: number): Questionnaire {
	const questions = [...draft.questions];
	const [moved] = questions.splice(from, 1);
	if (!moved || to < 0 || to > questions.length) return draft;
	questions.splice(to, 0, moved);
	return { ...draft, questions: withoutStrays(questions) };
}

export const removeQuestion = (draft: Questionnaire, index: number): Questionnaire => ({
	...draft,
	questions: withoutStrays(draft.questions.filter((_, other) => other !== index))
});

/** A question in the place of another, or a new one; ids of its options are its own, so they may stay. */
export const putQuestion = (draft: Questionnaire, index: number, question: Question): Questionnaire => ({
	...draft,
	questions: withoutStrays(draft.questions.map((other, at) => (at === index ? question : other)))
});

export const addQuestion = (draft: Questionnaire, index: number, question: Question): Questionnaire => ({
	...draft,
	questions: draft.questions.toSpliced(index, 0, question)
});

/** The same question, asked of everybody. */
export const unconditional = (question: Question): Question =>
	Object.fromEntries(Object.entries(question).filter(([key]) => key !== 'shownIf')) as unknown as Question;

/** A condition that lost what it leaned on is let go; one that lost some of its options keeps the rest. */
const withoutStrays = (questions: readonly Question[]): readonly Question[] =>
	questions.map((question, index) => {
		const { shownIf } = question;
		if (!shownIf) return question;
		const earlier = questions.slice(0, index).find(({ id }) => id === shownIf.question);
		if (!earlier || earlier.type === 'section') return unconditional(question);
		if (!shownIf.options) return question;
		const offered = optionsOf(earlier)?.map(({ id }) => id) ?? [];
		const options = shownIf.options.filter((id) => offered.includes(id));
		if (options.length === shownIf.options.length) return question;
		return options.length > 0 ? { ...question, shownIf: { ...shownIf, options } } : unconditional(question);
	});
