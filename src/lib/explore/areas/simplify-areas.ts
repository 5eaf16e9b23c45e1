/**
 * Fewer points, the same neighbours: a border between two areas is one line, so that it is made simpler once for both
 * (topojson; Visvalingam and Whyatt, 1993: the point that spans the smallest triangle goes first).
 */
import type { MultiPolygon } from 'geojson';
import { feature } from 'topojson-client';
import type { MultiPolygon as TopoMultiPolygon, Topology } from 'topojson-specification';
import { topology } from 'topojson-server';
import { presimplify, simplify } from 'topojson-simplify';
import { MOST_POINTS, type Polygon, type Position } from './area.ts';

type Shapes = Record<number, TopoMultiPolygon>;

/** An arc as `presimplify` leaves it: every point with the size of its triangle, infinite at both ends. */
type WeightedArc = [x: number, y: number, weight: number][];

/**
 * @param areas  the polygons of each area; positions of neighbours on a shared border are equal to the last decimal
 * @returns the same areas in the same order, with at most `most` points where that can be done without losing one
 */
export function simplifyAreas(
	areas: readonly (readonly Polygon[])[],
	most = MOST_POINTS
): readonly (readonly Polygon[])[] {
	const shapes = areas.map((polygons): MultiPolygon => ({
		type: 'MultiPolygon',
		coordinates: polygons.map((polygon) => polygon.map((ring) => ring.map(([x, y]) => [x, y])))
	}));
	// Nothing but shapes goes in, and shapes come out.
	const whole = topology(Object.fromEntries(shapes.map((shape, place) => [place, shape]))) as Topology<Shapes>;
	const weighted = presimplify(whole);
	const arcs = weighted.arcs as unknown as WeightedArc[];
	for (const arc of arcs) keepShape(arc);
	const weights = arcs
		.flat()
		.map(([, , weight]) => weight)
		.sort((a, b) => b - a);
	const simple = weights.length <= most ? whole : simplify(weighted, Math.max(weights[most]!, Number.MIN_VALUE));
	return areas.map((_, place) => {
		const { geometry } = feature<NonNullable<unknown>>(simple, simple.objects[place]!);
		return geometry.coordinates.map((polygon) => polygon.map((ring) => ring.map(([x, y]): Position => [x!, y!])));
	});
}

/** Of a line between two ends one point more, of a closed line two: whatever it encloses stays something to point at. */
function keepShape(arc: WeightedArc): void {
	const [first, last] = [arc[0]!, arc.at(-1)!];
	const isClosed = first[0] === last[0] && first[1] === last[1];
	const inside = arc.slice(1, -1).sort((a, b) => b[2] - a[2]);
	for (const point of inside.slice(0, isClosed ? 2 : 1)) point[2] = Infinity;
}
