/** What the readers of answers share: what can be wrong with a cell, and which option one means. */
import { OTHER_MAX_LENGTH } from '../question-types/options.ts';
import { cut } from './cut.ts';
import type { MappedOption, WriteIn } from './mapping.ts';
import type { Answer } from '../answer.ts';

/** Why the answer in a cell was not kept, or not all of it; keys under `import.cell.` in `messages/`. */
export type CellProblem =
	| 'not-a-number'
	| 'out-of-range'
	| 'unknown-option'
	| 'outside-triangle'
	| 'not-a-moment'
	| 'not-a-language'
	| 'answer-and-not-applicable'
	| 'write-in-beside-choice'
	| 'too-long';

/** Tells that something in a cell was not kept, or not all of it. */
export type Complain = (problem: CellProblem, column: number) => void;

export type ReadAnswer = (cells: readonly string[], complain: Complain) => Answer | undefined;

/** Finds a column by how the mapping refers to it. */
export type ColumnOf = (ref: string) => number;

export function boundedWords(words: string, complain: Complain, column: number): string {
	if (words.length <= OTHER_MAX_LENGTH) return words;
	complain('too-long', column);
	return cut(words, OTHER_MAX_LENGTH);
}

/** A value apart from capitals, spaces and the `.0` that a spreadsheet puts behind a whole number. */
export const loosely = (value: string): string =>
	value
		.trim()
		.replace(/\s+/g, ' ')
		.replace(/^(\d+)\.0+$/, '$1')
		.toLowerCase();

/** By what stands in the cell: exactly, or else loosely. */
export function optionFinder(options: readonly MappedOption[]): (cell: string) => MappedOption | undefined {
	const exact = new Map<string, MappedOption>();
	const loose = new Map<string, MappedOption>();
	for (const option of options)
		for (const value of option.values ?? [option.label]) {
			if (!exact.has(value)) exact.set(value, option);
			if (!loose.has(loosely(value))) loose.set(loosely(value), option);
		}
	return (cell) => exact.get(cell) ?? loose.get(loosely(cell));
}

export interface Found {
	readonly value: string;
	readonly column: number;
}

/** The teller's own words, when they have a column of their own. */
export function ownWordsReader(writeIn: WriteIn | undefined, columnOf: ColumnOf) {
	if (writeIn?.in !== 'column') return (): Found | undefined => undefined;
	const column = columnOf(writeIn.column);
	return (cells: readonly string[]): Found | undefined => {
		const value = cells[column]!.trim();
		return value === '' ? undefined : { value, column };
	};
}
