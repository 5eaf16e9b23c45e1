import { ImportRefused } from '../refused.ts';
import { isEmpty, type Layout } from '../sheet.ts';
import type { CsvRecord } from './records.ts';

/** The first row that is not empty is the header. @throws ImportRefused when there is none, or it is one single cell */
export function plainLayout(head: readonly CsvRecord[]): Layout {
	const headerIndex = head.findIndex(({ cells }) => !isEmpty(cells));
	const header = head[headerIndex]?.cells.map((cell) => cell.trim());
	if (!header || header.length < 2) throw new ImportRefused('header-not-found');
	return { headerIndex, header, labels: undefined, labelIndexes: new Set(), remarks: false };
}
