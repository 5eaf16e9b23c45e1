/** The columns of a file by the question they belong to, in the order of the file. */
import { columnRefs, type ColumnRef } from '../mapping.ts';
import type { Surveyed } from '../sheet.ts';
import type { ColumnSurvey } from '../survey.ts';
import { signifierColumn, type Part } from './columns.ts';

export interface GroupColumn {
	readonly ref: ColumnRef;
	/** From 0. */
	readonly index: number;
	readonly header: string;
	readonly survey: ColumnSurvey;
}

/** All columns that start with the id of one question. */
export interface Group {
	readonly id: string;
	readonly whole?: GroupColumn;
	readonly x?: GroupColumn & { readonly name: string };
	readonly y?: GroupColumn;
	readonly notApplicable?: GroupColumn;
	readonly other?: GroupColumn;
	readonly items: ReadonlyMap<string, GroupColumn>;
	readonly stones: ReadonlyMap<string, { readonly x?: GroupColumn; readonly y?: GroupColumn }>;
	readonly columns: readonly GroupColumn[];
}

interface Growing {
	id: string;
	whole?: GroupColumn;
	x?: GroupColumn & { readonly name: string };
	y?: GroupColumn;
	notApplicable?: GroupColumn;
	other?: GroupColumn;
	items: Map<string, GroupColumn>;
	stones: Map<string, { x?: GroupColumn; y?: GroupColumn }>;
	columns: GroupColumn[];
}

export function groupsOf({ layout, columns }: Surveyed): ReadonlyMap<string, Group> {
	const refs = columnRefs(layout.header);
	const groups = new Map<string, Growing>();
	layout.header.forEach((header, index) => {
		const found = signifierColumn(header);
		if (!found) return;
		const group: Growing = groups.get(found.signifier) ?? emptyGroup(found.signifier);
		groups.set(found.signifier, group);
		const column = { ref: refs[index]!, index, header, survey: columns[index]! };
		group.columns.push(column);
		place(group, column, found.part);
	});
	return groups;
}

const emptyGroup = (id: string): Growing => ({ id, items: new Map(), stones: new Map(), columns: [] });

const FIELDS = { whole: 'whole', y: 'y', 'not-applicable': 'notApplicable', other: 'other' } as const;

function place(group: Growing, column: GroupColumn, part: Part): void {
	switch (part.is) {
		case 'x':
			group.x ??= { ...column, name: part.name };
			return;
		case 'item':
			group.items.set(part.item, column);
			return;
		case 'stone-x':
			group.stones.set(part.item, { ...group.stones.get(part.item), x: column });
			return;
		case 'stone-y':
			group.stones.set(part.item, { ...group.stones.get(part.item), y: column });
			return;
		default:
			group[FIELDS[part.is]] ??= column;
	}
}
