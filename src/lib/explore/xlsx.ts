/**
 * The XML inside an Excel workbook (Office Open XML, ECMA-376), a row at a time. Texts stand in the cells themselves, never as
 * formulas, and with the guard of `csv.ts`: who saves the sheet as CSV has a harmless file too.
 */
import { guarded } from './csv.ts';
import type { CellValue } from './story-table.ts';

/** What Excel can hold. */
export const MOST_ROWS = 1_048_576;
export const MOST_COLUMNS = 16_384;
/** Half of what a cell can hold: a guard before every sign doubles a text at most. */
export const LONGEST_CELL = 16_383;

export const SHEET_BEGIN =
	'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
	'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0">' +
	'<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
	'<sheetFormatPr baseColWidth="18" defaultRowHeight="15"/><sheetData>';
export const SHEET_END = '</sheetData></worksheet>';

const HEADING_STYLE = 1;

/** @param number  from 1; the first row is the heading */
export function rowXml(number: number, cells: readonly CellValue[]): string {
	let xml = `<row r="${number}">`;
	cells.forEach((cell, index) => {
		if (cell === '') return;
		const at = `r="${columnName(index)}${number}"${number === 1 ? ` s="${HEADING_STYLE}"` : ''}`;
		xml +=
			typeof cell === 'number'
				? `<c ${at}><v>${cell}</v></c>`
				: `<c ${at} t="inlineStr"><is><t xml:space="preserve">${escaped(guarded(cell))}</t></is></c>`;
	});
	return xml + '</row>';
}

export const fitsCell = (cell: CellValue): boolean => typeof cell === 'number' || cell.length <= LONGEST_CELL;

/** A text in pieces that each fit a cell, none of them cut through a character. */
export function cellPieces(text: string): readonly string[] {
	const pieces: string[] = [];
	for (let from = 0; from < text.length;) {
		let until = Math.min(from + LONGEST_CELL, text.length);
		if (until < text.length && isLeadingSurrogate(text.charCodeAt(until - 1))) until--;
		pieces.push(text.slice(from, until));
		from = until;
	}
	return pieces;
}

const isLeadingSurrogate = (unit: number) => unit >= 0xd800 && unit < 0xdc00;

/** The files around the sheets, by name. @param sheets  their names, in order */
export const aroundSheets = (sheets: readonly string[]): readonly (readonly [name: string, xml: string])[] => [
	[
		'[Content_Types].xml',
		`${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
			'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
			`<Override PartName="/xl/workbook.xml" ContentType="${OFFICE}.sheet.main+xml"/>` +
			`<Override PartName="/xl/styles.xml" ContentType="${OFFICE}.styles+xml"/>` +
			sheets
				.map((_, i) => `<Override PartName="/xl/${sheetFile(i + 1)}" ContentType="${OFFICE}.worksheet+xml"/>`)
				.join('') +
			'</Types>'
	],
	['_rels/.rels', relations([['officeDocument', 'xl/workbook.xml']])],
	[
		'xl/workbook.xml',
		`${XML}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${RELATIONS}"><sheets>` +
			sheets.map((name, i) => `<sheet name="${escaped(name)}" sheetId="${i + 1}" r:id="r${i + 1}"/>`).join('') +
			'</sheets></workbook>'
	],
	[
		'xl/_rels/workbook.xml.rels',
		relations([...sheets.map((_, i) => ['worksheet', sheetFile(i + 1)] as const), ['styles', 'styles.xml']])
	],
	[
		'xl/styles.xml',
		`${XML}<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` +
			'<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
			'<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
			'<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
			'<cellStyleXfs count="1"><xf/></cellStyleXfs>' +
			'<cellXfs count="2"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/></cellXfs></styleSheet>'
	]
];

/** @param number  from 1 */
export const sheetFile = (number: number): string => `worksheets/sheet${number}.xml`;

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const relations = (targets: readonly (readonly [type: string, target: string])[]): string =>
	`${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
	targets
		.map(([type, target], i) => `<Relationship Id="r${i + 1}" Type="${RELATIONS}/${type}" Target="${target}"/>`)
		.join('') +
	'</Relationships>';

const NAMES: string[] = [];

/** A, B … Z, AA … */
function columnName(index: number): string {
	return (NAMES[index] ??=
		(index < 26 ? '' : columnName(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + (index % 26)));
}

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** XML has no way to say most control characters; Excel writes them as `_x0007_`, and so an underscore that looks like it too. */
const escaped = (text: string): string =>
	text
		.toWellFormed()
		.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
		.replace(
			// eslint-disable-next-line no-control-regex -- these are what it is about
			/[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]/g,
			(sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`
		)
		.replace(/[&<>"]/g, (sign) => SIGNS[sign]!);
