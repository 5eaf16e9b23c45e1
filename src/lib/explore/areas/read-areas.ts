/**
 * A file with areas (GeoJSON, RFC 7946), from anybody: every part of it is looked at before it is believed.
 * The same in a browser, which need not send five megabytes, and in the house, which believes no browser.
 */
import type { Area, Polygon, Position, Ring } from './area.ts';
import { LARGEST_FILE_MB, LONGEST_CODE, LONGEST_NAME, MOST_AREAS, MOST_RINGS } from './area.ts';
import { AreasRefused } from './refused.ts';
import { degreesOf, isOnGrid } from './rijksdriehoek.ts';
import { simplifyAreas } from './simplify-areas.ts';

export interface ReadAreas {
	readonly fields: readonly Field[];
	/** Per area the values of those fields, '' where it has none. */
	readonly values: readonly (readonly string[])[];
	readonly polygons: readonly (readonly Polygon[])[];
}

/** Something the file says of each area: the administrator chooses which is the name. */
export interface Field {
	readonly name: string;
	/** A few values, to recognise it by. */
	readonly examples: readonly string[];
}

const MOST_FIELDS = 30;
const LONGEST_FIELD = 80;
/** Mercator's map goes on for ever near the poles. */
const FARTHEST_NORTH = 85;
const METRE = 1e5;

/** @throws AreasRefused with what its owner can put right */
export function readAreas(bytes: Uint8Array): ReadAreas {
	if (bytes.length > LARGEST_FILE_MB * 1e6) throw new AreasRefused('too-large', { most: LARGEST_FILE_MB });
	const collection = parse(bytes);
	if (collection.type === 'Topology') throw new AreasRefused('topojson');
	if (collection.type !== 'FeatureCollection' || !Array.isArray(collection.features))
		throw new AreasRefused('no-collection');
	const { features } = collection;
	if (features.length === 0) throw new AreasRefused('empty');
	if (features.length > MOST_AREAS) throw new AreasRefused('too-many', { most: MOST_AREAS, found: features.length });
	const records = features.map((feature, place) => {
		if (!isRecord(feature) || feature.type !== 'Feature') throw new AreasRefused('no-collection');
		return {
			properties: isRecord(feature.properties) ? feature.properties : {},
			polygons: shapeOf(feature, place + 1)
		};
	});
	const rings = records.reduce((sum, { polygons }) => sum + polygons.flat().length, 0);
	if (rings > MOST_RINGS) throw new AreasRefused('too-many-pieces', { most: MOST_RINGS });
	const fields = fieldsOf(records.map(({ properties }) => properties));
	if (fields.length === 0) throw new AreasRefused('no-names');
	const toDegrees = gridOf(
		collection.crs,
		records.map(({ polygons }) => polygons)
	);
	return {
		fields,
		values: records.map(({ properties }) => fields.map(({ name }) => wordOf(properties[name]))),
		polygons: simplifyAreas(
			records.map(({ polygons }) =>
				polygons.map((polygon) => polygon.map((ring) => ring.map(([x, y]) => rounded(toDegrees(x, y)))))
			)
		)
	};
}

/** The areas by the fields that were chosen. Without a code the name is the code. */
export function nameAreas({ fields, values, polygons }: ReadAreas, name: string, code: string): readonly Area[] {
	const [nameAt, codeAt] = [placeOf(fields, name), code === '' ? -1 : placeOf(fields, code)];
	const seen = new Set<string>();
	return values.map((own, place) => {
		const called = own[nameAt]!;
		const key = codeAt < 0 ? called : own[codeAt]!;
		if (called === '') throw new AreasRefused('nameless', { number: place + 1, field: name });
		if (key === '') throw new AreasRefused('codeless', { number: place + 1, field: code });
		if (codeAt >= 0 && key.length > LONGEST_CODE) throw new AreasRefused('code-too-long', { most: LONGEST_CODE });
		if (seen.has(key)) throw new AreasRefused(codeAt < 0 ? 'name-double' : 'code-double', { code: key.slice(0, 80) });
		seen.add(key);
		return { code: key, name: called, polygons: polygons[place]! };
	});
}

/** Which fields are most likely meant: CBS says GM, WK and BU with digits; others write "code" and "naam". */
export function guessFields({ fields, values }: ReadAreas): { readonly name: string; readonly code: string } {
	const column = (place: number) => values.map((own) => own[place]!);
	const isFull = (place: number) => column(place).every((value) => value !== '');
	const isUnique = (place: number) => isFull(place) && new Set(column(place)).size === values.length;
	const places = fields.map((_, place) => place);
	const first = (...tests: readonly ((place: number) => boolean)[]) =>
		tests.map((test) => places.find(test)).find((place) => place !== undefined);
	const called = (words: RegExp) => (place: number) => words.test(fields[place]!.name);
	const code = first(
		(place) => isUnique(place) && column(place).every((value) => /^(GM|WK|BU)\d{4,8}$/i.test(value)),
		(place) => isUnique(place) && called(/code|(^|_)id$/i)(place)
	);
	const isName = (place: number) =>
		isFull(place) && place !== code && column(place).some((value) => /\p{L}/u.test(value));
	const name = first(
		(place) => isName(place) && called(/naam|name/i)(place) && isUnique(place),
		(place) => isName(place) && isUnique(place),
		isName
	);
	return { name: fields[name ?? 0]!.name, code: code === undefined ? '' : fields[code]!.name };
}

/** What was read as a file again, smaller: to send along while its owner chooses. */
export const writeAreas = ({ fields, values, polygons }: ReadAreas): string =>
	JSON.stringify({
		type: 'FeatureCollection',
		features: polygons.map((coordinates, place) => ({
			type: 'Feature',
			properties: Object.fromEntries(fields.map(({ name }, at) => [name, values[place]![at]])),
			geometry: { type: 'MultiPolygon', coordinates }
		}))
	});

type Json = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Json =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

function parse(bytes: Uint8Array): Json {
	try {
		const json: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
		return isRecord(json) ? json : {};
	} catch (cause) {
		throw new AreasRefused('not-json', {}, { cause });
	}
}

function shapeOf({ geometry }: Json, number: number): readonly Polygon[] {
	const { type, coordinates } = isRecord(geometry) ? geometry : {};
	if (type !== 'Polygon' && type !== 'MultiPolygon')
		throw new AreasRefused(typeof type === 'string' ? 'not-areas' : 'no-shape', {
			number,
			type: String(type).slice(0, 40)
		});
	const polygons: unknown = type === 'Polygon' ? [coordinates] : coordinates;
	if (!Array.isArray(polygons) || polygons.length === 0) throw new AreasRefused('broken', { number });
	return polygons.map((polygon: unknown) => {
		if (!Array.isArray(polygon) || polygon.length === 0) throw new AreasRefused('broken', { number });
		return polygon.map((ring) => ringOf(ring, number));
	});
}

function ringOf(ring: unknown, number: number): Ring {
	if (!Array.isArray(ring) || ring.length < 4) throw new AreasRefused('broken', { number });
	const positions = ring.map((position: unknown): Position => {
		const [x, y] = Array.isArray(position) ? (position as unknown[]) : [];
		if (!Number.isFinite(x) || !Number.isFinite(y)) throw new AreasRefused('broken', { number });
		return [x as number, y as number];
	});
	const [first, last] = [positions[0]!, positions.at(-1)!];
	if (first[0] !== last[0] || first[1] !== last[1]) throw new AreasRefused('not-closed', { number });
	return positions;
}

/** How to come from the coordinates of the file to degrees: as it says itself, or else as they look. */
function gridOf(crs: unknown, areas: readonly (readonly Polygon[])[]): (x: number, y: number) => Position {
	const name = isRecord(crs) && isRecord(crs.properties) ? wordOf(crs.properties.name) : '';
	const all = (test: (x: number, y: number) => boolean) =>
		areas.every((polygons) => polygons.every((polygon) => polygon.every((ring) => ring.every(([x, y]) => test(x, y)))));
	const isKnown = name === '' || /28992|4326|4258|CRS84/.test(name);
	if (!isKnown) throw new AreasRefused('other-grid', { grid: name.slice(0, 60) });
	if (all(isOnGrid) && !/4326|4258|CRS84/.test(name)) return degreesOf;
	if (name.includes('28992') || !all((x, y) => Math.abs(x) <= 180 && Math.abs(y) <= FARTHEST_NORTH))
		throw new AreasRefused('not-degrees');
	if (all((x, y) => 50 < x && x < 54 && 3 < y && y < 8)) throw new AreasRefused('swapped');
	return (x, y) => [x, y];
}

const rounded = ([x, y]: Position): Position => [Math.round(x * METRE) / METRE, Math.round(y * METRE) / METRE];

function fieldsOf(records: readonly Json[]): readonly Field[] {
	const examples = new Map<string, Set<string>>();
	for (const record of records)
		for (const [name, value] of Object.entries(record)) {
			const word = wordOf(value).slice(0, 60);
			if (word === '' || !isFieldName(name)) continue;
			const known = examples.get(name);
			if (known && known.size < 3) known.add(word);
			else if (!known && examples.size < MOST_FIELDS) examples.set(name, new Set([word]));
		}
	return [...examples].map(([name, some]) => ({ name, examples: [...some] }));
}

/** A name that an object has by itself would be read as something it is not. */
const isFieldName = (name: string) => !(name in {}) && name.length <= LONGEST_FIELD && name.trim() !== '';

function wordOf(value: unknown): string {
	if (typeof value === 'number' && Number.isFinite(value)) return String(value);
	if (typeof value !== 'string') return '';
	return value
		.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
		.trim()
		.slice(0, LONGEST_NAME);
}

function placeOf(fields: readonly Field[], name: string): number {
	const place = fields.findIndex((field) => field.name === name);
	if (place < 0) throw new AreasRefused('no-such-field', { field: name.slice(0, 80) });
	return place;
}
