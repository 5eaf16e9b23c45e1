/** The parts of a triangle that have a name, counted exactly: a dot, not its cell, says in which part it lies. */
import type { Pair } from './chart.ts';
import type { Clause } from './clause.ts';
import { type Columns, FIRST_VALUE, spotAt, type TriadColumn } from './columns.ts';
import { openCount } from './live-count.ts';
import { type Zone, ZONES, zoneOf } from './triangle.ts';

export type ZoneCounts = Readonly<Record<Zone, Pair>>;

/** By dimension id, for every triad. */
export type ZonesOfTriads = Readonly<Record<string, ZoneCounts>>;

/**
 * Stories in every zone of every triad: under all clauses but its own, and of all.
 * Goes through the matching rows one by one: for a finger that rests, not for one that moves.
 */
export function openZones(columns: Columns): (clauses: readonly Clause[]) => ZonesOfTriads {
	const triads = columns.columns
		.filter((column) => column.kind === 'triad')
		.map((column) => {
			const zones = zonesOfRows(columns, column);
			return { id: column.dimension.id, zones, all: countZones(zones, zones.keys()) };
		});
	const live = openCount(columns);
	return (clauses) =>
		Object.fromEntries(
			triads.map(({ id, zones, all }) => {
				live.apply(clauses.filter(({ dimension }) => dimension !== id));
				const selected = live.counts.matching === columns.rows ? all : countZones(zones, live.matching(columns.rows));
				return [id, pairs(selected, all)];
			})
		);
}

const NO_ZONE = ZONES.length;

/** Of every row the number of its zone, or {@link NO_ZONE}. */
function zonesOfRows({ rows }: Columns, column: TriadColumn): Uint8Array {
	const zones = new Uint8Array(rows).fill(NO_ZONE);
	for (let row = 0; row < rows; row++)
		if (column.codes[row]! >= FIRST_VALUE) zones[row] = ZONES.indexOf(zoneOf(spotAt(column, row)));
	return zones;
}

function countZones(zones: Uint8Array, rows: Iterable<number>): Uint32Array {
	const counts = new Uint32Array(ZONES.length + 1);
	for (const row of rows) counts[zones[row]!]!++;
	return counts;
}

const pairs = (selected: Uint32Array, all: Uint32Array) =>
	Object.fromEntries(ZONES.map((zone, i) => [zone, { selected: selected[i]!, all: all[i]! }])) as Record<Zone, Pair>;
