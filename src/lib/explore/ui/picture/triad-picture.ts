import { inLanguage } from '#lib/signify/words.ts';
import { type ChartCounts, largestShare, type TriadShape } from '../../chart.ts';
import type { TriadTest } from '../../clause.ts';
import { densityContours, FEWEST_FOR_CONTOURS } from '../../density-contours.ts';
import { dots, drawnSpot, hexagons, linesPath, OUTLINE, polygon } from '../triangle-drawing.ts';
import { zoneOutline } from '../zone-outlines.ts';
import { type Drawn, drawText } from './drawn-text.ts';
import { INKS, INNER_WIDTH } from './picture-frame.ts';

/** Pixels for one of the hundred parts in which the triangle is drawn. */
const SCALE = 4.4;
const LEFT = (INNER_WIDTH - 100 * SCALE) / 2;
const SIDE = 300;

interface TriadPicture {
	readonly shape: TriadShape;
	readonly counts: ChartCounts;
	/** What was chosen in this very chart. */
	readonly test: TriadTest | undefined;
	readonly compared: boolean;
	readonly language: string;
}

/** The triangle with its anchors; dots while they can be told apart, hexagons where they are many. */
export function drawTriad({ shape, counts, test, compared, language }: TriadPicture): Drawn {
	const [top, left, right] = shape.dimension.anchors.map((anchor) => inLanguage(anchor, language)) as [
		string,
		string,
		string
	];
	const middle = (INNER_WIDTH - SIDE) / 2;
	const head = drawText(top, { x: middle, y: 0, width: SIDE, size: 14, align: 'middle' });
	const y = head.height + 12;
	const foot = y + 100 * Math.sqrt(0.75) * SCALE + 14;
	const [leftFoot, rightFoot] = [
		drawText(left, { x: 0, y: foot, width: SIDE, size: 14 }),
		drawText(right, { x: INNER_WIDTH - SIDE, y: foot, width: SIDE, size: 14, align: 'end' })
	];
	const marks = test
		? [...test.zones.map(zoneOutline), ...(test.lasso.length > 0 ? [polygon(test.lasso.map(drawnSpot))] : [])].map(
				(points) =>
					`<polygon points="${points}" fill="${INKS.brush}" fill-opacity="0.18" fill-rule="evenodd" stroke="${INKS.brushLine}" stroke-width="0.5"/>`
			)
		: [];
	return {
		svg: [
			head.svg,
			`<g transform="translate(${LEFT} ${y}) scale(${SCALE})">`,
			`<polygon points="${OUTLINE}" fill="#faf8f5" stroke="${INKS.outline}" stroke-width="0.4" stroke-linejoin="round"/>`,
			...(counts.dots ? dotted(counts.dots, compared) : dense(shape, counts, compared)),
			...contoured(shape, counts),
			...marks,
			'</g>',
			leftFoot.svg,
			rightFoot.svg
		].join(''),
		height: foot + Math.max(leftFoot.height, rightFoot.height)
	};
}

function contoured({ side }: TriadShape, { selected, answered }: ChartCounts): readonly string[] {
	if (answered.selected < FEWEST_FOR_CONTOURS) return [];
	return densityContours(side, selected).flatMap(({ lines }) => {
		const path = `<path d="${linesPath(lines)}" fill="none" stroke-linejoin="round"`;
		return [`${path} stroke="#ffffff" stroke-width="1.4"/>`, `${path} stroke="${INKS.contour}" stroke-width="0.6"/>`];
	});
}

function dotted(all: NonNullable<ChartCounts['dots']>, compared: boolean): readonly string[] {
	const line = (d: string, width: number, colour: string) =>
		d && `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round"/>`;
	return [
		...(compared ? dots(all, 'all') : []).flatMap(({ width, path }) => [
			line(path, width * 0.8, INKS.outline),
			line(path, width * 0.8 - 0.7, '#ffffff')
		]),
		...dots(all, 'selected').map(({ width, path }) => line(path, (width - 0.3) * 0.8, INKS.selected))
	];
}

function dense({ centres, side }: TriadShape, counts: ChartCounts, compared: boolean): readonly string[] {
	const largest = largestShare(counts);
	const all = hexagons(centres, counts.all, counts.answered.all, largest, side);
	const selected = hexagons(centres, counts.selected, counts.answered.selected, largest, side);
	return [
		...(compared ? [`<path d="${all}" fill="${INKS.all}" stroke="${INKS.outline}" stroke-width="0.3"/>`] : []),
		`<path d="${selected}" fill="${INKS.selected}" fill-opacity="0.85"/>`
	];
}
