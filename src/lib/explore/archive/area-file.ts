/** The map of a story point as GeoJSON (RFC 7946), an area on each line, which other programs open as it is. */
import { z } from 'zod';
import { isStorable, jsonIn, Moment } from '#lib/collect/archive-json.ts';
import { fieldOf, readHeading } from '#lib/collect/archive-lines.ts';
import { ArchiveRefused } from '#lib/collect/archive-refused.ts';
import {
	type Area,
	type AreaMap,
	LONGEST_ATTRIBUTION,
	LONGEST_NAME,
	LONGEST_TITLE,
	MOST_AREAS,
	MOST_RINGS
} from '../areas/area.ts';
import type { Pointed } from '../areas/match-areas.ts';

export const AREA_FILE = { name: 'gebieden.geojson', kind: 'samenleren/gebieden' } as const;

export interface ArchivedMap extends AreaMap {
	/** By question. */
	readonly pointed: Readonly<Record<string, Pointed>>;
	readonly keptAt: Date;
}

/** Of all areas together; a map that was made simpler has far fewer. */
const MOST_POSITIONS = 60_000;

const Position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);
const Ring = z.array(Position).min(4).max(MOST_POSITIONS);

const Heading = z.object({
	titel: z.string().min(1).max(LONGEST_TITLE),
	bron: z.string().max(LONGEST_ATTRIBUTION),
	aangewezen: z.record(z.string().max(300), z.record(z.string().max(300), z.string().max(LONGEST_NAME).nullable())),
	bewaardOp: Moment,
	features: z.array(z.unknown()).min(1).max(MOST_AREAS)
});

const Feature = z.strictObject({
	type: z.literal('Feature'),
	properties: z.strictObject({
		code: z.string().min(1).max(LONGEST_NAME),
		naam: z.string().min(1).max(LONGEST_NAME)
	}),
	geometry: z.strictObject({
		type: z.literal('MultiPolygon'),
		coordinates: z.array(z.array(Ring).min(1).max(MOST_RINGS)).max(MOST_RINGS)
	})
});

export function writeAreaFile({ title, attribution, areas, pointed, keptAt }: ArchivedMap): string {
	const heading = JSON.stringify({
		...{ type: 'FeatureCollection', soort: AREA_FILE.kind, versie: 1 },
		...{ titel: title, bron: attribution, bewaardOp: keptAt, aangewezen: pointed }
	});
	const features = areas.map(({ code, name, polygons }) =>
		JSON.stringify({
			type: 'Feature',
			properties: { code, naam: name },
			geometry: { type: 'MultiPolygon', coordinates: polygons }
		})
	);
	return `${heading.slice(0, -1)},"features":[\n${features.join(',\n')}\n]}\n`;
}

/** @throws ArchiveRefused */
export function readAreaFile(text: string | undefined): ArchivedMap | undefined {
	if (text === undefined) return undefined;
	const wrong = (line: number, where: string) =>
		new ArchiveRefused('file-wrong', { file: AREA_FILE.name, line, where });
	const json = jsonIn(text, () => wrong(1, '-'));
	readHeading(json, AREA_FILE);
	const heading = Heading.safeParse(json);
	if (!heading.success) throw wrong(1, fieldOf(heading.error));
	if (!isStorable(json)) throw wrong(1, '-');
	const { titel, bron, aangewezen, bewaardOp, features } = heading.data;
	const codes = new Set<string>();
	const room = { rings: MOST_RINGS, positions: MOST_POSITIONS };
	const areas = features.map((feature, place): Area => {
		// As it was written, every area stands on a line of its own.
		const area = readArea(feature, (where) => wrong(place + 2, where));
		if (codes.has(area.code)) throw new ArchiveRefused('file-twice', { file: AREA_FILE.name, line: place + 2 });
		codes.add(area.code);
		const rings = area.polygons.flat();
		room.rings -= rings.length;
		room.positions -= rings.flat().length;
		if (room.rings < 0 || room.positions < 0) throw wrong(place + 2, 'geometry');
		return area;
	});
	return { title: titel, attribution: bron, areas, pointed: aangewezen, keptAt: bewaardOp };
}

function readArea(feature: unknown, wrong: (where: string) => ArchiveRefused): Area {
	const read = Feature.safeParse(feature);
	if (!read.success) throw wrong(fieldOf(read.error));
	const { properties, geometry } = read.data;
	const isClosed = geometry.coordinates.flat().every((ring) => {
		const [first, last] = [ring[0]!, ring.at(-1)!];
		return first[0] === last[0] && first[1] === last[1];
	});
	if (!isClosed) throw wrong('geometry');
	return { code: properties.code, name: properties.naam, polygons: geometry.coordinates };
}
