import { zipSync } from 'fflate';

const escape = (text: string) => text.replace(/[<>&"]/g, (character) => `&#${character.codePointAt(0)};`);

/** A workbook as Excel would write it, small: sheets by name, each a list of rows of cells. @param dimension  what every sheet declares */
export function workbook(
	sheets: Readonly<Record<string, readonly (readonly string[])[]>>,
	{ dimension = 'A1:C3', extra = {} }: { dimension?: string; extra?: Record<string, Uint8Array> } = {}
): Uint8Array {
	const names = Object.keys(sheets);
	const encode = (text: string) => new TextEncoder().encode(text);
	const column = (index: number) => String.fromCharCode(65 + index);
	const sheet = (rows: readonly (readonly string[])[]) =>
		`<worksheet><dimension ref="${dimension}"/><sheetData>${rows
			.map(
				(cells, r) =>
					`<row r="${r + 1}">${cells
						.map((cell, c) =>
							cell === '' ? '' : `<c r="${column(c)}${r + 1}" t="inlineStr"><is><t>${escape(cell)}</t></is></c>`
						)
						.join('')}</row>`
			)
			.join('')}</sheetData></worksheet>`;
	return zipSync({
		'xl/workbook.xml': encode(
			`<workbook><sheets>${names.map((name, i) => `<sheet name="${escape(name)}" sheetId="${i + 1}" r:id="r${i + 1}"/>`).join('')}</sheets></workbook>`
		),
		'xl/_rels/workbook.xml.rels': encode(
			`<Relationships>${names.map((_, i) => `<Relationship Id="r${i + 1}" Target="worksheets/sheet${i + 1}.xml"/>`).join('')}</Relationships>`
		),
		...Object.fromEntries(names.map((name, i) => [`xl/worksheets/sheet${i + 1}.xml`, encode(sheet(sheets[name]!))])),
		...extra
	});
}
