import { ELSEWHERE } from '../../answer.ts';
import type { Option, Settings } from '../../questionnaire.ts';
import type { QuestionType } from '../question-type.ts';
import { only } from '../form-fields.ts';
import { checkOptions, indexOf, readOptions } from '../options.ts';

const ELSEWHERE_OPTION: Option = { id: ELSEWHERE, label: { nl: 'Ergens anders', en: 'Somewhere else' } };

/** The areas, and "ergens anders" where that is offered. */
export const areasOf = ({ areas, elsewhere }: Settings['area']): readonly Option[] =>
	elsewhere ? [...areas, ELSEWHERE_OPTION] : areas;

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

	dimension: ({ id, title, settings }) => ({ kind: 'choice', shape: 'areas', id, title, options: areasOf(settings) }),
	cell: (dimension, { area }) => (dimension.kind === 'choice' ? indexOf(dimension.options, area) : undefined)
};
