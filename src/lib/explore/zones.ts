/** The parts of a triangle that have a name, counted exactly. */
import type { Clause } from './clause.ts';
import { type Columns, FIRST_VALUE, spotAt, type TriadColumn } from './columns.ts';
import type { Pair } from './chart.ts';
import { openCount } from './live-count.ts';
import { type Zone, ZONES, zoneOf } from './triangle.ts';

export type ZoneCounts = Readonly<Record<Zone, Pair>>;

/** Stories in every zone of a triad: under all clauses but its own, and of all. Costs a full count: not for a moving finger. */
export function countZones(columns: Columns, column: TriadColumn, clauses: readonly Clause[]): ZoneCounts {
	const live = openCount(columns);
	live.apply(clauses.filter(({ dimension }) => dimension !== column.dimension.id));
	const selected = new Map<Zone, number>();
	for (const row of live.matching(columns.rows)) countZone(column, row, selected);
	const all = new Map<Zone, number>();
	for (let row = 0; row < columns.rows; row++) countZone(column, row, all);
	return Object.fromEntries(
		ZONES.map((zone) => [zone, { selected: selected.get(zone) ?? 0, all: all.get(zone) ?? 0 }])
	) as Record<Zone, Pair>;
}

function countZone(column: TriadColumn, row: number, into: Map<Zone, number>): void {
	if (column.codes[row]! < FIRST_VALUE) return;
	const zone = zoneOf(spotAt(column, row));
	into.set(zone, (into.get(zone) ?? 0) + 1);
}
