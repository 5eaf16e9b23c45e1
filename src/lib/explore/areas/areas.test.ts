import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawAreas } from './drawing.ts';
import { findArea, matchAreas } from './match-areas.ts';
import { degreesOf } from './rijksdriehoek.ts';
import { colourAt, SHADES, shadeAt, shadesOf } from './shades.ts';

describe('the Dutch grid in degrees', () => {
	it.each([
		['Amersfoort', 155_000, 463_000, 5.38720621, 52.1551744],
		['Amsterdam (Westertoren)', 120_700.723, 487_525.501, 4.88352559, 52.37453253],
		['Groningen (Martinitoren)', 233_883.131, 582_065.168, 6.56820053, 53.21938317]
	])('puts %s where it is, within a metre', (_, x, y, longitude, latitude) => {
		const found = degreesOf(x, y);
		expect(Math.abs(found[0] - longitude)).toBeLessThan(1e-5);
		expect(Math.abs(found[1] - latitude)).toBeLessThan(1e-5);
	});
});

const square = (x: number, y: number) =>
	[
		[x, y],
		[x + 1, y],
		[x + 1, y + 1],
		[x, y + 1],
		[x, y]
	].map(([x, y]) => [x! / 100, 52 + y! / 100] as const);

describe('a drawing', () => {
	it('has north above, the left area on the left, and stays on its sheet', () => {
		const { width, height, areas } = drawAreas([
			{ code: 'nw', name: 'Noordwest', polygons: [[square(0, 1)]] },
			{ code: 'zo', name: 'Zuidoost', polygons: [[square(1, 0)]] }
		]);
		const [north, south] = areas;
		expect(north!.y).toBeLessThan(south!.y);
		expect(north!.x).toBeLessThan(south!.x);
		const numbers = areas.flatMap(({ path }) => path.match(/-?\d+/g)!.map(Number));
		expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
		expect(Math.max(...numbers)).toBeLessThanOrEqual(Math.max(width, height));
		// At 52° a degree to the north is longer than one to the east: the sheet is higher than wide.
		expect(height / width).toBeCloseTo(1 / Math.cos((52 * Math.PI) / 180), 1);
	});
});

const AREAS = [
	{ code: 'WK015304', name: 'Wijk 04 Enschede-Noord' },
	{ code: 'WK015308', name: 'Wijk 08 Glanerbrug en omgeving' },
	{ code: 'BU1', name: 'Dorp' },
	{ code: 'BU2', name: 'Dorp' },
	{ code: 'BU3', name: 'Café-buurt' }
];
const option = (id: string, nl = id) => ({ id, label: { nl } });

describe('matching answers with areas', () => {
	it('goes by code first, then by name without accents, capitals and numbers of CBS', () => {
		const options = [
			option('wk015304', 'Dorp'),
			option('noord', 'enschede noord'),
			option('cafe', 'CAFEBUURT'),
			option('cafe-2', 'cafe buurt')
		];
		expect(matchAreas(options, AREAS)).toEqual([
			{ option: 'wk015304', how: 'code', area: 0 },
			{ option: 'noord', how: 'name', area: 0 },
			{ option: 'cafe', how: 'none', area: undefined },
			{ option: 'cafe-2', how: 'name', area: 4 }
		]);
	});

	it('leaves open what could mean two areas', () =>
		expect(matchAreas([option('dorp', 'Dorp')], AREAS)).toEqual([{ option: 'dorp', how: 'none', area: undefined }]));

	it('believes what somebody pointed at, also that it is nowhere; not what left the map', () => {
		const options = [option('dorp', 'Dorp'), option('wk015304'), option('WK015308')];
		expect(matchAreas(options, AREAS, { dorp: 'BU2', wk015304: null, WK015308: 'weg' })).toEqual([
			{ option: 'dorp', how: 'hand', area: 3 },
			{ option: 'wk015304', how: 'hand', area: undefined },
			{ option: 'WK015308', how: 'code', area: 1 }
		]);
	});

	it('never takes a word of the language for an answer', () =>
		expect(matchAreas([option('x', 'constructor')], AREAS, {})).toEqual([
			{ option: 'x', how: 'none', area: undefined }
		]));

	it('finds what somebody typed', () => {
		expect(findArea(AREAS, 'glanerbrug en omgeving')).toBe(1);
		expect(findArea(AREAS, 'bu2')).toBe(3);
		expect(findArea(AREAS, 'dorp')).toBeUndefined();
		expect(findArea(AREAS, '')).toBeUndefined();
	});
});

describe('the shades', () => {
	it('hold every count above nought in exactly one shade, in order', () => {
		fc.assert(
			fc.property(fc.array(fc.nat(40), { maxLength: 60 }), (counts) => {
				const shades = shadesOf(counts);
				expect(shades.length).toBeLessThanOrEqual(SHADES.length);
				shades.forEach(({ from, to }, place) => {
					expect(from).toBeLessThanOrEqual(to);
					if (place > 0) expect(shades[place - 1]!.to).toBeLessThan(from);
				});
				for (const count of counts) expect(shadeAt(shades, count) === undefined).toBe(count === 0);
			})
		);
	});

	it('are all used when there are five different counts or more', () =>
		expect(shadesOf([1, 1, 1, 1, 1, 1, 2, 3, 4, 5, 6]).length).toBe(SHADES.length));

	it('grow darker in steps that can be seen in grey', () => {
		const light = SHADES.map(lightness);
		light.slice(1).forEach((dark, place) => expect(light[place]! - dark).toBeGreaterThan(12));
	});

	it('go from the lightest to the darkest however many there are', () => {
		for (const of of [2, 3, 4, 5]) expect([colourAt(0, of), colourAt(of - 1, of)]).toEqual([SHADES[0], SHADES[4]]);
	});
});

/** L* of CIELAB, 0 to 100. */
function lightness(colour: string): number {
	const [r, g, b] = [1, 3, 5].map((at) => {
		const part = parseInt(colour.slice(at, at + 2), 16) / 255;
		return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
	});
	return 116 * Math.cbrt(0.2126 * r! + 0.7152 * g! + 0.0722 * b!) - 16;
}
