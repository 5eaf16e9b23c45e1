/** Areas that can be drawn and counted: what a map is made of. */

/** Longitude and latitude in degrees, five decimals: about a metre. */
export type Position = readonly [number, number];
/** Closed: the last position is the first. */
export type Ring = readonly Position[];
/** The outline first, then its holes. */
export type Polygon = readonly Ring[];

export interface Area {
	/** As the owner of the file has it, e.g. WK015304; no two areas of a map share one. */
	readonly code: string;
	readonly name: string;
	readonly polygons: readonly Polygon[];
}

export interface AreaMap {
	readonly title: string;
	/** Who made it, as it must be shown beside it. */
	readonly attribution: string;
	readonly areas: readonly Area[];
}

/** Of an uploaded file. */
export const LARGEST_FILE_MB = 5;
export const MOST_AREAS = 1500;
/** Pieces and holes of all areas together. */
export const MOST_RINGS = 6000;
/** Borders of neighbours counted once. More is finer than a screen shows, and slow to draw. */
export const MOST_POINTS = 4000;
export const LONGEST_NAME = 500;
export const LONGEST_CODE = 100;
export const LONGEST_TITLE = 100;
export const LONGEST_ATTRIBUTION = 200;
