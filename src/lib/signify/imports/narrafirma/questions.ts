/** The eight ways in which NarraFirma's files hold an answer, each as a question of ours. */
import type { MappedOption, MappedQuestion, WriteIn } from '../mapping.ts';
import { idsFromNames } from '../names.ts';
import { numberIn } from '../number.ts';
import { loosely } from '../read-cell.ts';
import type { wordingIn } from '../wording.ts';
import type { ColumnsNamed, NamedColumn } from './columns.ts';
import type { FormAnswer, FormQuestion, ImportSettings } from './form.ts';

export interface Asked {
	readonly question: FormQuestion;
	readonly id: string;
	readonly title: string;
	readonly imports: ImportSettings;
	readonly named: ColumnsNamed;
	readonly wording: ReturnType<typeof wordingIn>;
}

/** @returns nothing when the file has no column for it, or nothing to choose */
export function questionOf(asked: Asked): MappedQuestion | undefined {
	const made = MAKE[asked.question.type](asked);
	return made && 'options' in made && made.options.length === 0 ? undefined : made;
}

type Make = (asked: Asked) => MappedQuestion | undefined;

const MAKE: Readonly<Record<FormQuestion['type'], Make>> = {
	eliciting: () => undefined,
	text: (asked) => inOneColumn(asked, (column) => ({ ...common(asked), type: 'text', column })),
	scale: (asked) => inOneColumn(asked, (column) => scaleOf(asked, column)),
	choice: (asked) => choiceOf(asked, false),
	'choice-indexed': (asked) => choiceOf(asked, true),
	boolean: (asked) => choiceOf(asked, false),
	texts: textsOf,
	'yes-no': yesNoOf,
	delimited: (asked) => delimitedOf(asked, false),
	'delimited-indexed': (asked) => delimitedOf(asked, true)
};

const common = ({ id, title }: Asked) => ({ id, title });

function inOneColumn({ named, question }: Asked, make: (column: string) => MappedQuestion): MappedQuestion | undefined {
	const [column] = named(question.column);
	return column && make(column.ref);
}

/** The labels of the two ends, and the range where it is not that of the whole form. */
function scaleOf(asked: Asked, column: string): MappedQuestion {
	const [left, right, low, high] = asked.question.answers.map(({ text }) => text);
	const [min, max] = [numberIn(low ?? ''), numberIn(high ?? '')];
	const isRange = min !== undefined && max !== undefined && min < max;
	const { imports, wording } = asked;
	return {
		...common(asked),
		type: 'slider',
		column,
		min: isRange ? min : imports.min,
		max: isRange ? max : imports.max,
		left: left ?? wording.left,
		right: right ?? wording.right
	};
}

function choiceOf(asked: Asked, indexed: boolean): MappedQuestion | undefined {
	const [column] = asked.named(asked.question.column);
	if (!column) return undefined;
	const writeIn = writeInOf(asked);
	const given = optionsOf(asked.question.answers, indexed);
	const options = writeIn?.in === 'same' || indexed ? given : withExtra(given, [column]);
	return { ...common(asked), type: 'choice', column: column.ref, ...withOther(options, writeIn, asked) };
}

function textsOf(asked: Asked): MappedQuestion | undefined {
	const columns = asked.named(asked.question.column);
	if (columns.length === 0) return undefined;
	const writeIn = writeInOf(asked);
	const given = optionsOf(asked.question.answers, false);
	const options = writeIn?.in === 'same' ? given : withExtra(given, columns);
	const from = { per: 'value', columns: columns.map(({ ref }) => ref) } as const;
	return { ...common(asked), type: 'choices', from, ...maxOf(asked), ...withOther(options, writeIn, asked) };
}

function yesNoOf(asked: Asked): MappedQuestion | undefined {
	const { question, imports, named } = asked;
	const options = optionsOf(question.answers, false);
	const columns = question.answers.flatMap(({ name, parts }, i) => {
		const headers = [name, ...parts].map((answer) => question.column + imports.separator + answer + imports.ending);
		const column = headers.flatMap(named)[0];
		return column ? [[options[i]!.id, column.ref] as const] : [];
	});
	if (columns.length === 0) return undefined;
	const from = { per: 'option', columns: Object.fromEntries(columns), yes: [imports.yes] } as const;
	return { ...common(asked), type: 'choices', from, ...maxOf(asked), ...withOther(options, writeInOf(asked), asked) };
}

function delimitedOf(asked: Asked, indexed: boolean): MappedQuestion | undefined {
	const [column] = asked.named(asked.question.column);
	if (!column) return undefined;
	const separator = asked.imports.delimiter;
	const writeIn = writeInOf(asked);
	const given = optionsOf(asked.question.answers, indexed);
	const options = writeIn?.in === 'same' || indexed ? given : withExtra(given, [column], separator);
	const from = { per: 'list', column: column.ref, separator } as const;
	return { ...common(asked), type: 'choices', from, ...maxOf(asked), ...withOther(options, writeIn, asked) };
}

const maxOf = ({ question }: Asked) => {
	const max = numberIn(question.options.maxNumAnswers ?? '');
	return max !== undefined && max >= 1 ? { max: Math.floor(max) } : {};
};

function optionsOf(answers: readonly FormAnswer[], indexed: boolean): MappedOption[] {
	const ids = idsFromNames(answers.map(({ name }) => name));
	return answers.map(({ name, text }, i) => ({
		id: ids[i]!,
		label: text,
		values: indexed ? [String(i + 1)] : [...new Set([name, text])]
	}));
}

/** Values beyond this are no forgotten options, but something else. */
const MOST_EXTRA_OPTIONS = 40;
const LONGEST_EXTRA_OPTION = 80;

/** What stands in the file and not in the form stays an option of its own, so that nothing is lost. */
function withExtra(
	given: readonly MappedOption[],
	columns: readonly NamedColumn[],
	separator?: string
): MappedOption[] {
	const known = new Set(given.flatMap(({ values, label }) => [...(values ?? []), label]).map(loosely));
	const found = columns
		.flatMap(({ survey }) => [...(survey.values?.keys() ?? [])])
		.flatMap((value) => (separator === undefined ? [value] : value.split(separator)))
		.map((value) => value.trim())
		.filter((value) => value !== '' && !known.has(loosely(value)));
	const unknown = [...new Map(found.map((value) => [loosely(value), value])).values()];
	if (unknown.length > MOST_EXTRA_OPTIONS || unknown.some((value) => value.length > LONGEST_EXTRA_OPTION))
		return [...given];
	const ids = idsFromNames(unknown, new Set(given.map(({ id }) => id)));
	return [...given, ...unknown.map((value, i) => ({ id: ids[i]!, label: value, values: [value], extra: true }))];
}

function writeInOf({ question, named }: Asked): WriteIn | undefined {
	const [column] = named(`WRITEIN_${question.column}`);
	if (column) return { in: 'column', column: column.ref };
	const invites = (question.options.writeInTextBoxLabel ?? '') !== '';
	return invites && /^no$/i.test(question.options.writeInTextsAreInSeparateColumn ?? '') ? { in: 'same' } : undefined;
}

function withOther(options: readonly MappedOption[], writeIn: WriteIn | undefined, { question, wording }: Asked) {
	if (!writeIn) return { options };
	const taken = new Set(options.map(({ id }) => id));
	const [id] = idsFromNames(['other'], taken);
	const label = question.options.writeInTextBoxLabel || wording.other;
	// It is never what stands in a cell: own words are.
	return { options: [...options, { id: id!, label, values: [], writeIn: true }], writeIn };
}

/** An eliciting question is named by its name, its short name or its text. */
export function openingOptions(eliciting: FormQuestion, column: NamedColumn): MappedOption[] {
	const ids = idsFromNames(eliciting.answers.map(({ name }) => name));
	const given = eliciting.answers.map(({ text, parts }, i) => ({
		id: ids[i]!,
		label: text,
		values: [...new Set(parts)]
	}));
	return withExtra(given, [column]).slice(0, MOST_OPENINGS);
}

/** A questionnaire has no more openings than a teller can choose from; what came of the others is counted as unknown. */
const MOST_OPENINGS = 20;
