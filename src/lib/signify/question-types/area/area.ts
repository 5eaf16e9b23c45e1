import { ELSEWHERE } from '../../answer.ts';
import type { Area, Settings } from '../../questionnaire.ts';
import { inLanguage } from '../../words.ts';
import type { QuestionType } from '../question-type.ts';
import { only } from '../form-fields.ts';
import { checkOptions, indexOf, readOptions } from '../options.ts';

const ELSEWHERE_OPTION: Area = {
	id: ELSEWHERE,
	label: {
		nl: 'Ergens anders',
		en: 'Somewhere else',
		tr: 'Başka bir yer',
		ar: 'مكان آخر',
		pl: 'Gdzie indziej',
		uk: 'Деінде',
		ti: 'ካልእ ቦታ'
	}
};

/** The areas, and "ergens anders" where that is offered. */
export const areasOf = ({ areas, elsewhere }: Settings['area']): readonly Area[] =>
	elsewhere ? [...areas, ELSEWHERE_OPTION] : areas;

/** The areas under the names of what they are part of, in the order of the questionnaire; those that stand alone have no name. */
export function groupsOf(
	areas: readonly Area[],
	language: string
): readonly { label: string; areas: readonly Area[] }[] {
	const groups = new Map<string, Area[]>();
	for (const area of areas) {
		const label = area.group ? inLanguage(area.group, language) : '';
		groups.set(label, [...(groups.get(label) ?? []), area]);
	}
	return [...groups].map(([label, areas]) => ({ label, areas }));
}

export const area: QuestionType<'area'> = {
	name: 'area',
	field: 'area',

	check: ({ settings }, { area }) => checkOptions(areasOf(settings), [area]),

	fromForm(_question, fields) {
		const area = only(fields, 'area');
		return area === '' ? undefined : { area };
	},

	toForm: (_question, { area }) => [['area', area]],
	summarise: ({ settings }, { area }, language) => readOptions(areasOf(settings), [area], undefined, language),

	dimensions: ({ id, title, settings }) => [{ kind: 'choice', shape: 'areas', id, title, options: areasOf(settings) }],
	cell: (dimension, { area }) => (dimension.kind === 'choice' ? indexOf(dimension.options, area) : undefined)
};
