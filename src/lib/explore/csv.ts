/**
 * Rows for a spreadsheet or a statistics program: RFC 4180, and nothing in them that a spreadsheet would run.
 *
 * A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` (also after a tab or a carriage return) for a formula.
 * It may also split a file at another mark than the one we wrote it with (a Dutch Excel splits at semicolons), so that a
 * cell begins in the middle of a text. Text therefore gets an apostrophe before such a sign wherever a cell could begin, and one more
 * where apostrophes stand there already: so the guard can be taken off again.
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export type Separator = ',' | ';';

/** Makes Excel read the file as UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF';

const COULD_BEGIN_A_FORMULA = /(^|[;,|\t\r\n])([\t\r]*)(?='*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g;
const BEGINS_INVISIBLY = /^(?='*[\t\r\n])/;
const GUARDED_FORMULA = /(^|[;,|\t\r\n])([\t\r]*)'(?='*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g;
const GUARDED_BEGIN = /^'(?='*[\t\r\n])/;

/** A text as a cell may hold it. Numbers need no guard: ours are never negative. */
export const guarded = (text: string): string =>
	text.replaceAll('\u0000', '').replace(COULD_BEGIN_A_FORMULA, "$1$2'").replace(BEGINS_INVISIBLY, "'");

/** A text as it was before it was guarded. */
export const unguarded = (text: string): string => text.replace(GUARDED_BEGIN, '').replace(GUARDED_FORMULA, '$1$2');

/** One line, its end included. Every cell is quoted, so that no mark inside one can end it. */
export const csvLine = (cells: readonly (string | number)[], separator: Separator): string =>
	cells.map((cell) => inQuotes(cell, separator)).join(separator) + '\r\n';

function inQuotes(cell: string | number, separator: Separator): string {
	if (typeof cell === 'number') {
		const digits = String(cell);
		return separator === ';' ? digits.replace('.', ',') : digits;
	}
	return cell === '' ? '' : `"${guarded(cell).replaceAll('"', '""')}"`;
}
