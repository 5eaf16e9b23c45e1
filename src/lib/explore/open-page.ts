/** The open page: what anybody may see of a story point, chosen by a facilitator and counted by the rules of `privacy`. */
import type { Facet, Memberships } from '#lib/privacy/cross-table.ts';
import type {
	ChoiceDimension,
	ChoicesDimension,
	Dimension,
	SliderDimension,
	TriadDimension
} from '#lib/signify/dimension.ts';
import { cellAt, type Column } from './columns.ts';
import { spotOf, ZONES, zoneOf } from './triangle.ts';

/** Days are not for everybody: who knows when somebody told would find them. */
export type OpenDimension = ChoiceDimension | ChoicesDimension | SliderDimension | TriadDimension;

export interface OpenSettings {
	readonly isOpen: boolean;
	/** No group smaller than this is ever shown. */
	readonly threshold: number;
	/** Ids of dimensions. */
	readonly charts: readonly string[];
	readonly intro: string;
	/** What happened with the experiences; may be empty. */
	readonly followUp: string;
	/** Whether it says which tables were held. */
	readonly showsTables: boolean;
}

export const MOST_CHARTS = 6;

/** With more answers than this nearly every group is too small to show. */
const MOST_GROUPS = 40;

/** The parts of a slider, of equal width. */
export const SLIDER_PARTS = 5;

/** The answers somebody can choose, by id. */
export function groupsOf(dimension: OpenDimension): readonly string[] {
	switch (dimension.kind) {
		case 'choice':
		case 'choices':
			return dimension.options.map(({ id }) => id);
		case 'slider':
			return Array.from({ length: SLIDER_PARTS }, (_, part) => String(part + 1));
		case 'triad':
			return ZONES;
	}
}

export const mayBeOpen = (dimension: Dimension): dimension is OpenDimension =>
	dimension.kind !== 'time' && groupsOf(dimension).length > 0 && groupsOf(dimension).length <= MOST_GROUPS;

type OpenColumn = Column & { readonly dimension: OpenDimension };

/** The columns that were chosen, in the order they were chosen in; what is not asked any more is left out. */
export const chosenColumns = (columns: readonly Column[], charts: readonly string[]): readonly OpenColumn[] =>
	charts
		.flatMap((id) =>
			columns.filter((column): column is OpenColumn => column.dimension.id === id && mayBeOpen(column.dimension))
		)
		.slice(0, MOST_CHARTS);

/** The stories as groups. */
export function groupStories(
	columns: readonly OpenColumn[],
	rows: number
): { readonly facets: readonly Facet[]; readonly memberships: Memberships } {
	const memberships = columns.map((column) => Array.from({ length: rows }, (_, row) => groupsAt(column, row)));
	const facets = columns.map(({ dimension }, i) => ({
		groups: groupsOf(dimension).length,
		overlaps: dimension.kind === 'choices',
		complete: memberships[i]!.every((groups) => groups.length > 0)
	}));
	return { facets, memberships };
}

function groupsAt(column: OpenColumn, row: number): readonly number[] {
	const cell = cellAt(column, row);
	if (cell === undefined || cell === 'not-applicable') return [];
	// A cell is of the kind of its column.
	switch (column.kind) {
		case 'choice':
			return [cell as number];
		case 'choices':
			return cell as readonly number[];
		case 'slider':
			return [Math.min(Math.floor((cell as number) * SLIDER_PARTS), SLIDER_PARTS - 1)];
		case 'triad':
			return [ZONES.indexOf(zoneOf(spotOf(cell as readonly [number, number, number])))];
		case 'time':
			return [];
	}
}
