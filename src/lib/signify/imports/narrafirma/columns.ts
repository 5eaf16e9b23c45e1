import { columnRefs, type ColumnRef } from '../mapping.ts';
import type { Surveyed } from '../sheet.ts';
import type { ColumnSurvey } from '../survey.ts';

export interface NamedColumn {
	readonly ref: ColumnRef;
	readonly survey: ColumnSurvey;
}

/** The columns with a name, in the order of the file; a question with several choices has several. */
export type ColumnsNamed = (name: string) => readonly NamedColumn[];

/** Capitals and spaces apart: the form says `Needed[help]`, the file `Needed [help]`. */
export function columnsNamed({ layout, columns }: Surveyed): ColumnsNamed {
	const refs = columnRefs(layout.header);
	const byName = new Map<string, NamedColumn[]>();
	layout.header.forEach((header, i) => {
		const name = plainName(header);
		byName.set(name, [...(byName.get(name) ?? []), { ref: refs[i]!, survey: columns[i]! }]);
	});
	return (name) => (plainName(name) === '' ? [] : (byName.get(plainName(name)) ?? []));
}

const plainName = (name: string): string => name.replace(/\s+/g, '').toLowerCase();
