/** A NarraFirma story form: what was asked, and how the answers stand in the file with stories. */
import type { CsvRecord } from '../csv/records.ts';
import { numberIn } from '../number.ts';
import { plainText } from '../plain-text.ts';
import { ImportRefused } from '../refused.ts';
import { isEmpty, isRemark } from '../sheet.ts';

export interface StoryForm {
	readonly questions: readonly FormQuestion[];
	readonly welcome: string;
	readonly thanks: string;
	readonly imports: ImportSettings;
	/** Rows that say something we have no place for; by their type. */
	readonly ignored: readonly string[];
}

export type FormType =
	| 'eliciting'
	| 'choice'
	| 'choice-indexed'
	| 'scale'
	| 'text'
	| 'texts'
	| 'yes-no'
	| 'delimited'
	| 'delimited-indexed'
	| 'boolean';

export interface FormQuestion {
	readonly type: FormType;
	/** The header of its column, or the beginning of the headers of its columns. */
	readonly column: string;
	readonly shortName: string;
	readonly longName: string;
	readonly options: Readonly<Record<string, string>>;
	readonly answers: readonly FormAnswer[];
	/** Where it stands in the form file. */
	readonly line: number;
}

/** `name` stands in the file with stories, `text` on the screen; an eliciting question has a short name between them. */
export interface FormAnswer {
	readonly name: string;
	readonly text: string;
	readonly parts: readonly string[];
}

export interface ImportSettings {
	readonly min: number;
	readonly max: number;
	readonly yes: string;
	readonly separator: string;
	readonly ending: string;
	readonly delimiter: string;
	readonly titleColumn: string;
	readonly textColumn: string;
	readonly dateColumn: string;
	readonly languageColumn: string;
	readonly participantColumn: string;
}

const TYPES: Readonly<Record<string, FormType>> = {
	eliciting: 'eliciting',
	'single choice': 'choice',
	radiobuttons: 'choice',
	select: 'choice',
	'single choice indexed': 'choice-indexed',
	scale: 'scale',
	slider: 'scale',
	text: 'text',
	textarea: 'text',
	'multi choice multi column texts': 'texts',
	checkboxes: 'texts',
	'multi choice multi column yes no': 'yes-no',
	'multi choice single column delimited': 'delimited',
	'multi choice single column delimited indexed': 'delimited-indexed',
	boolean: 'boolean',
	checkbox: 'boolean'
};

const plainType = (type: string): string =>
	type
		.toLowerCase()
		.replace(/[-_/\s]+/g, ' ')
		.trim();

interface FormRow {
	readonly line: number;
	readonly column: string;
	readonly type: string;
	readonly about: string;
	readonly shortName: string;
	readonly longName: string;
	readonly options: string;
	readonly answers: readonly string[];
}

/** @throws ImportRefused when it is no story form */
export function parseStoryForm(records: readonly CsvRecord[]): StoryForm {
	const rows = rowsOf(records);
	const isSetting = ({ about }: FormRow) => about === 'import' || about === 'form';
	const questions = rows.filter((row) => !isSetting(row)).flatMap(toQuestion);
	if (questions.length === 0) throw new ImportRefused('form-without-questions');
	refuseTooMany(questions);

	const settings = new Map(rows.filter(isSetting).map((row) => [`${row.about}/${plainType(row.type)}`, row.answers]));
	const text = (name: string) => plainText((settings.get(name) ?? []).join(' '));
	const known = new Set(rows.flatMap(({ type, about }) => (USED.has(`${about}/${plainType(type)}`) ? [type] : [])));
	return {
		questions,
		welcome: text('form/start text'),
		thanks: text('form/thank you text') || text('form/end text'),
		imports: importSettings(settings),
		ignored: rows
			.filter((row) =>
				isSetting(row) ? !known.has(row.type) && row.answers.some(Boolean) : !TYPES[plainType(row.type)]
			)
			.map(({ type }) => type)
	};
}

/** As many as a questionnaire may have; beyond that it is no form, and finding ids for all of it would take for ever. */
function refuseTooMany(questions: readonly FormQuestion[]): void {
	const isTooMuch = questions.length > 500 || questions.some(({ answers }) => answers.length > 1000);
	if (isTooMuch) throw new ImportRefused('form-too-large');
}

function rowsOf(records: readonly CsvRecord[]): FormRow[] {
	const headerAt = records.findIndex(({ cells }) => cells[0]!.trim().toLowerCase() === 'data column name');
	if (headerAt === -1) throw new ImportRefused('form-header-not-found');
	const names = records[headerAt]!.cells.map((cell) => cell.trim().toLowerCase());
	const answersAt = names.indexOf('answers');
	const columns = ['type', 'about', 'short name', 'long name', 'options'].map((name) => names.indexOf(name));
	if (answersAt === -1 || columns[0] === -1) throw new ImportRefused('form-header-not-found');

	return records
		.slice(headerAt + 1)
		.filter(({ cells }) => !isEmpty(cells) && !isRemark(cells))
		.map(({ line, cells }) => {
			const [type, about, shortName, longName, options] = columns.map((column) => cells[column]?.trim() ?? '');
			return {
				line,
				column: cells[0]!.trim(),
				type: type!,
				about: about!.toLowerCase(),
				shortName: plainText(shortName!),
				longName: plainText(longName!),
				options: options!,
				// A separator may end in a space that matters.
				answers: cells.slice(answersAt)
			};
		});
}

function toQuestion(row: FormRow): FormQuestion[] {
	const type = TYPES[plainType(row.type)];
	if (!type) return [];
	return [
		{
			type,
			column: row.column,
			shortName: row.shortName,
			longName: row.longName,
			line: row.line,
			options: Object.fromEntries(
				row.options.split('|').map((option) => {
					const [name, ...value] = option.split('=');
					return [name!.trim(), value.join('=').trim()];
				})
			),
			answers: row.answers
				.map((answer) => answer.trim())
				.filter(Boolean)
				.map(toAnswer)
		}
	];
}

function toAnswer(answer: string): FormAnswer {
	const parts = answer.split('|').map((part) => plainText(part));
	return { name: answer.split('|')[0]!.trim(), text: parts.at(-1) || parts[0]!, parts };
}

const USED = new Set([
	'form/start text',
	'form/end text',
	'form/thank you text',
	'import/scale range',
	'import/yes no questions yes indicator',
	'import/yes no questions q a separator',
	'import/yes no questions q a ending',
	'import/multi choice single column delimiter',
	'import/story title column name',
	'import/story text column name',
	'import/story collection date column name',
	'import/language column name',
	'import/participant id column name'
]);

function importSettings(settings: ReadonlyMap<string, readonly string[]>): ImportSettings {
	const first = (name: string, otherwise: string) => settings.get(`import/${name}`)?.[0]?.trim() || otherwise;
	const exactly = (name: string) => settings.get(`import/${name}`)?.[0] ?? '';
	const [min, max] = (settings.get('import/scale range') ?? []).map(numberIn);
	const isRange = min !== undefined && max !== undefined && min < max;
	return {
		...(isRange ? { min, max } : { min: 0, max: 100 }),
		yes: first('yes no questions yes indicator', 'yes'),
		separator: exactly('yes no questions q a separator'),
		ending: exactly('yes no questions q a ending'),
		delimiter: delimiterIn(exactly('multi choice single column delimiter')),
		titleColumn: first('story title column name', 'Story title'),
		textColumn: first('story text column name', 'Story text'),
		dateColumn: first('story collection date column name', 'Collection date'),
		languageColumn: first('language column name', 'Language'),
		participantColumn: first('participant id column name', 'Participant ID')
	};
}

/** It may be the word for it. */
const delimiterIn = (cell: string): string => {
	const words: Record<string, string> = { space: ' ', tab: '\t', comma: ',', semicolon: ';' };
	return words[cell.trim().toLowerCase()] ?? (cell.trim() || ',');
};
