/**
 * Lines around where the dots of a triad lie closest together, from the counts of its hexagons: the work is the same for
 * ten stories and for a hundred thousand.
 *
 * Counts are spread with a Gaussian kernel and divided by the surface that was spread in the same way, so that an even cloud is as
 * dense at the sides as in the middle. A line then encloses the densest places that together hold a given share of the stories.
 */
import type { Shares } from '#lib/signify/answer.ts';

/** Encloses at least this share of the stories; from the innermost line outwards. */
export const ENCLOSED = [0.25, 0.5, 0.75] as const;

/** On fewer stories than this, lines say more about chance than about people. */
export const FEWEST_FOR_CONTOURS = 20;

export interface Contour {
	/** The smallest of {@link ENCLOSED} that it encloses. */
	readonly share: number;
	/** Points in order. A closed line ends where it began; an open one ends at the sides of the triangle. */
	readonly lines: readonly (readonly Shares[])[];
}

/** Steps between two neighbouring hexagons. */
const FINER = 3;

/** Of the kernel, as a part of the triangle's side: a little less than from one hexagon to the next. */
const DEVIATION = 0.06;

/**
 * @param side  hexagons along one side
 * @param bins  stories in each, row by row from the foot of the triangle, as `triadDensity` counts them
 * @returns nested lines, none where every place is as dense as the next
 */
export function densityContours(side: number, bins: readonly number[]): readonly Contour[] {
	const density = densityOf(side, bins);
	const contours: Contour[] = [];
	let previous = Infinity;
	for (const share of ENCLOSED) {
		const level = levelAround(share, bins, density.atBins);
		if (level === undefined || level === previous) continue;
		contours.push({ share, lines: linesAt(level, density) });
		previous = level;
	}
	return contours;
}

interface Density {
	/** Steps along one side. */
	readonly steps: number;
	/** By corner of the fine lattice: see {@link cornerAt}. */
	readonly at: Float64Array;
	readonly atBins: readonly number[];
}

/** Corners lie row by row from the foot upwards, each row one shorter than the one below. */
const cornerAt = (steps: number, top: number, left: number): number => top * (steps + 1) - (top * (top - 1)) / 2 + left;

function densityOf(side: number, bins: readonly number[]): Density {
	const steps = side * FINER;
	const corners = cornerAt(steps, steps, 0) + 1;
	const [stories, surface] = [new Float64Array(corners), new Float64Array(corners)];
	const kernel = kernelOf(steps);
	const places: number[] = [];
	for (let top = 0, bin = 0; top <= side; top++)
		for (let left = 0; left <= side - top; left++, bin++) {
			places.push(cornerAt(steps, top * FINER, left * FINER));
			const part = surfaceOf(side, top, left);
			for (const { tops, lefts, weight } of kernel) {
				const [t, l] = [top * FINER + tops, left * FINER + lefts];
				if (t < 0 || l < 0 || t + l > steps) continue;
				const corner = cornerAt(steps, t, l);
				stories[corner]! += weight * bins[bin]!;
				surface[corner]! += weight * part;
			}
		}
	const at = stories.map((spread, corner) => spread / surface[corner]!);
	return { steps, at, atBins: places.map((place) => at[place]!) };
}

/** A hexagon on a side is cut in half by it, and of one on a corner a sixth is inside. */
function surfaceOf(side: number, top: number, left: number): number {
	const sides = [top, left, side - top - left].filter((distance) => distance === 0).length;
	return [1, 1 / 2, 1 / 6][sides]!;
}

function kernelOf(steps: number) {
	const reach = Math.ceil(3 * DEVIATION * steps);
	const kernel: { readonly tops: number; readonly lefts: number; readonly weight: number }[] = [];
	for (let tops = -reach; tops <= reach; tops++)
		for (let lefts = -reach; lefts <= reach; lefts++) {
			// Both axes of the lattice stand at 60 degrees.
			const distance = Math.sqrt(tops * tops + tops * lefts + lefts * lefts);
			if (distance <= reach)
				kernel.push({ tops, lefts, weight: Math.exp(-((distance / (DEVIATION * steps)) ** 2) / 2) });
		}
	return kernel;
}

/** Halfway between the last place that is needed for this share of the stories and the next less dense one. */
function levelAround(share: number, bins: readonly number[], density: readonly number[]): number | undefined {
	const total = bins.reduce((sum, stories) => sum + stories, 0);
	const order = [...bins.keys()].sort((a, b) => density[b]! - density[a]!);
	let enclosed = 0;
	let last = Infinity;
	for (const bin of order) {
		const here = density[bin]!;
		if (enclosed >= share * total && last - here > SAME * last) return (last + here) / 2;
		enclosed += bins[bin]!;
		last = here;
	}
	return undefined;
}

/** Densities nearer to each other than this part of them differ by rounding only. */
const SAME = 1e-9;

/** By marching triangles: every small triangle that the line crosses holds one straight piece of it. */
function linesAt(level: number, { steps, at }: Density): readonly (readonly Shares[])[] {
	const crossings = new Map<string, Crossing>();
	const cross = (one: Corner, other: Corner): Crossing => {
		const key = `${one.index}-${other.index}`;
		const known = crossings.get(key);
		if (known) return known;
		const part = (level - at[one.index]!) / (at[other.index]! - at[one.index]!);
		const [top, left] = [one.top + part * (other.top - one.top), one.left + part * (other.left - one.left)];
		const crossing: Crossing = { point: [top / steps, left / steps, (steps - top - left) / steps], next: [] };
		crossings.set(key, crossing);
		return crossing;
	};
	for (const corners of trianglesIn(steps)) {
		const edges = [
			[corners[0], corners[1]],
			[corners[0], corners[2]],
			[corners[1], corners[2]]
		] as const;
		const [one, other] = edges
			.filter(([a, b]) => at[a.index]! >= level !== at[b.index]! >= level)
			.map(([a, b]) => cross(a, b));
		if (!one || !other) continue;
		one.next.push(other);
		other.next.push(one);
	}
	return threaded([...crossings.values()]);
}

interface Corner {
	readonly index: number;
	readonly top: number;
	readonly left: number;
}

interface Crossing {
	readonly point: Shares;
	/** One where the line ends at a side of the triangle, two everywhere else. */
	readonly next: Crossing[];
}

/** Corners of each in rising order, so that two triangles name their common side alike. */
function* trianglesIn(steps: number): Generator<readonly [Corner, Corner, Corner]> {
	const corner = (top: number, left: number): Corner => ({ index: cornerAt(steps, top, left), top, left });
	for (let top = 0; top < steps; top++)
		for (let left = 0; left < steps - top; left++) {
			yield [corner(top, left), corner(top, left + 1), corner(top + 1, left)];
			if (left + 1 < steps - top) yield [corner(top, left + 1), corner(top + 1, left), corner(top + 1, left + 1)];
		}
}

/** Open lines first, from end to end; what is left over goes round. */
function threaded(crossings: readonly Crossing[]): readonly (readonly Shares[])[] {
	const seen = new Set<Crossing>();
	const lines: (readonly Shares[])[] = [];
	for (const start of [...crossings.filter(({ next }) => next.length === 1), ...crossings]) {
		if (seen.has(start)) continue;
		const line: Shares[] = [];
		for (let at: Crossing | undefined = start; at; at = at.next.find((next) => !seen.has(next))) {
			seen.add(at);
			line.push(at.point);
		}
		lines.push(start.next.length === 2 ? [...line, start.point] : line);
	}
	return lines;
}
