/** Areas as lines on a sheet, in Mercator's projection: north is up, and a small place keeps its form. */
import { geoIdentity, geoMercatorRaw, geoPath } from 'd3-geo';
import type { FeatureCollection, MultiPolygon } from 'geojson';
import type { Area } from './area.ts';

export interface Drawing {
	readonly width: number;
	readonly height: number;
	/** In the order of the map. */
	readonly areas: readonly DrawnArea[];
}

export interface DrawnArea {
	readonly code: string;
	readonly name: string;
	/** Of an SVG path, in whole units of the sheet; holes by the even-odd rule. */
	readonly path: string;
	/** Its middle. */
	readonly x: number;
	readonly y: number;
}

const LONGEST_SIDE = 2000;
const MARGIN = 12;
const RADIANS = Math.PI / 180;

export function drawAreas(areas: readonly Area[]): Drawing {
	const shapes = areas.map(({ polygons }): MultiPolygon => ({
		type: 'MultiPolygon',
		coordinates: polygons.map((polygon) =>
			polygon.map((ring) => ring.map(([x, y]) => geoMercatorRaw(x * RADIANS, y * RADIANS)))
		)
	}));
	const all: FeatureCollection = {
		type: 'FeatureCollection',
		features: shapes.map((geometry) => ({ type: 'Feature', properties: null, geometry }))
	};
	const sheet = geoIdentity()
		.reflectY(true)
		.fitExtent(
			[
				[MARGIN, MARGIN],
				[LONGEST_SIDE - MARGIN, LONGEST_SIDE - MARGIN]
			],
			all
		);
	const [[left, top], [right, bottom]] = geoPath(sheet).bounds(all);
	const [x, y] = sheet.translate();
	sheet.translate([x - left + MARGIN, y - top + MARGIN]);
	const pen = geoPath(sheet).digits(0);
	return {
		width: Math.ceil(right - left) + 2 * MARGIN,
		height: Math.ceil(bottom - top) + 2 * MARGIN,
		areas: areas.map(({ code, name }, place) => {
			const [x, y] = pen.centroid(shapes[place]!);
			return { code, name, path: pen(shapes[place]!) ?? '', x: Math.round(x), y: Math.round(y) };
		})
	};
}
