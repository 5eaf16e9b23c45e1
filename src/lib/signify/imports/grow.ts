/** What becomes of a questionnaire when more is imported: everything it had keeps its id and its place, new things follow. */
import type { Option, Question, Questionnaire } from '../questionnaire.ts';

export type Growth =
	| { readonly is: 'same' }
	| { readonly is: 'grown'; readonly questionnaire: Questionnaire }
	/** `questions` are asked in both, but not as the same kind of question; empty when nothing is asked in both. */
	| { readonly is: 'different'; readonly questions: readonly string[] };

export function growQuestionnaire(kept: Questionnaire, imported: Questionnaire): Growth {
	const known = new Map(kept.questions.map((question) => [question.id, question]));
	const shared = imported.questions.filter((question) => known.has(question.id));
	const changed = shared.filter((question) => known.get(question.id)!.type !== question.type);
	const strangers = shared.length === 0 && kept.questions.length > 0 && imported.questions.length > 0;
	if (strangers || changed.length > 0) return { is: 'different', questions: changed.map((question) => question.id) };

	const again = new Map(shared.map((question) => [question.id, question]));
	const questionnaire: Questionnaire = {
		...kept,
		languages: union(kept.languages, imported.languages, (language) => language),
		openings: union(kept.openings, imported.openings, (opening) => opening.id),
		questions: [
			...kept.questions.map((question) => growQuestion(question, again.get(question.id))),
			...imported.questions.filter((question) => !known.has(question.id))
		]
	};
	return sizeOf(questionnaire) === sizeOf(kept) ? { is: 'same' } : { is: 'grown', questionnaire };
}

/** `max` grows with the options; whether "niet van toepassing" is offered can only become true. */
function growQuestion(kept: Question, imported: Question | undefined): Question {
	if (!imported) return kept;
	const allowNotApplicable = kept.allowNotApplicable || imported.allowNotApplicable;
	if (kept.type === 'choice' && imported.type === 'choice')
		return { ...kept, allowNotApplicable, settings: { options: growOptions(kept, imported) } };
	if (kept.type === 'choices' && imported.type === 'choices') {
		const max = Math.max(kept.settings.max, imported.settings.max);
		return { ...kept, allowNotApplicable, settings: { ...kept.settings, options: growOptions(kept, imported), max } };
	}
	return { ...kept, allowNotApplicable };
}

interface WithOptions {
	readonly settings: { readonly options: readonly Option[] };
}

const growOptions = (kept: WithOptions, imported: WithOptions): readonly Option[] =>
	union(kept.settings.options, imported.settings.options, (option) => option.id);

function union<T>(kept: readonly T[], added: readonly T[], key: (item: T) => string): readonly T[] {
	const known = new Set(kept.map(key));
	return [...kept, ...added.filter((item) => !known.has(key(item)))];
}

/** Growing only ever adds, so nothing was added when nothing is bigger. */
function sizeOf({ languages, openings, questions }: Questionnaire): string {
	const parts = questions.map((question) => {
		const options = 'options' in question.settings ? question.settings.options.length : 0;
		const max = question.type === 'choices' ? question.settings.max : 0;
		return [options, max, question.allowNotApplicable].join('/');
	});
	return [languages.length, openings.length, ...parts].join(' ');
}
