import { languageIn } from '../language.ts';
import { plainText } from '../plain-text.ts';
import type { Words } from '../../words.ts';
import type { Rows } from './rows.ts';

/** One row under its headers, in lower case: `label::nederlands (nl)`. */
export type FormRow = Readonly<Record<string, string>>;

/** The first row of the sheet names the columns. */
export function tableOf({ rows }: Rows): readonly FormRow[] {
	const [header, ...rest] = rows;
	if (!header) return [];
	const names = [...header].map(([column, name]) => [column, name.toLowerCase().replace(/\s+/g, ' ').trim()] as const);
	return rest.map((row) =>
		Object.fromEntries(names.flatMap(([column, name]) => (row.has(column) ? [[name, row.get(column)!]] : [])))
	);
}

/** The language of a translated column: `label::Nederlands (nl)`, `label::Nederlands`, `label:nl`. */
export function languageOfColumn(name: string): string | undefined {
	const said = /^[a-z_ ]+::?\s*(.+)$/.exec(name)?.[1];
	if (said === undefined) return undefined;
	return languageIn(/\(([^)]+)\)\s*$/.exec(said)?.[1] ?? said);
}

/** What a row says under a name, in every language it is said in; `{}` when it says nothing. */
export function wordsIn(row: FormRow, name: string, language: string, longest: number): Words {
	const found = new Map<string, string>();
	for (const [column, cell] of Object.entries(row)) {
		const isPlain = column === name;
		if (!isPlain && !column.startsWith(`${name}:`)) continue;
		const tag = isPlain ? language : languageOfColumn(column);
		const text = plainText(cell.replace(/\$\{[^}]*\}/g, '…'))
			.slice(0, longest)
			.toWellFormed()
			.trim();
		if (tag && text && !found.has(tag)) found.set(tag, text);
	}
	return Object.fromEntries(found);
}

export const isSaid = (words: Words): boolean => Object.keys(words).length > 0;
