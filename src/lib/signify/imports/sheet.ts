/** A table in a file: which record is the header, which are labels or remarks, and what the columns hold. */
import type { CsvRecord } from './csv/records.ts';
import type { ColumnSurvey } from './survey.ts';

export interface Layout {
	/** Which record is the header; the first of the file is 0. */
	readonly headerIndex: number;
	readonly header: readonly string[];
	/** What a row of labels says of each column, when the file has one that fits. */
	readonly labels: readonly string[] | undefined;
	/** Records, besides the header, that hold labels. */
	readonly labelIndexes: ReadonlySet<number>;
	/** Whether a `;` in the first cell makes a record a remark. */
	readonly remarks: boolean;
}

export type NoStory = 'header' | 'label' | 'remark' | 'empty';

/** What a record is when it is no experience. */
export function noStory({ cells }: CsvRecord, index: number, layout: Layout): NoStory | undefined {
	if (index === layout.headerIndex) return 'header';
	if (index < layout.headerIndex || layout.labelIndexes.has(index)) return isEmpty(cells) ? 'empty' : 'label';
	if (isEmpty(cells)) return 'empty';
	return layout.remarks && isRemark(cells) ? 'remark' : undefined;
}

export const isEmpty = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');
export const isRemark = (cells: readonly string[]): boolean => cells[0]!.trimStart().startsWith(';');

/** What is known of a file after its first reading. */
export interface Surveyed {
	readonly layout: Layout;
	readonly columns: readonly ColumnSurvey[];
	/** The cells of the first rows. */
	readonly sample: readonly (readonly string[])[];
}
