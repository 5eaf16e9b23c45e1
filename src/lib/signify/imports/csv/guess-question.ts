import type { ColumnRef, MappedOption, MappedQuestion } from '../mapping.ts';
import { idsFromNames } from '../names.ts';
import { saysNotApplicable } from '../not-applicable-words.ts';
import { shapeOf, type ColumnSurvey } from '../survey.ts';
import type { wordingIn } from '../wording.ts';

interface Guess {
	readonly id: string;
	readonly title: string;
	/** Several when a header comes more than once. */
	readonly columns: readonly { readonly ref: ColumnRef; readonly survey: ColumnSurvey }[];
	readonly wording: ReturnType<typeof wordingIn>;
}

const PERSON =
	/e-?mail|telefoon|phone|mobiel|^(voor|achter)?naam$|^(first|last|full)? ?name$|adres|address|postcode|zip ?code|geboortedatum|date of birth|\bbsn\b|\bip\b|respondent|participant|deelnemer/i;

/** Columns by which somebody can be found are left out until a person says otherwise. */
export const mayBePerson = (header: string, columns: Guess['columns']): boolean =>
	PERSON.test(header) || columns.some(({ survey }) => shapeOf(survey) === 'addresses');

/** @returns nothing when the values do not tell */
export function guessQuestion(guess: Guess): MappedQuestion | undefined {
	const { id, title, columns } = guess;
	const common = { id, title, guessed: true };
	if (columns.length > 1) return severalColumns(guess);
	const { ref: column, survey } = columns[0]!;
	switch (shapeOf(survey)) {
		case 'numbers':
			return scaleOf(guess);
		case 'few-values':
			return listOf(guess) ?? (isClosed(survey) ? choiceOf(guess) : { ...common, type: 'text', column });
		case 'words':
			return listOf(guess) ?? { ...common, type: 'text', column };
		case 'long-texts':
			return { ...common, type: 'text', column };
		default:
			return undefined;
	}
}

/** The same answers come back; what everybody says differently are own words, and those are nobody's options. */
const isClosed = ({ values, filled, notApplicable }: ColumnSurvey): boolean =>
	values !== undefined && values.size <= (filled - notApplicable) * 0.6;

/** The ranges people use for scales; the first that holds all answers. */
const RANGES = [
	[0, 1],
	[1, 5],
	[0, 5],
	[1, 7],
	[1, 10],
	[0, 10],
	[0, 100]
] as const;

function scaleOf({ id, title, columns: [column], wording }: Guess): MappedQuestion {
	const { ref, survey } = column!;
	const [min, max] = RANGES.find(([low, high]) => survey.min >= low && survey.max <= high) ?? [survey.min, survey.max];
	const ends = [wording.left, wording.right].map((end, i) => `${end} (${[min, max][i]})`) as [string, string];
	const range = { min, max: max > min ? max : min + 1 };
	return { id, title, guessed: true, type: 'slider', column: ref, ...range, left: ends[0], right: ends[1] };
}

function choiceOf({ id, title, columns: [column] }: Guess): MappedQuestion {
	const values = [...column!.survey.values!.keys()].filter((value) => !saysNotApplicable(value));
	return { id, title, guessed: true, type: 'choice', column: column!.ref, options: optionsFrom(values) };
}

function severalColumns({ id, title, columns }: Guess): MappedQuestion | undefined {
	const values = columns.flatMap(({ survey }) => [...(survey.values?.keys() ?? [])]);
	const unique = [...new Set(values)];
	if (unique.length === 0 || unique.length > 60) return undefined;
	const from = { per: 'value', columns: columns.map(({ ref }) => ref) } as const;
	return { id, title, guessed: true, type: 'choices', from, options: optionsFrom(unique) };
}

const SEPARATORS = [';', '|', ','] as const;
const MOST_PARTS = 40;

/** Some cells hold several values, and together they are far fewer than the cells. */
function listOf({ id, title, columns: [column] }: Guess): MappedQuestion | undefined {
	const { ref, survey } = column!;
	const cells = [...(survey.values?.keys() ?? [])];
	for (const separator of SEPARATORS) {
		const parts = partsOf(cells, separator);
		if (!parts) continue;
		const from = { per: 'list', column: ref, separator } as const;
		return { id, title, guessed: true, type: 'choices', from, options: optionsFrom(parts) };
	}
	return undefined;
}

function partsOf(cells: readonly string[], separator: string): readonly string[] | undefined {
	const several = cells.filter((cell) => cell.includes(separator)).length;
	const parts = [...new Set(cells.flatMap((cell) => cell.split(separator).map((part) => part.trim())))].filter(Boolean);
	// One cell with a mark in it may be a sentence, unless a part of it is an answer by itself elsewhere.
	const isSeen = several > 1 || (several === 1 && separator !== ',' && parts.some((part) => cells.includes(part)));
	const isFew = parts.length <= MOST_PARTS && parts.length < cells.length + several;
	return isSeen && isFew && parts.every((part) => part.length <= 60) ? parts : undefined;
}

function optionsFrom(values: readonly string[]): MappedOption[] {
	const ids = idsFromNames(values);
	return values.map((value, i) => ({ id: ids[i]!, label: value, values: [value] }));
}
