/** Finds the row of ids in a SenseMaker export, and the rows of labels that somebody put above or below it. */
import type { CsvRecord } from '../csv/records.ts';
import { numberIn } from '../number.ts';
import { ImportRefused } from '../refused.ts';
import { isEmpty, type Layout } from '../sheet.ts';
import { UUID } from '../survey.ts';
import { factColumn, signifierColumn } from './columns.ts';

/** @throws ImportRefused when no row looks like one of ids */
export function sensemakerLayout(head: readonly CsvRecord[]): Layout {
	const headerIndex = head.findIndex(({ cells }) => isIdRow(cells));
	if (headerIndex === -1) throw new ImportRefused('sensemaker-header-not-found');
	const header = withoutEmptyEnd(head[headerIndex]!.cells);

	const labelIndexes = new Set<number>();
	for (let i = 0; i < headerIndex; i++) labelIndexes.add(i);
	let index = headerIndex + 1;
	for (; index < head.length && isLabelRow(head[index]!.cells, header); index++) labelIndexes.add(index);

	// A label with a comma in it shifts the ones behind it, so only a row that fits says which label is whose.
	const labels = [...labelIndexes].map((i) => head[i]!.cells).find((cells) => cells.length === header.length);
	return { headerIndex, header, labels, labelIndexes, remarks: false };
}

function isIdRow(cells: readonly string[]): boolean {
	const known = cells.filter((cell) => signifierColumn(cell) ?? factColumn(cell)).length;
	const ids = cells.filter((cell) => signifierColumn(cell)).length;
	return ids >= 1 && known >= 2 && known >= cells.filter((cell) => cell.trim() !== '').length * 0.3;
}

/** In columns of numbers it holds words, and what should be the id of an experience is none. */
function isLabelRow(cells: readonly string[], header: readonly string[]): boolean {
	if (isEmpty(cells)) return false;
	const inNumbers = cells.filter((cell, i) => cell.trim() !== '' && holdsNumbers(header[i]));
	const id = header.findIndex((name) => factColumn(name) === 'id');
	const idCell = id === -1 ? '' : (cells[id]?.trim() ?? '');
	const isStory = UUID.test(idCell) || numberIn(idCell) !== undefined;
	return !isStory && inNumbers.length > 0 && inNumbers.every((cell) => numberIn(cell) === undefined);
}

function holdsNumbers(name: string | undefined): boolean {
	if (name === undefined) return false;
	const part = signifierColumn(name)?.part.is;
	return (part !== undefined && part !== 'whole' && part !== 'other') || name === 'server_upload_time';
}

function withoutEmptyEnd(cells: readonly string[]): readonly string[] {
	let length = cells.length;
	while (length > 0 && cells[length - 1]!.trim() === '') length--;
	return cells.slice(0, length);
}
