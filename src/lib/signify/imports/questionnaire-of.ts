/** The questionnaire that a mapping describes. */
import type { Option, Question, Questionnaire } from '../questionnaire.ts';
import type { Words } from '../words.ts';
import type { MappedOption, MappedQuestion, Mapping } from './mapping.ts';

/** What a teller may write in an imported open question. */
const TEXT_LENGTH = { one: 500, many: 20_000 } as const;

/** @param title  the name of the collection */
export function questionnaireOf(mapping: Mapping, title: string): Questionnaire {
	const { language } = mapping;
	return {
		title: { [language]: title },
		languages: [language],
		openings: (mapping.opening?.options ?? []).map(({ id, label }) => ({ id, text: { [language]: label } })),
		questions: mapping.questions.map((question) => toQuestion(question, language))
	};
}

function toQuestion(mapped: MappedQuestion, language: string): Question {
	const words = (text: string): Words => ({ [language]: text });
	const common = {
		id: mapped.id,
		title: words(mapped.title),
		...(mapped.help ? { help: words(mapped.help) } : {}),
		required: mapped.required ?? false,
		allowNotApplicable: mapped.notApplicable !== undefined
	};
	switch (mapped.type) {
		case 'text': {
			const lines = mapped.lines ?? 'many';
			return { ...common, type: 'text', settings: { lines, maxLength: TEXT_LENGTH[lines] } };
		}
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

const toOptions = (options: readonly MappedOption[], words: (text: string) => Words): Option[] =>
	options.map(({ id, label, writeIn }) => ({ id, label: words(label), ...(writeIn ? { writeIn } : {}) }));
