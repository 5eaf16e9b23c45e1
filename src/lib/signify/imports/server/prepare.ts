/** Reads a file from another system twice: once to see what its columns hold, once to see what becomes of every row. */
import { hash } from 'node:crypto';
import { guessMapping } from '../csv/guess.ts';
import { plainLayout } from '../csv/layout.ts';
import { recordReader, type CsvRecord, type Delimiter } from '../csv/records.ts';
import { columnRefs, usedColumns, type LeftOut, type Mapping } from '../mapping.ts';
import { parseMapping } from '../mapping.schema.ts';
import { parseStoryForm } from '../narrafirma/form.ts';
import { narrafirmaLayout } from '../narrafirma/layout.ts';
import { mapNarrafirma } from '../narrafirma/mapping.ts';
import { questionnaireOf } from '../questionnaire-of.ts';
import { rowReader, type CellComplaint, type ImportedStory, type RowProblem } from '../read-row.ts';
import { ImportRefused } from '../refused.ts';
import { parseFramework } from '../sensemaker/framework.ts';
import { sensemakerLayout } from '../sensemaker/layout.ts';
import { mapSensemaker } from '../sensemaker/mapping.ts';
import { noStory, type Layout, type NoStory, type Surveyed } from '../sheet.ts';
import { shapeOf, surveyColumns } from '../survey.ts';
import { emptyTally, tallyRefused, tallyStory, type Tally } from '../tally.ts';
import type { Questionnaire } from '../../questionnaire.ts';
import { QuestionnaireShape } from '../../schemas.ts';
import { delimiterOf, openText, readWhole, recordsOf, type TextFile } from './text-file.ts';

export const FORMATS = ['sensemaker', 'narrafirma', 'csv'] as const;
export type Format = (typeof FORMATS)[number];

/** Paths of files, and what cannot be read from them. */
export interface ImportSource {
	readonly format: Format;
	readonly data: string;
	readonly framework?: string | undefined;
	readonly form?: string | undefined;
	readonly mapping?: string | undefined;
	readonly language?: string | undefined;
}

export interface PreparedImport {
	readonly file: TextFile;
	readonly delimiter: Delimiter;
	readonly layout: Layout;
	readonly mapping: Mapping;
	readonly withoutColumn: readonly string[];
	/** Parts of the form we have no place for. */
	readonly ignored: readonly string[];
	readonly skipped: Readonly<Record<NoStory, number>>;
	/** Of the questionnaire, as the file itself says; 1 when it does not say. */
	readonly versions: number;
	readonly tally: Tally;
	readonly latest: Date;
	readonly questionnaire: (title: string) => Questionnaire;
}

const MEGABYTE = 1_000_000;
const LARGEST_FRAMEWORK = 20 * MEGABYTE;
const LARGEST_FORM = 5 * MEGABYTE;
const LARGEST_MAPPING = 5 * MEGABYTE;
/** Among so many records the header and its labels are looked for. */
const HEAD_RECORDS = 50;
const SAMPLE_ROWS = 300;
const SAMPLE_CHARACTERS = 4_000_000;
/** What is remembered of each row, to see doubles, would not fit in memory for ever. */
const MOST_ROWS = 1_000_000;
const DAY = 24 * 60 * 60 * 1000;

export interface RefusedRow {
	readonly line: number;
	readonly problem: RowProblem;
}

export interface DoubtfulCell extends CellComplaint {
	readonly line: number;
}

/** Hears of every row and every cell that was not kept. */
export interface Listener {
	readonly refused?: (row: RefusedRow) => void;
	readonly complained?: (cell: DoubtfulCell) => void;
}

/** @throws ImportRefused when the file as a whole cannot be read */
export async function prepareImport(source: ImportSource, now: Date, listener: Listener = {}): Promise<PreparedImport> {
	const file = await openText(source.data);
	const delimiter = await delimiterOf(file);
	const { surveyed, skipped } = await survey(file, delimiter, LAYOUTS[source.format]);
	const { mapping, withoutColumn, ignored } = await mappingFor(source, surveyed);

	const half = { file, delimiter, layout: surveyed.layout, mapping, latest: new Date(now.getTime() + DAY) };
	const tally = emptyTally();
	for await (const rows of readRows(half))
		for (const row of rows) {
			if ('refused' in row) {
				tallyRefused(tally, row.refused);
				listener.refused?.({ line: row.line, problem: row.refused });
				continue;
			}
			tallyStory(tally, row.story, row.complaints);
			for (const complaint of row.complaints) listener.complained?.({ ...complaint, line: row.line });
		}
	if (tally.kept === 0) throw new ImportRefused('nothing-to-import', { count: tally.read });

	const allowed = withRoomForAll(mapping, tally);
	refuseInvalid(questionnaireOf(allowed, source.data));
	return {
		...half,
		mapping: allowed,
		withoutColumn,
		ignored,
		skipped,
		versions: versionsIn(surveyed),
		tally,
		questionnaire: (title) => questionnaireOf(allowed, title)
	};
}

const LAYOUTS: Record<Format, (head: readonly CsvRecord[]) => Layout> = {
	sensemaker: sensemakerLayout,
	narrafirma: narrafirmaLayout,
	csv: plainLayout
};

type LayOut = (head: readonly CsvRecord[]) => Layout;

async function survey(file: TextFile, delimiter: Delimiter, layOut: LayOut) {
	const layout = layOut(await headOf(file, delimiter));
	const surveyor = surveyColumns(layout.header.length);
	const skipped: Record<NoStory, number> = { header: 0, label: 0, remark: 0, empty: 0 };
	const sample: (readonly string[])[] = [];
	let room = SAMPLE_CHARACTERS;
	let index = 0;
	let rows = 0;
	for await (const records of recordsOf(file, delimiter))
		for (const record of records) {
			const no = noStory(record, index++, layout);
			if (no) {
				skipped[no]++;
				continue;
			}
			if (++rows > MOST_ROWS) throw new ImportRefused('too-many-rows', { most: MOST_ROWS });
			surveyor.see(record.cells);
			if (sample.length >= SAMPLE_ROWS || room <= 0) continue;
			room -= record.cells.reduce((sum, cell) => sum + cell.length, 0);
			sample.push(record.cells);
		}
	return { surveyed: { layout, columns: surveyor.columns, sample } satisfies Surveyed, skipped };
}

async function headOf(file: TextFile, delimiter: Delimiter): Promise<CsvRecord[]> {
	const head: CsvRecord[] = [];
	for await (const records of recordsOf(file, delimiter)) {
		head.push(...records.slice(0, HEAD_RECORDS - head.length));
		if (head.length >= HEAD_RECORDS) break;
	}
	return head;
}

interface Mapped {
	readonly mapping: Mapping;
	readonly withoutColumn: readonly string[];
	readonly ignored: readonly string[];
}

async function mappingFor(source: ImportSource, surveyed: Surveyed): Promise<Mapped> {
	const nothing = { withoutColumn: [], ignored: [] };
	if (source.mapping !== undefined) {
		const mapping = parseMapping(await readWhole(await openText(source.mapping), LARGEST_MAPPING));
		return { ...nothing, mapping: withTheRest(mapping, surveyed) };
	}
	switch (source.format) {
		case 'sensemaker': {
			const text = source.framework && (await readWhole(await openText(source.framework), LARGEST_FRAMEWORK));
			return { ...nothing, ...mapSensemaker(surveyed, text ? parseFramework(text) : undefined, source.language) };
		}
		case 'narrafirma': {
			if (!source.form) throw new ImportRefused('form-missing');
			const form = parseStoryForm(await smallTable(source.form));
			return { ...mapNarrafirma(surveyed, form, source.language), ignored: form.ignored };
		}
		case 'csv':
			return { ...nothing, mapping: guessMapping(surveyed, source.language) };
	}
}

/** Whoever takes a column out of the mapping by hand finds it among those left out. */
function withTheRest(mapping: Mapping, { layout, columns }: Surveyed): Mapping {
	const used = usedColumns(mapping);
	const named = new Set(mapping.leftOut.map(({ column }) => column));
	const rest = columnRefs(layout.header).flatMap((column, i): LeftOut[] => {
		if (used.has(column) || used.has(`#${i + 1}`) || named.has(column)) return [];
		return [{ column, why: 'by-hand', shape: shapeOf(columns[i]!), filled: columns[i]!.filled }];
	});
	return { ...mapping, leftOut: [...mapping.leftOut, ...rest] };
}

async function smallTable(path: string): Promise<CsvRecord[]> {
	const file = await openText(path);
	const text = await readWhole(file, LARGEST_FORM);
	const reader = recordReader(await delimiterOf(file));
	return [...reader.push(text), ...reader.end()];
}

/** Exports run on while the questionnaire changes. */
function versionsIn({ layout, columns }: Surveyed): number {
	const column = columns[layout.header.findIndex((name) => /^definition_?version$/i.test(name.trim()))];
	return Math.max(1, column?.values?.size ?? 1);
}

/** A file can describe more questions, options or openings than a questionnaire may have. */
function refuseInvalid(questionnaire: Questionnaire): void {
	const read = QuestionnaireShape.safeParse(questionnaire);
	if (read.success) return;
	const [issue] = read.error.issues;
	throw new ImportRefused('questionnaire-invalid', { where: issue!.path.join('.'), what: issue!.message });
}

/** What the form allowed and what people chose may differ; what was chosen counts. */
function withRoomForAll(mapping: Mapping, { questions }: Tally): Mapping {
	return {
		...mapping,
		questions: mapping.questions.map((question) => {
			if (question.type !== 'choices' || question.max === undefined) return question;
			return { ...question, max: Math.max(question.max, questions.get(question.id)?.most ?? 0) };
		})
	};
}

export type ReadRow = { readonly line: number } & (
	| { readonly refused: RowProblem }
	| {
			readonly story: ImportedStory;
			readonly complaints: readonly CellComplaint[];
			/** The same for the same row at every import, and for no other row. */
			readonly key: string;
	  }
);

/** Every row that should hold an experience, in the order of the file, some thousands at a time. */
export async function* readRows(
	source: Pick<PreparedImport, 'file' | 'delimiter' | 'layout' | 'mapping' | 'latest'>
): AsyncGenerator<readonly ReadRow[]> {
	const read = rowReader(source.mapping, source.layout.header, source.latest);
	const keyOf = keeperOfKeys();
	let index = 0;
	for await (const records of recordsOf(source.file, source.delimiter)) {
		const rows: ReadRow[] = [];
		for (const record of records) {
			if (noStory(record, index++, source.layout)) continue;
			const { line, cells } = record;
			const reading = read(cells);
			if ('refused' in reading) {
				rows.push({ line, refused: reading.refused });
				continue;
			}
			const key = keyOf(reading.story, cells);
			rows.push('refused' in key ? { line, ...key } : { line, ...reading, ...key });
		}
		yield rows;
	}
}

/** Shorter than this, two people may well have said the same. */
const TELLING_LENGTH = 20;

/** Rows with an id are known by it; others by what was told and when, and by how many were the same before. */
function keeperOfKeys() {
	const seen = new Map<string, string | number>();
	return (story: ImportedStory, cells: readonly string[]): { key: string } | { refused: RowProblem } => {
		if (story.rowId !== undefined) {
			const name = digest(['id', story.rowId]);
			const content = digest(cells);
			const before = seen.get(name);
			if (before !== undefined) return { refused: before === content ? 'double' : 'id-used-before' };
			seen.set(name, content);
			return { key: `id ${story.rowId}` };
		}
		const isTelling = story.text.length >= TELLING_LENGTH;
		const told = [story.toldAt?.toISOString() ?? '', story.title ?? '', story.text];
		const name = digest(isTelling ? ['told', ...told] : ['row', ...cells]);
		const times = Number(seen.get(name) ?? 0);
		seen.set(name, times + 1);
		return { key: `told ${name} ${times}` };
	};
}

/** 96 bits: two different rows of a million never meet by accident. */
const digest = (parts: readonly string[]): string => hash('sha256', parts.join('\0'), 'base64url').slice(0, 16);
