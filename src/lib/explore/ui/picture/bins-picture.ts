import { type ScaleLinear, scaleLinear } from 'd3-scale';
import { type ChartCounts, largestShare, share } from '../../chart.ts';
import type { PlacedMark } from '../../change-mark.ts';
import { type Drawn, drawText, INK, round } from './drawn-text.ts';
import { INKS, INNER_WIDTH } from './picture-frame.ts';

const LEFT = 52;
const WIDTH = INNER_WIDTH - LEFT;
const TOP = 8;
const HEIGHT = 240;

export interface BinsPicture {
	readonly counts: ChartCounts;
	/** One more than there are bins. */
	readonly edges: readonly number[];
	/** Below the axis, each at a place on the scale of the edges. */
	readonly ticks: readonly { readonly at: number; readonly words: string }[];
	/** What lies at the two ends. */
	readonly poles: readonly [left: string, right: string] | undefined;
	/** The parts that were chosen in this very chart, on the scale of the edges. */
	readonly ranges: readonly { readonly from: number; readonly to: number }[];
	/** The one that is drawn first lies under the others. */
	readonly layers: readonly BinsLayer[];
	/** What changed meanwhile. */
	readonly marks?: readonly PlacedMark[];
	readonly language: string;
}

export interface BinsLayer {
	readonly of: 'selected' | 'all';
	/** Attributes of an SVG shape. */
	readonly style: string;
}

/** The selected stories, over all of them where they are not the same. */
export const overAll = (compared: boolean): readonly BinsLayer[] => [
	...(compared ? [{ of: 'all', style: `fill="${INKS.all}" stroke="${INKS.outline}"` } as const] : []),
	{ of: 'selected', style: `fill="${INKS.selected}" fill-opacity="0.85"` }
];

/** Bins side by side over an axis, their height the share of those who answered. */
export function drawBins(picture: BinsPicture): Drawn {
	const { counts, edges, ranges, layers } = picture;
	if (counts.all.length === 0) return { svg: '', height: 0 };
	const x = scaleLinear([edges[0]!, edges.at(-1)!], [LEFT, LEFT + WIDTH]);
	const y = scaleLinear([0, largestShare(counts) || 1], [HEIGHT, TOP]).nice(4);
	const bars = (of: readonly number[], whole: number, style: string) =>
		of
			.map((stories, bin) => {
				if (stories === 0) return '';
				const top = round(y(share(stories, whole)));
				const [from, to] = [round(x(edges[bin]!)), round(x(edges[bin + 1]!))];
				return `<rect x="${from}" y="${top}" width="${round(Math.max(to - from - 1, 0.5))}" height="${round(HEIGHT - top)}" ${style}/>`;
			})
			.join('');
	const axis = drawAxis(picture, x);
	const marks = drawMarks(picture.marks ?? []);
	return {
		svg: [
			`<g transform="translate(0 ${marks.height})">`,
			drawGrid(y, picture.language),
			...layers.map(({ of, style }) => bars(counts[of], counts.answered[of], style)),
			...ranges.map(({ from, to }) => {
				const width = round(Math.max(x(to) - x(from), 1));
				return `<rect x="${round(x(from))}" y="${TOP}" width="${width}" height="${HEIGHT - TOP}" fill="${INKS.brush}" fill-opacity="0.18" stroke="${INKS.brushLine}"/>`;
			}),
			axis.svg,
			'</g>',
			marks.svg
		].join(''),
		height: marks.height + HEIGHT + axis.height
	};
}

const LANE = 24;
const NUMBER = 20;

/** How wide a number is over the bins, as {@link placeMarks} asks for it. */
export const MARK_ROOM = (NUMBER + 4) / WIDTH;

/** Over the bins a line, or a band to where it ended; above them its number. */
function drawMarks(marks: readonly PlacedMark[]): Drawn {
	const above = LANE * (1 + Math.max(-1, ...marks.map(({ lane }) => lane)));
	const svg = marks.map(({ number, mark, from, to, lane }) => {
		const [x, y] = [round(LEFT + from * WIDTH), lane * LANE];
		const [end, middle, foot] = [round(LEFT + to * WIDTH), y + NUMBER / 2, above + HEIGHT];
		const { isPlanned } = mark;
		const ink = `stroke="${INK}" stroke-width="2"${isPlanned ? '' : ' stroke-dasharray="5 4"'}`;
		const [left, corner, fill] = [round(x - NUMBER / 2), isPlanned ? 4 : NUMBER / 2, isPlanned ? INK : '#ffffff'];
		return [
			mark.last > mark.first
				? `<rect x="${x}" y="${middle}" width="${round(end - x)}" height="${foot - middle}" fill="${INK}" fill-opacity="0.12"/>` +
					`<path d="M${x} ${middle}H${end}V${foot}" fill="none" stroke="${INK}"/>`
				: '',
			`<path d="M${x} ${middle}V${foot}" ${ink}/>`,
			`<rect x="${left}" y="${y}" width="${NUMBER}" height="${NUMBER}" rx="${corner}" fill="${fill}" stroke="${INK}" stroke-width="2"/>`,
			drawText(String(number), {
				x: left,
				y: y + 2,
				width: NUMBER,
				size: 12,
				align: 'middle',
				bold: true,
				fill: isPlanned ? '#ffffff' : INK
			}).svg
		].join('');
	});
	return { svg: svg.join(''), height: above };
}

type Scale = ScaleLinear<number, number>;

function drawGrid(y: Scale, language: string): string {
	const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 });
	const label = { x: 0, width: LEFT - 8, size: 12, align: 'end', fill: INKS.quiet } as const;
	return y
		.ticks(4)
		.map((tick) => {
			const at = round(y(tick));
			const line = `<path d="M${LEFT} ${at}H${LEFT + WIDTH}" stroke="${tick === 0 ? INKS.outline : INKS.grid}"/>`;
			return line + drawText(percent.format(tick), { ...label, y: at - 8 }).svg;
		})
		.join('');
}

const TICK_WIDTH = 96;

function drawAxis({ ticks, poles }: BinsPicture, x: Scale): Drawn {
	const below = ticks.map(({ at, words }) => {
		const left = Math.min(Math.max(x(at) - TICK_WIDTH / 2, 0), INNER_WIDTH - TICK_WIDTH);
		return drawText(words, {
			...tickStyle(x(at)),
			x: left,
			y: HEIGHT + 6,
			width: TICK_WIDTH,
			size: 12,
			fill: INKS.quiet
		});
	});
	const y = HEIGHT + 12 + Math.max(0, ...below.map(({ height }) => height));
	const half = WIDTH / 2 - 16;
	const ends = poles
		? [
				drawText(poles[0], { x: LEFT, y, width: half, size: 14 }),
				drawText(poles[1], { x: LEFT + WIDTH - half, y, width: half, size: 14, align: 'end' })
			]
		: [];
	return {
		svg: [...below, ...ends].map(({ svg }) => svg).join(''),
		height: y - HEIGHT + Math.max(0, ...ends.map(({ height }) => height))
	};
}

/** At the right end of the axis there is no room to stand in the middle. */
const tickStyle = (middle: number) => ({
	align: middle + TICK_WIDTH / 2 > INNER_WIDTH ? ('end' as const) : ('middle' as const)
});
