import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_POINTS, type Polygon } from './area.ts';
import { guessFields, nameAreas, readAreas, writeAreas } from './read-areas.ts';
import { AreasRefused } from './refused.ts';
import { simplifyAreas } from './simplify-areas.ts';

const bytes = (value: unknown) => new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));

const square = (x: number, y: number, side = 0.01) => [
	[x, y],
	[x + side, y],
	[x + side, y + side],
	[x, y + side],
	[x, y]
];

const feature = (
	coordinates: unknown,
	properties: unknown = { code: 'WK015300', naam: 'Centrum' },
	type = 'Polygon'
) => ({
	type: 'Feature',
	properties,
	geometry: { type, coordinates }
});

const collection = (...features: unknown[]) => ({ type: 'FeatureCollection', features });

const TWO = collection(
	feature([square(6.88, 52.22)], { code: 'WK015300', naam: 'Centrum', inwoners: 12 }),
	feature([[square(6.89, 52.22)]], { code: 'WK015301', naam: 'Hogeland' }, 'MultiPolygon')
);

const refusal = (value: unknown, use = (file: Uint8Array): unknown => readAreas(file)) => {
	try {
		use(bytes(value));
	} catch (error) {
		if (error instanceof AreasRefused) return error.code;
		throw error;
	}
	return 'taken';
};

describe('a file with areas', () => {
	it('is read with what it says of each area', () => {
		const read = readAreas(bytes(TWO));
		expect(read.fields).toEqual([
			{ name: 'code', examples: ['WK015300', 'WK015301'] },
			{ name: 'naam', examples: ['Centrum', 'Hogeland'] },
			{ name: 'inwoners', examples: ['12'] }
		]);
		expect(guessFields(read)).toEqual({ name: 'naam', code: 'code' });
		const areas = nameAreas(read, 'naam', 'code');
		expect(areas).toMatchObject([
			{ code: 'WK015300', name: 'Centrum' },
			{ code: 'WK015301', name: 'Hogeland' }
		]);
		// A closed line may begin anywhere.
		const corners = (ring: readonly (readonly number[])[]) => ring.slice(1).map(String).sort();
		expect(corners(areas[0]!.polygons[0]![0]!)).toEqual(corners(square(6.88, 52.22)));
	});

	it('is the same when it is read again as we wrote it', () => {
		const read = readAreas(bytes(TWO));
		expect(readAreas(bytes(writeAreas(read)))).toEqual(read);
	});

	it('may be in metres on the Dutch grid', () => {
		const metres = collection(feature([square(257_000, 471_000, 1000)]));
		for (const file of [metres, { ...metres, crs: { properties: { name: 'urn:ogc:def:crs:EPSG::28992' } } }]) {
			const [[x, y]] = readAreas(bytes(file)).polygons[0]![0]![0]! as [[number, number]];
			// Enschede lies at 6.9° east and 52.2° north.
			expect([Math.round(x * 10) / 10, Math.round(y * 10) / 10]).toEqual([6.9, 52.2]);
		}
	});

	it.each([
		['that is no JSON', 'dit is geen kaart', 'not-json'],
		['that is empty', '', 'not-json'],
		['that is a list', '[]', 'no-collection'],
		['with nested lists and nothing in them', '['.repeat(200_000) + ']'.repeat(200_000), 'no-collection'],
		['that is a single area', feature([square(6, 52)]), 'no-collection'],
		['in TopoJSON', { type: 'Topology', objects: {} }, 'topojson'],
		['without areas', collection(), 'empty'],
		['with too many areas', collection(...Array.from({ length: 1501 }, () => null)), 'too-many'],
		['with something that is no area', collection(null), 'no-collection'],
		['with points', collection(feature([6, 52], {}, 'Point')), 'not-areas'],
		['with an area without a shape', collection({ type: 'Feature', properties: {}, geometry: null }), 'no-shape'],
		['with a shape without coordinates', collection(feature(undefined)), 'broken'],
		['with an empty shape', collection(feature([])), 'broken'],
		['with a line of three points', collection(feature([square(6, 52).slice(2)])), 'broken'],
		['with words for coordinates', collection(feature([square(6, 52).map(() => ['6', '52'])])), 'broken'],
		['with coordinates nested too deep', collection(feature([[square(6, 52)]])), 'broken'],
		[
			'with a coordinate beyond all numbers',
			JSON.stringify(collection(feature([square(6, 52)]))).replaceAll('6.01', '1e999'),
			'broken'
		],
		['with an outline that is open', collection(feature([[...square(6, 52).slice(0, 4), [6.5, 52]]])), 'not-closed'],
		['with nothing but shapes', collection(feature([square(6, 52)], { nested: { naam: 'x' }, leeg: '' })), 'no-names'],
		[
			'with names that belong to objects',
			`{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"__proto__":"x","constructor":"y"},"geometry":${JSON.stringify({ type: 'Polygon', coordinates: [square(6, 52)] })}}]}`,
			'no-names'
		],
		['in metres of another grid', collection(feature([square(700_000, 5_800_000)])), 'not-degrees'],
		['that says it has another grid', { ...TWO, crs: { properties: { name: 'EPSG:3857' } } }, 'other-grid'],
		[
			'that says it has the Dutch grid and has not',
			{ ...TWO, crs: { properties: { name: 'EPSG:28992' } } },
			'not-degrees'
		],
		['with latitude before longitude', collection(feature([square(52.2, 6.8)])), 'swapped'],
		['of more than five megabytes', ' '.repeat(5_000_001), 'too-large'],
		[
			'of more pieces than can be drawn',
			collection(feature(Array(6001).fill([square(6, 52)]), { n: 'a' }, 'MultiPolygon')),
			'too-many-pieces'
		]
	])('%s is refused', (_, file, code) => expect(refusal(file)).toBe(code));

	it.each([
		['an area without a name', { naam: '', code: 'b' }, 'nameless'],
		['an area without a code', { naam: 'b', code: ' ' }, 'codeless'],
		['a code that is there twice', { naam: 'b', code: 'a' }, 'code-double'],
		['a code that is a story', { naam: 'b', code: 'c'.repeat(101) }, 'code-too-long']
	])('%s is refused once it is chosen', (_, properties, code) =>
		expect(
			refusal(
				collection(feature([square(6, 52)], { naam: 'a', code: 'a' }), feature([square(6, 53)], properties)),
				(file) => nameAreas(readAreas(file), 'naam', 'code')
			)
		).toBe(code)
	);

	it('without a code needs names that differ, and a field that is there', () => {
		const same = collection(feature([square(6, 52)], { naam: 'a' }), feature([square(6, 53)], { naam: 'a' }));
		expect(refusal(same, (file) => nameAreas(readAreas(file), 'naam', ''))).toBe('name-double');
		expect(refusal(same, (file) => nameAreas(readAreas(file), 'toString', ''))).toBe('no-such-field');
	});

	it('is refused with a reason or taken, whatever is in it', () => {
		const odd = fc.anything({ withNullPrototype: true, maxDepth: 4 });
		const shape = fc.record({ type: fc.constantFrom('Polygon', 'MultiPolygon', 'Point', null), coordinates: odd });
		const some = fc.record({ type: fc.constant('Feature'), properties: odd, geometry: fc.oneof(shape, odd) });
		const file = fc.oneof(
			odd,
			fc.record({ type: fc.constant('FeatureCollection'), features: fc.array(some), crs: odd })
		);
		fc.assert(
			fc.property(
				fc.oneof(
					file.map((value) => safely(value)),
					fc.string()
				),
				(text) => {
					expect(refusal(text)).toMatch(/^[a-z-]+$/);
				}
			)
		);
	});
});

const safely = (value: unknown): string => {
	try {
		return JSON.stringify(value) ?? '';
	} catch {
		return '';
	}
};

/** A town of `n` by `n` areas whose borders wander, with `between` points on each border. */
function town(n: number, between: number, dice: (at: number) => number): Polygon[][] {
	const line = (from: readonly number[], to: readonly number[]) => {
		// The same border from either side.
		const [a, b] = from < to ? [from, to] : [to, from];
		const points = Array.from({ length: between + 1 }, (_, i): [number, number] => {
			const t = i / (between + 1);
			const shift = i === 0 ? 0 : (dice(a[0]! * 31 + a[1]! * 17 + b[0]! * 7 + b[1]! * 3 + i) - 0.5) * 0.3;
			return [a[0]! + (b[0]! - a[0]!) * t + shift, a[1]! + (b[1]! - a[1]!) * t + shift];
		});
		const all = [...points, [b[0]!, b[1]!] as [number, number]];
		return (a === from ? all : all.reverse()).slice(0, -1);
	};
	return Array.from({ length: n * n }, (_, place) => {
		const [x, y] = [place % n, Math.floor(place / n)];
		const corners = [
			[x, y],
			[x + 1, y],
			[x + 1, y + 1],
			[x, y + 1]
		];
		const ring = corners.flatMap((corner, at) => line(corner, corners[(at + 1) % 4]!));
		return [[[...ring, ring[0]!]]];
	});
}

const segments = (area: readonly Polygon[]) =>
	area.flat().flatMap((ring) => ring.slice(1).map((to, at) => [ring[at]!.join(), to.join()].sort().join(' ')));

const surface = (area: readonly Polygon[]) =>
	area
		.flat()
		.reduce(
			(sum, ring) => sum + ring.slice(1).reduce((own, [x, y], i) => own + ring[i]![0] * y - x * ring[i]![1], 0),
			0
		) / 2;

describe('simplifying', () => {
	it('keeps the borders of neighbours shared, whatever the town', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 5 }),
				fc.integer({ min: 0, max: 12 }),
				fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
				(n, between, stream) => {
					const thrown = new Map<number, number>();
					const dice = (at: number) => {
						if (!thrown.has(at)) thrown.set(at, stream.next().value as number);
						return thrown.get(at)!;
					};
					const simple = simplifyAreas(town(n, between, dice), 20);
					expect(simple).toHaveLength(n * n);
					// Every piece of border lies between two areas, or on the outside of the town: never two almost the same.
					const owners = new Map<string, number>();
					for (const area of simple)
						for (const piece of segments(area)) owners.set(piece, (owners.get(piece) ?? 0) + 1);
					const total = simple.reduce((sum, area) => sum + surface(area), 0);
					const outside = [...owners]
						.filter(([, count]) => count === 1)
						.map(([piece]) => piece.split(' ').map((p) => p.split(',').map(Number)));
					expect([...owners.values()].every((count) => count <= 2)).toBe(true);
					// What lies outside encloses as much as all areas together: no gap, no overlap.
					const enclosed =
						simple.reduce((sum, area) => {
							const own = area.flat().flatMap((ring) => ring.slice(1).map((to, i) => [ring[i]!, to] as const));
							return (
								sum +
								own
									.filter(([a, b]) =>
										outside.some(
											([p, q]) =>
												(p!.join() === a.join() && q!.join() === b.join()) ||
												(p!.join() === b.join() && q!.join() === a.join())
										)
									)
									.reduce((s, [a, b]) => s + a[0] * b[1] - b[0] * a[1], 0)
							);
						}, 0) / 2;
					expect(enclosed).toBeCloseTo(total, 6);
				}
			),
			{ numRuns: 60 }
		);
	});

	it('leaves something to point at of every area, and few enough points to draw', () => {
		const dice = (at: number) => Math.abs(Math.sin(at * 12.9898) * 43758.5453) % 1;
		const simple = simplifyAreas(town(20, 30, dice));
		for (const area of simple) expect(Math.abs(surface(area))).toBeGreaterThan(0.1);
		const points = new Set(simple.flatMap((area) => area.flat(2).map((position) => position.join())));
		expect(points.size).toBeLessThanOrEqual(MOST_POINTS);
		const island = [
			[Array.from({ length: 41 }, (_, i): [number, number] => [Math.cos((i % 40) / 6.4), Math.sin((i % 40) / 6.4)])]
		];
		expect(Math.abs(surface(simplifyAreas([island], 2)[0]!))).toBeGreaterThan(0.5);
	});
});
