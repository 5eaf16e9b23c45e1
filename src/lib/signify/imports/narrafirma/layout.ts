import type { CsvRecord } from '../csv/records.ts';
import { ImportRefused } from '../refused.ts';
import { isEmpty, isRemark, type Layout } from '../sheet.ts';

/** The first row that is no remark is the header. @throws ImportRefused when there is none */
export function narrafirmaLayout(head: readonly CsvRecord[]): Layout {
	const headerIndex = head.findIndex(({ cells }) => !isEmpty(cells) && !isRemark(cells));
	if (headerIndex === -1) throw new ImportRefused('header-not-found');
	return {
		headerIndex,
		header: head[headerIndex]!.cells.map((cell) => cell.trim()),
		labels: undefined,
		labelIndexes: new Set(),
		remarks: true
	};
}
