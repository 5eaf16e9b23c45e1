import { NOT_APPLICABLE, type Answer } from '../answer.ts';
import type { MappedChoice, MappedOption } from './mapping.ts';
import { saysNotApplicable } from './not-applicable-words.ts';
import {
	boundedWords,
	optionFinder,
	ownWordsReader,
	type ColumnOf,
	type Complain,
	type Found,
	type ReadAnswer
} from './read-cell.ts';

/** One of several options, in one column; own words in the same column or in another. */
export function choiceReader(
	{ column, options, writeIn, notApplicableWords }: MappedChoice,
	columnOf: ColumnOf
): ReadAnswer {
	const at = columnOf(column);
	const find = optionFinder(options);
	const own = options.find((option) => option.writeIn);
	const ownWords = ownWordsReader(writeIn, columnOf);

	return (cells, complain) => {
		const cell = cells[at]!.trim();
		const words = ownWords(cells);
		const option = cell === '' ? undefined : find(cell);
		if (option) return chosen(option, words, complain);
		if (own && words) {
			if (cell !== '') complain('unknown-option', at);
			return inOwnWords(own, words, complain);
		}
		if (cell === '') return undefined;
		return elsewise(cell, complain);
	};

	function elsewise(cell: string, complain: Complain): Answer | undefined {
		if (notApplicableWords && saysNotApplicable(cell)) return NOT_APPLICABLE;
		if (own && writeIn?.in === 'same') return inOwnWords(own, { value: cell, column: at }, complain);
		complain('unknown-option', at);
		return undefined;
	}
}

function chosen(option: MappedOption, words: Found | undefined, complain: Complain): Answer {
	if (words && option.writeIn) return inOwnWords(option, words, complain);
	if (words) complain('write-in-beside-choice', words.column);
	return { option: option.id };
}

const inOwnWords = (own: MappedOption, { value, column }: Found, complain: Complain): Answer => ({
	option: own.id,
	other: boundedWords(value, complain, column)
});
