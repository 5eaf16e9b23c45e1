import type { Answer, Answers, PartialDate, TypeName } from './answer.ts';
import { isNotApplicable } from './answer.ts';
import type { Words } from './words.ts';

/** One of several things to choose; its id never changes and is never used again for something else. */
export interface Option {
	readonly id: string;
	readonly label: Words;
	/** Invites the teller to write what else: "Iemand anders, namelijk…". */
	readonly writeIn?: boolean;
}

export interface Picture extends Option {
	/** Names one of our own drawings: `question-types/archetypes/pictures.ts`. */
	readonly picture: string;
	/** What it may stand for, in one line. */
	readonly line?: Words;
}

/** A picture that the organisation brought itself. */
export interface UploadedPicture extends Part {
	/** A UUID, under which `media` keeps it. */
	readonly picture: string;
	/** What can be seen, for who does not see it; in every language of the label. */
	readonly alt: Words;
}

export interface Area extends Option {
	/** What it is part of, when there are many: a district, a town. */
	readonly group?: Words;
}

/** One of the things a question asks about, each by itself; its id is for ever, as that of an {@link Option}. */
export interface Part {
	readonly id: string;
	readonly label: Words;
}

export interface Poles {
	readonly left: Words;
	readonly right: Words;
}

export interface NamedSlider extends Part, Poles {}

export interface Settings {
	readonly text: {
		readonly lines: 'one' | 'many';
		readonly maxLength: number;
	};
	readonly choice: { readonly options: readonly Option[] };
	readonly choices: { readonly options: readonly Option[]; readonly min: number; readonly max: number };
	readonly slider: Poles;
	readonly sliders: { readonly sliders: readonly NamedSlider[] };
	/** `top` places to give, as many as there are options or fewer. */
	readonly ranking: { readonly options: readonly Option[]; readonly top: number };
	/** Two axes, by what their ends mean, and what is put between them. */
	readonly stones: {
		readonly left: Words;
		readonly right: Words;
		readonly bottom: Words;
		readonly top: Words;
		readonly markers: readonly Part[];
	};
	/** One column for each row. */
	readonly matrix: { readonly rows: readonly Part[]; readonly columns: readonly Part[] };
	/** Anchors in the order top, left, right. */
	readonly triad: { readonly anchors: readonly [top: Words, left: Words, right: Words] };
	readonly archetypes: { readonly options: readonly Picture[]; readonly max: 1 | 2 };
	readonly pictures: { readonly options: readonly UploadedPicture[]; readonly max: number };
	/** So many of them at most. */
	readonly photo: { readonly max: number };
	readonly area: { readonly areas: readonly Area[]; readonly elsewhere: boolean };
	readonly period: {
		/** One moment, a beginning that lasts until now, or a beginning and an end. */
		readonly asks: 'moment' | 'since' | 'period';
		readonly earliest: PartialDate;
	};
	readonly section: { readonly text: Words };
}

/** A question is shown when an earlier one was answered with one of these options (or, without `options`, at all). */
export interface ShownIf {
	readonly question: string;
	readonly options?: readonly string[];
}

export interface QuestionOf<Type extends TypeName> {
	/** Stable over versions; unique in the questionnaire; `[A-Za-z0-9_-]{1,80}`. */
	readonly id: string;
	readonly type: Type;
	readonly title: Words;
	readonly help?: Words;
	readonly required: boolean;
	/** Offers "niet van toepassing". */
	readonly allowNotApplicable: boolean;
	readonly shownIf?: ShownIf;
	readonly settings: Settings[Type];
}

/** Discriminated by `type`: narrowing on it narrows `settings`. */
export type Question = { [Type in TypeName]: QuestionOf<Type> }[TypeName];

/** What a teller may start from: "Vertel over een moment waarop…". */
export interface Opening {
	readonly id: string;
	readonly text: Words;
}

/** One version of what is asked at a story point. Never changed once stored; a change is a new version. */
export interface Questionnaire {
	readonly title: Words;
	readonly languages: readonly string[];
	readonly openings: readonly Opening[];
	readonly questions: readonly Question[];
}

/** The questions that make sense given what was answered so far, in order; a question behind a hidden one is hidden too. */
export function shownQuestions(questionnaire: Questionnaire, answers: Answers): readonly Question[] {
	const shown = new Set<string>();
	return questionnaire.questions.filter((question) => {
		const isShown = !question.shownIf || (shown.has(question.shownIf.question) && holds(question.shownIf, answers));
		if (isShown) shown.add(question.id);
		return isShown;
	});
}

const isWithoutPhoto = (answer: Answer): boolean => 'photos' in answer && answer.photos.length === 0;

function holds({ question, options }: ShownIf, answers: Answers): boolean {
	const answer = answers[question];
	if (answer === undefined || isNotApplicable(answer) || isWithoutPhoto(answer)) return false;
	if (!options) return true;
	if ('option' in answer) return options.includes(answer.option);
	if ('options' in answer) return answer.options.some((option) => options.includes(option));
	// What somebody put first decides.
	if ('order' in answer) return options.includes(answer.order[0] ?? '');
	if ('area' in answer) return options.includes(answer.area);
	return false;
}
