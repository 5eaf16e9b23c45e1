import { idOfPart, titleOfPart } from '../../dimension.ts';
import { only } from '../form-fields.ts';
import { checkOptions, indexOf, readOptions } from '../options.ts';
import { checkParts, partsIn, readParts } from '../parts.ts';
import type { QuestionType } from '../question-type.ts';

export const MOST_ROWS = 20;
export const MOST_COLUMNS = 7;

/** The field that says which column was chosen in a row. */
export const rowField = (row: string): string => `row.${row}`;

export const matrix: QuestionType<'matrix'> = {
	name: 'matrix',
	field: 'cells',

	check: ({ settings: { rows, columns } }, { cells }) =>
		checkParts(rows, cells, (column) => checkOptions(columns, [column])),

	fromForm({ settings: { rows } }, fields) {
		const cells = partsIn(rows, fields, (id) => only(fields, rowField(id)) || undefined);
		return cells && { cells };
	},

	toForm: (_question, { cells }) => Object.entries(cells).map(([row, column]) => [rowField(row), column] as const),

	summarise: ({ settings: { rows, columns } }, { cells }, language) =>
		readParts(rows, cells, language, (column) => readOptions(columns, [column], undefined, language)),

	dimensions: ({ id, title, settings: { rows, columns } }) =>
		rows.map(({ id: part, label }) => ({
			kind: 'choice',
			shape: 'options',
			id: idOfPart(id, part),
			part,
			title: titleOfPart(title, label),
			options: columns
		})),
	cell: (dimension, { cells }) =>
		dimension.kind === 'choice' ? indexOf(dimension.options, cells[dimension.part ?? ''] ?? '') : undefined
};
