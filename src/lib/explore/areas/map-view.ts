/** A map as it is sent to whoever looks at charts. */
export interface MapView {
	readonly title: string;
	/** Who made it; shown beside it. */
	readonly attribution: string;
	readonly width: number;
	readonly height: number;
	readonly areas: readonly DrawnPlace[];
	/** By question, for each of its options in order: the place of its area, or -1. */
	readonly places: Readonly<Record<string, readonly number[]>>;
}

export interface DrawnPlace {
	readonly name: string;
	/** Of an SVG path. */
	readonly path: string;
	/** Its middle. */
	readonly x: number;
	readonly y: number;
}

/** The area one comes to from another with an arrow: the nearest of those that lie more that way than aside; `undefined` at the edge. */
export function neighbourOf(areas: readonly DrawnPlace[], from: number, dx: number, dy: number): number | undefined {
	const here = areas[from]!;
	let nearest: { readonly place: number; readonly far: number } | undefined;
	areas.forEach(({ x, y }, place) => {
		const along = (x - here.x) * dx + (y - here.y) * dy;
		const aside = Math.abs((x - here.x) * dy) + Math.abs((y - here.y) * dx);
		if (place === from || along <= 0 || aside > along) return;
		const far = along + aside;
		if (!nearest || far < nearest.far) nearest = { place, far };
	});
	return nearest?.place;
}

/** Per area of the map what its options hold together, and which options those are. */
export interface AreaCount {
	readonly selected: number;
	readonly all: number;
	/** Places of options. */
	readonly options: readonly number[];
}

/**
 * @param places          for each option the place of its area, or -1
 * @param selected, all   stories by option
 */
export function countAreas(
	areas: number,
	places: readonly number[],
	selected: ArrayLike<number>,
	all: ArrayLike<number>
): readonly AreaCount[] {
	const counts = Array.from({ length: areas }, () => ({ selected: 0, all: 0, options: [] as number[] }));
	places.forEach((area, option) => {
		const count = counts[area];
		if (!count) return;
		count.selected += selected[option]!;
		count.all += all[option]!;
		count.options.push(option);
	});
	return counts;
}
