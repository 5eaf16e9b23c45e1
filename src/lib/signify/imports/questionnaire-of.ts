/** The questionnaire that a mapping describes. */
import { shortened } from './cut.ts';
import type { Option, Question, Questionnaire } from '../questionnaire.ts';
import type { Words } from '../words.ts';
import type { MappedOption, MappedQuestion, Mapping } from './mapping.ts';

/** What a teller may write in an imported open question. */
export const LONGEST_ANSWER = 20_000;

/** As long as `schemas.ts` lets them be. */
const LABEL_LENGTH = 300;
const TITLE_LENGTH = 1000;
const HELP_LENGTH = 2000;

/** Never empty: a sentence nobody wrote reads as a dash. */
const clipped = (text: string, most: number): string => shortened(text.trim() || '–', most);

/** @param title  the name of the collection */
export function questionnaireOf(mapping: Mapping, title: string): Questionnaire {
	const { language } = mapping;
	return {
		title: { [language]: clipped(title, LABEL_LENGTH) },
		languages: [language],
		openings: (mapping.opening?.options ?? []).map(({ id, label }) => ({
			id,
			text: { [language]: clipped(label, TITLE_LENGTH) }
		})),
		questions: mapping.questions.map((question) => toQuestion(question, language))
	};
}

function toQuestion(mapped: MappedQuestion, language: string): Question {
	const words = (text: string): Words => ({ [language]: clipped(text, LABEL_LENGTH) });
	const common = commonOf(mapped, language);
	switch (mapped.type) {
		case 'text':
			return { ...common, type: 'text', settings: { lines: mapped.lines ?? 'many', maxLength: LONGEST_ANSWER } };
		case 'choice':
			return { ...common, type: 'choice', settings: { options: toOptions(mapped.options, words) } };
		case 'choices': {
			const options = toOptions(mapped.options, words);
			const max = Math.min(mapped.max ?? options.length, options.length);
			return { ...common, type: 'choices', settings: { options, min: 0, max } };
		}
		case 'slider':
			return { ...common, type: 'slider', settings: { left: words(mapped.left), right: words(mapped.right) } };
		case 'triad': {
			const [top, left, right] = mapped.anchors;
			return { ...common, type: 'triad', settings: { anchors: [words(top), words(left), words(right)] } };
		}
	}
}

const commonOf = (
	{ id, title, help, required, notApplicable, notApplicableWords }: MappedQuestion,
	language: string
) => ({
	id,
	title: { [language]: clipped(title, TITLE_LENGTH) },
	...(help ? { help: { [language]: clipped(help, HELP_LENGTH) } } : {}),
	required: required ?? false,
	allowNotApplicable: notApplicable !== undefined || notApplicableWords === true
});

const toOptions = (options: readonly MappedOption[], words: (text: string) => Words): Option[] =>
	options.map(({ id, label, writeIn }) => ({ id, label: words(label), ...(writeIn ? { writeIn } : {}) }));
