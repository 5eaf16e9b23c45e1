/** From one row of a file to one experience, as its mapping says. Pure: the same row is always the same experience. */
import type { Answer } from '../answer.ts';
import { shortened } from './cut.ts';
import { languageIn } from './language.ts';
import { columnRefs, type Mapping } from './mapping.ts';
import { momentIn } from './moment.ts';
import { answerReader } from './read-answer.ts';
import { optionFinder, type CellProblem, type Complain } from './read-cell.ts';
import { ImportRefused } from './refused.ts';

export interface ImportedStory {
	/** What the file itself calls this row; `undefined` when it gives it no name. */
	readonly rowId: string | undefined;
	readonly toldAt: Date | undefined;
	readonly language: string | undefined;
	readonly openingId: string | null;
	readonly title: string | null;
	readonly text: string;
	readonly answers: Readonly<Record<string, Answer>>;
}

/** Why a row is no experience; keys under `import.row.` in `messages/`. */
export type RowProblem =
	| 'too-few-cells'
	| 'too-many-cells'
	| 'nothing-told'
	| 'text-too-long'
	| 'unreadable-character'
	/** The same row, with the same id, stood higher up. */
	| 'double'
	/** Another row with the same id stood higher up. */
	| 'id-used-before';

export interface CellComplaint {
	readonly problem: CellProblem;
	/** From 0. */
	readonly column: number;
}

export type RowReading =
	{ readonly story: ImportedStory; readonly complaints: readonly CellComplaint[] } | { readonly refused: RowProblem };

export type ReadRow = (cells: readonly string[]) => RowReading;

const LONGEST_TITLE = 300;
/** What collect.stories holds. */
const LONGEST_TEXT = 200_000;

/**
 * @param latest  no experience was told after this moment
 * @throws ImportRefused when the mapping names a column that the file does not have
 */
export function rowReader(mapping: Mapping, header: readonly string[], latest: Date): ReadRow {
	const columnOf = columnFinder(header);
	const facts = factReader(mapping, columnOf, latest);
	const questions = mapping.questions.map((question) => [question.id, answerReader(question, columnOf)] as const);

	return (cells) => {
		const problem = problemOf(cells, header.length);
		if (problem) return { refused: problem };

		const complaints: CellComplaint[] = [];
		const complain: Complain = (problem, column) => complaints.push({ problem, column });
		const whole = cells.length === header.length ? cells : cells.slice(0, header.length);

		const answers: Record<string, Answer> = {};
		let answered = false;
		for (const [id, read] of questions) {
			const answer = read(whole, complain);
			if (answer === undefined) continue;
			answers[id] = answer;
			answered = true;
		}
		const told = facts(whole, complain);
		if (told.text.length > LONGEST_TEXT) return { refused: 'text-too-long' };
		if (!answered && told.text === '' && told.title === null) return { refused: 'nothing-told' };
		return { story: { ...told, answers }, complaints };
	};
}

/** @throws ImportRefused for a column that is not there */
function columnFinder(header: readonly string[]): (ref: string) => number {
	const columns = new Map(columnRefs(header).map((ref, i) => [ref, i]));
	return (ref) => {
		const numbered = /^#(\d+)$/.exec(ref);
		const column = columns.get(ref) ?? (numbered ? Number(numbered[1]) - 1 : -1);
		if (column < 0 || column >= header.length) throw new ImportRefused('mapping-column-missing', { column: ref });
		return column;
	};
}

function problemOf(cells: readonly string[], columns: number): RowProblem | undefined {
	if (cells.length < columns) return 'too-few-cells';
	// Commas behind the last column are harmless; words there mean that the others have shifted.
	if (cells.length > columns && cells.slice(columns).some((cell) => cell.trim() !== '')) return 'too-many-cells';
	// PostgreSQL cannot keep it, and no text has it.
	if (cells.some((cell) => cell.includes('\0'))) return 'unreadable-character';
	return undefined;
}

type Facts = Omit<ImportedStory, 'answers'>;

function factReader(mapping: Mapping, columnOf: (ref: string) => number, latest: Date) {
	const id = mapping.id === undefined ? undefined : columnOf(mapping.id);
	const title = mapping.title === undefined ? undefined : columnOf(mapping.title);
	const texts = mapping.text.map(columnOf);
	const moments = mapping.toldAt.map(columnOf);
	const languages = mapping.storyLanguage.map(columnOf);
	const openingAt = mapping.opening && columnOf(mapping.opening.column);
	const findOpening = optionFinder(mapping.opening?.options ?? []);

	const openingOf = (cells: readonly string[], complain: Complain): string | null => {
		const cell = openingAt === undefined ? '' : cells[openingAt]!.trim();
		if (cell === '') return null;
		const opening = findOpening(cell);
		if (!opening) complain('unknown-option', openingAt!);
		return opening?.id ?? null;
	};
	const momentOf = firstOf(moments, 'not-a-moment', (cell) => momentIn(cell, mapping.dayOrder, latest));
	const languageOf = firstOf(languages, 'not-a-language', languageIn);

	return (cells: readonly string[], complain: Complain): Facts => ({
		rowId: (id === undefined ? '' : cells[id]!.trim()) || undefined,
		toldAt: momentOf(cells, complain),
		language: languageOf(cells, complain),
		openingId: openingOf(cells, complain),
		...titleAndText(
			title === undefined ? '' : cells[title]!.trim(),
			texts.map((column) => cells[column]!.trim())
		)
	});
}

/** A title too long for a title keeps its words: they go before the text. */
function titleAndText(title: string, texts: readonly string[]): Pick<ImportedStory, 'title' | 'text'> {
	const text = texts.filter(Boolean).join('\n\n');
	if (title.length <= LONGEST_TITLE) return { title: title || null, text };
	return { title: shortened(title, LONGEST_TITLE), text: [title, text].filter(Boolean).join('\n\n') };
}

/** The first filled cell that can be read; complains when there was something and none could. */
function firstOf<T>(columns: readonly number[], problem: CellProblem, read: (cell: string) => T | undefined) {
	return (cells: readonly string[], complain: Complain): T | undefined => {
		let unreadable: number | undefined;
		for (const column of columns) {
			if (cells[column]!.trim() === '') continue;
			const found = read(cells[column]!);
			if (found !== undefined) return found;
			unreadable ??= column;
		}
		if (unreadable !== undefined) complain(problem, unreadable);
		return undefined;
	};
}
