import { isNotApplicable, NOT_APPLICABLE, type Answer, type TypeName } from '../answer.ts';
import type { Cell, Dimension } from '../dimension.ts';
import type { Question } from '../questionnaire.ts';
import { archetypes } from './archetypes/archetypes.ts';
import { area } from './area/area.ts';
import { choice } from './choice/choice.ts';
import { choices } from './choices/choices.ts';
import { only } from './form-fields.ts';
import { period } from './period/period.ts';
import type { FormFields, Issue, QuestionType } from './question-type.ts';
import { ranking } from './ranking/ranking.ts';
import { matrix } from './matrix/matrix.ts';
import { stones } from './stones/stones.ts';
import { photo } from './photo/photo.ts';
import { pictures } from './pictures/pictures.ts';
import { section } from './section/section.ts';
import { slider } from './slider/slider.ts';
import { sliders } from './sliders/sliders.ts';
import { text } from './text/text.ts';
import { triad } from './triad/triad.ts';

/** All kinds of questions there are; the compiler names the one that is missing. */
const QUESTION_TYPES: { readonly [Type in TypeName]: QuestionType<Type> } = {
	text,
	choice,
	choices,
	slider,
	sliders,
	pictures,
	photo,
	stones,
	matrix,
	ranking,
	triad,
	archetypes,
	area,
	period,
	section
};

/** Loose on purpose: what joins a question to its answer is the id they are stored under, which no compiler sees. */
const typeOf = (question: Question): QuestionType<TypeName> => QUESTION_TYPES[question.type];

/** What is wrong with one answer by itself. Whether it is missing is for {@link import('../answers.ts')}. */
export function check(question: Question, answer: Answer, today?: string): readonly Issue[] {
	if (isNotApplicable(answer)) return question.allowNotApplicable ? [] : [{ code: 'not-applicable-not-offered' }];
	const type = typeOf(question);
	return type.field in answer ? type.check(question, answer, today) : [{ code: 'other-type' }];
}

/** The fields every question may have, whatever its type. */
export const NOT_APPLICABLE_FIELD = 'notApplicable';
const CLEAR_FIELD = 'clear';

/** Reads one question from a submitted form; `undefined` is unanswered. */
export function fromForm(question: Question, fields: FormFields): Answer | undefined {
	if (only(fields, CLEAR_FIELD)) return undefined;
	if (question.allowNotApplicable && only(fields, NOT_APPLICABLE_FIELD)) return NOT_APPLICABLE;
	return typeOf(question).fromForm(question, fields);
}

/** The fields that {@link fromForm} reads back to the same answer; none when there is no answer. */
export function toForm(question: Question, answer: Answer | undefined): readonly (readonly [string, string])[] {
	if (answer === undefined) return [];
	return isNotApplicable(answer) ? [[NOT_APPLICABLE_FIELD, 'yes']] : typeOf(question).toForm(question, answer);
}

const NOT_APPLICABLE_WORDS: Readonly<Record<string, string>> = {
	nl: 'niet van toepassing',
	en: 'not applicable',
	tr: 'geçerli değil',
	ar: 'لا ينطبق',
	pl: 'nie dotyczy',
	uk: 'не стосується',
	ti: 'ኣይምልከተንን'
};

/** How an answer reads in a line of text; empty when there is none. */
export function summarise(question: Question, answer: Answer | undefined, language: string): string {
	if (answer === undefined) return '';
	if (isNotApplicable(answer)) return NOT_APPLICABLE_WORDS[language] ?? NOT_APPLICABLE_WORDS.nl!;
	return typeOf(question).summarise(question, answer, language);
}

/** How the dashboard counts a question; none when it does not. */
export const dimensionsOf = (question: Question): readonly Dimension[] => typeOf(question).dimensions(question);

/** Where an answer falls in one of {@link dimensionsOf} its question. */
export function cellOf(question: Question, dimension: Dimension, answer: Answer | undefined): Cell {
	if (answer === undefined) return undefined;
	return isNotApplicable(answer) ? 'not-applicable' : typeOf(question).cell(dimension, answer);
}
