/** What the types share in which a teller points at some of the options and writes nothing: archetypes, pictures. */
import type { Dimension } from '../dimension.ts';
import type { Option } from '../questionnaire.ts';
import { checkNumber, checkOptions, indexesOf, optionsIn, readOptions } from './options.ts';
import type { FormFields, Issue } from './question-type.ts';

interface Asked {
	readonly settings: { readonly options: readonly Option[]; readonly max: number };
}

interface PointedAt {
	readonly options: readonly string[];
}

export const pointing = {
	field: 'options',

	check: ({ settings: { options, max } }: Asked, value: PointedAt): readonly Issue[] => [
		...checkOptions(options, value.options),
		...checkNumber(value.options.length, 1, max)
	],

	fromForm({ settings: { options } }: Asked, fields: FormFields): PointedAt | undefined {
		const chosen = optionsIn(options, fields);
		return chosen.length === 0 ? undefined : { options: chosen };
	},

	toForm: (_question: Asked, { options }: PointedAt) => options.map((option) => ['option', option] as const),
	summarise: ({ settings }: Asked, { options }: PointedAt, language: string) =>
		readOptions(settings.options, options, undefined, language),
	cell: (dimension: Dimension, { options }: PointedAt) =>
		dimension.kind === 'choices' ? indexesOf(dimension.options, options) : undefined
} as const;
