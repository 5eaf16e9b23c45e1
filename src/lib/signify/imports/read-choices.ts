import { NOT_APPLICABLE, type Answer } from '../answer.ts';
import type { MappedChoices, MappedOption } from './mapping.ts';
import { saysNo, saysNotApplicable } from './not-applicable-words.ts';
import {
	boundedWords,
	loosely,
	optionFinder,
	ownWordsReader,
	type ColumnOf,
	type Complain,
	type Found,
	type ReadAnswer
} from './read-cell.ts';

/** Any number of options, in one of the three ways files write them down. */
export function choicesReader(question: MappedChoices, columnOf: ColumnOf): ReadAnswer {
	const chosenIn = chosenReader(question, columnOf);
	const find = optionFinder(question.from.per === 'option' ? byId(question.options) : question.options);
	const order = new Map(question.options.map((option, i) => [option.id, i]));
	const ownWords = ownWordsReader(question.writeIn, columnOf);
	const own = question.options.find((option) => option.writeIn);
	const takesOwnWords = own !== undefined && question.writeIn?.in === 'same';

	const isNotApplicable = ([only, ...more]: readonly Found[]): boolean =>
		only !== undefined && more.length === 0 && !find(only.value) && saysNotApplicable(only.value);

	return (cells, complain) => {
		const chosen = chosenIn(cells, complain);
		if (question.notApplicableWords && isNotApplicable(chosen)) return NOT_APPLICABLE;

		const options = new Set<string>();
		const words = [ownWords(cells)].filter((found) => found !== undefined);
		for (const found of chosen) {
			const option = find(found.value);
			if (option) options.add(option.id);
			else if (takesOwnWords) words.push(found);
			else complain('unknown-option', found.column);
		}
		return valueOf(options, words, complain);
	};

	function valueOf(options: Set<string>, words: readonly Found[], complain: Complain): Answer | undefined {
		const inOwnWords = own !== undefined && words.length > 0;
		if (inOwnWords) options.add(own.id);
		if (options.size === 0) return undefined;
		const sorted = [...options].sort((a, b) => order.get(a)! - order.get(b)!);
		return inOwnWords ? { options: sorted, other: joined(words, complain) } : { options: sorted };
	}
}

const byId = (options: readonly MappedOption[]): readonly MappedOption[] =>
	options.map((option) => ({ ...option, values: [option.id] }));

const joined = (words: readonly Found[], complain: Complain): string =>
	boundedWords(words.map(({ value }) => value).join('; '), complain, words[0]!.column);

type ChosenIn = (cells: readonly string[], complain: Complain) => readonly Found[];

function chosenReader({ from, options }: MappedChoices, columnOf: ColumnOf): ChosenIn {
	switch (from.per) {
		case 'option':
			return perOption(from.columns, from.yes, columnOf);
		case 'value': {
			const columns = from.columns.map(columnOf);
			return (cells) => filled(columns.map((column) => ({ value: cells[column]!.trim(), column })));
		}
		case 'list': {
			const column = columnOf(from.column);
			// A list of numbers is clear whatever stands between them, and often it is not what the form says.
			const separator = options.every(isNumbered) ? /[^\d.]+/ : from.separator;
			return (cells) => filled(cells[column]!.split(separator).map((value) => ({ value: value.trim(), column })));
		}
	}
}

const isNumbered = ({ values, writeIn }: MappedOption): boolean =>
	writeIn === true || (values !== undefined && values.every((value) => /^\d+$/.test(value)));

const filled = (found: readonly Found[]): readonly Found[] => found.filter(({ value }) => value !== '');

function perOption(
	refs: Readonly<Record<string, string>>,
	yes: readonly string[] | undefined,
	columnOf: ColumnOf
): ChosenIn {
	const columns = Object.entries(refs).map(([id, ref]) => ({ value: id, column: columnOf(ref) }));
	const yesses = yes && new Set(yes.map(loosely));
	return (cells, complain) => columns.filter(({ column }) => isYes(cells[column]!.trim(), column, yesses, complain));
}

function isYes(cell: string, column: number, yes: ReadonlySet<string> | undefined, complain: Complain): boolean {
	if (cell === '' || saysNo(cell)) return false;
	if (!yes || yes.has(loosely(cell))) return true;
	if (!saysNotApplicable(cell)) complain('unknown-option', column);
	return false;
}
