import type { Shares } from '#lib/signify/answer.ts';
import type { Zone } from '../triangle.ts';
import { drawn, polygon } from './triangle-drawing.ts';

/** Corners from 60 %, sides where the third share stays below 20 %, and the middle: the corners of each, as shares. */
const CORNERS: Readonly<Record<Zone, readonly Shares[]>> = {
	top: [
		[1, 0, 0],
		[0.6, 0.4, 0],
		[0.6, 0, 0.4]
	],
	left: [
		[0, 1, 0],
		[0.4, 0.6, 0],
		[0, 0.6, 0.4]
	],
	right: [
		[0, 0, 1],
		[0.4, 0, 0.6],
		[0, 0.4, 0.6]
	],
	'top-left': [
		[0.6, 0.4, 0],
		[0.4, 0.6, 0],
		[0.2, 0.6, 0.2],
		[0.6, 0.2, 0.2]
	],
	'top-right': [
		[0.6, 0, 0.4],
		[0.4, 0, 0.6],
		[0.2, 0.2, 0.6],
		[0.6, 0.2, 0.2]
	],
	'left-right': [
		[0, 0.6, 0.4],
		[0, 0.4, 0.6],
		[0.2, 0.2, 0.6],
		[0.2, 0.6, 0.2]
	],
	centre: [
		[0.6, 0.2, 0.2],
		[0.2, 0.6, 0.2],
		[0.2, 0.2, 0.6]
	]
};

export const zoneOutline = (zone: Zone): string => polygon(CORNERS[zone].map(drawn));
