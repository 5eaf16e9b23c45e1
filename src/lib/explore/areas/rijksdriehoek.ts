/**
 * From the Dutch national grid (EPSG:28992) to degrees (WGS84), within a metre in the Netherlands: the polynomials of
 * F.H. Schreutelkamp and G.L. Strang van Hees, "Benaderingsformules voor de transformatie tussen RD- en WGS84-kaartcoördinaten",
 * Geodesia 43 (2001), pp. 64–69.
 */

/** Longitude and latitude. */
export type Degrees = readonly [longitude: number, latitude: number];

const AMERSFOORT = { x: 155_000, y: 463_000, latitude: 52.1551744, longitude: 5.38720621 };

/** In seconds of arc: power of x, power of y, coefficient. */
const LATITUDE = [
	[0, 1, 3235.65389],
	[2, 0, -32.58297],
	[0, 2, -0.2475],
	[2, 1, -0.84978],
	[0, 3, -0.0655],
	[2, 2, -0.01709],
	[1, 0, -0.00738],
	[4, 0, 0.0053],
	[2, 3, -0.00039],
	[4, 1, 0.00033],
	[1, 1, -0.00012]
] as const;

const LONGITUDE = [
	[1, 0, 5260.52916],
	[1, 1, 105.94684],
	[1, 2, 2.45656],
	[3, 0, -0.81885],
	[1, 3, 0.05594],
	[3, 1, -0.05607],
	[0, 1, 0.01199],
	[3, 2, -0.00256],
	[1, 4, 0.00128],
	[0, 2, 0.00022],
	[2, 0, -0.00022],
	[5, 0, 0.00026]
] as const;

/** Metres; the area the formulas are meant for. */
export const isOnGrid = (x: number, y: number): boolean => -7000 <= x && x <= 300_000 && 289_000 <= y && y <= 629_000;

/** @param x  metres to the east, see {@link isOnGrid} */
export function degreesOf(x: number, y: number): Degrees {
	const [east, north] = [(x - AMERSFOORT.x) * 1e-5, (y - AMERSFOORT.y) * 1e-5];
	const sum = (terms: readonly (readonly [number, number, number])[]) =>
		terms.reduce((total, [p, q, coefficient]) => total + coefficient * east ** p * north ** q, 0) / 3600;
	return [AMERSFOORT.longitude + sum(LONGITUDE), AMERSFOORT.latitude + sum(LATITUDE)];
}
