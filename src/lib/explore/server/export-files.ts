/** The pieces of each kind of file, while the stories are being read. */
import type { Entrance } from '#lib/collect/entrance.ts';
import type { ToldStory } from '#lib/collect/story.ts';
import type { Id } from '#lib/platform/id.ts';
import { codebook } from '../codebook.ts';
import { BYTE_ORDER_MARK, csvLine, type Separator } from '../csv.ts';
import type { ExportFormat } from '../export-format.ts';
import type { Version } from '../joined-question.ts';
import { codebookJson, codesLine, numberVersions, wordsLine } from '../json-lines.ts';
import { measureWidths, onOneLine, spssSyntax } from '../spss.ts';
import { type CellValue, type Column, storyColumns, type TableStyle } from '../story-table.ts';
import { cellPieces, fitsCell } from '../xlsx.ts';
import { type Table, workbookFile } from './xlsx-file.ts';

export interface ExportStyle extends TableStyle {
	readonly separator: Separator;
	/** What the file with the stories is called, for the file that says how to read it. */
	readonly fileName: string;
}

export interface Exported {
	/** The newest first. */
	readonly versions: readonly Version[];
	readonly entrances: readonly Entrance[];
	readonly style: ExportStyle;
	readonly columns: readonly Column[];
	/** Whether every line says itself which questionnaire was answered: the file goes alone. */
	readonly isLoose?: boolean;
	/** In order, a batch at a time; all of them, or these. */
	readonly stories: (these?: readonly Id<'story'>[]) => AsyncGenerator<readonly ToldStory[]>;
}

type Pieces = (exported: Exported) => AsyncGenerator<string | Uint8Array>;

export const STORY_FILES: Record<ExportFormat, Pieces> = {
	csv: (exported) => csvOf(exported, (cell) => cell),
	spss: (exported) => csvOf(exported, onOneLine),
	xlsx: (exported) => workbookFile(tablesOf(exported)),
	jsonl: linesOf
};

export const CODEBOOK_FILES: Record<ExportFormat, Pieces> = {
	async *csv(exported) {
		const rows = await codebookRows(exported);
		yield BYTE_ORDER_MARK + rows.map((row) => csvLine(row, exported.style.separator)).join('');
	},
	async *jsonl(exported) {
		yield codebookJson(numberVersions(exported.versions).numbered, await codebookRows(exported));
	},
	xlsx: (exported) => workbookFile(codebookTable(exported)),
	spss: syntaxOf
};

const rowOf = (columns: readonly Column[], story: ToldStory): CellValue[] => columns.map(({ read }) => read(story));

async function* csvOf({ columns, style, stories }: Exported, cellOf: (cell: CellValue) => CellValue) {
	const { separator } = style;
	const heading = columns.map(({ name }) => name);
	yield BYTE_ORDER_MARK + csvLine(heading, separator);
	for await (const batch of stories())
		yield batch.map((story) => csvLine(rowOf(columns, story).map(cellOf), separator)).join('');
}

async function* linesOf({ columns, style, versions, entrances, isLoose, stories }: Exported) {
	const { versionOf } = numberVersions(versions);
	const codes = new Map(entrances.map(({ id, code }) => [id, code]));
	const viaOf = ({ entranceId }: ToldStory) => entranceId && codes.get(entranceId);
	const lineOf = (story: ToldStory) =>
		style.naming === 'words' ? wordsLine(columns, story) : codesLine(story, versionOf, viaOf, isLoose);
	for await (const batch of stories()) yield batch.map(lineOf).join('');
}

/** The stories, what of them does not fit in a cell, and the codebook. */
// eslint-disable-next-line @typescript-eslint/require-await -- its tables are read as what takes its time
async function* tablesOf({ columns, style, versions, stories }: Exported): AsyncGenerator<Table> {
	const { say } = style;
	const book = codebook(versions, style);
	const long: Id<'story'>[] = [];
	const heading = columns.map(({ name }) => name);
	yield { name: say('selections.sheet.stories'), heading, rows: rows() };
	if (long.length > 0)
		yield {
			name: say('selections.sheet.long'),
			heading: ['id', 'column', 'part', 'text'].map((name) => say(`selections.sheet.long.${name}`)),
			rows: rest()
		};
	const [top = [], ...meanings] = book.rows();
	yield { name: say('selections.sheet.codebook'), heading: top, rows: meanings };

	async function* rows() {
		for await (const batch of stories())
			for (const story of batch) {
				book.count(story);
				const cells = rowOf(columns, story);
				if (cells.every(fitsCell)) yield cells;
				else {
					long.push(story.id);
					yield cells.map((cell) =>
						fitsCell(cell) ? cell : cellPieces(String(cell))[0]! + say('selections.sheet.goes-on')
					);
				}
			}
	}

	async function* rest() {
		for await (const batch of stories(long))
			for (const story of batch)
				for (const { name, read } of columns) {
					const cell = read(story);
					if (fitsCell(cell)) continue;
					for (const [i, piece] of cellPieces(String(cell)).entries()) if (i > 0) yield [story.id, name, i + 1, piece];
				}
	}
}

async function* codebookTable(exported: Exported): AsyncGenerator<Table> {
	const [heading = [], ...rows] = await codebookRows(exported);
	yield { name: exported.style.say('selections.sheet.codebook'), heading, rows };
}

async function codebookRows({ versions, style, stories }: Exported) {
	const book = codebook(versions, style);
	for await (const batch of stories()) batch.forEach(book.count);
	return book.rows();
}

async function* syntaxOf({ columns, versions, entrances, style, stories }: Exported) {
	const { say, language, fileName } = style;
	const widths = measureWidths(columns.length, (text) => Buffer.byteLength(text));
	for await (const batch of stories()) for (const story of batch) widths.see(rowOf(columns, story).map(onOneLine));
	const tooLong = widths.tooLong();
	yield (
		BYTE_ORDER_MARK +
		spssSyntax({
			fileName,
			columns,
			labels: storyColumns(versions, { ...style, naming: 'words' }, entrances).map(({ name }) => name),
			widths,
			language,
			notApplicable: { short: say('explore.not-applicable.short'), words: say('explore.not-applicable') },
			remarks: [
				say('selections.spss.how', { file: fileName }),
				say('selections.spss.enters'),
				...(tooLong > 0 ? [say('selections.spss.too-long', { count: tooLong })] : [])
			]
		})
	);
}
