/**
 * The frame of every picture of a chart: what was asked, at which story point, over how many experiences, under which filter and
 * when. A picture travels without the page it came from, so all of that is in it.
 */
import { type Drawn, drawText, escapeXml, FONT, round } from './drawn-text.ts';

/** What a picture is drawn on; pixels. */
export const PICTURE_WIDTH = 800;
const MARGIN = 32;
export const INNER_WIDTH = PICTURE_WIDTH - 2 * MARGIN;

/** A print or a slide has a white ground, so these are the colours of the light screen, whatever the screen is set to. */
export const INKS = {
	selected: '#0d5f59',
	all: '#efece6',
	outline: '#6b7075',
	grid: '#e3e0da',
	quiet: '#4c5257',
	contour: '#22262a',
	brush: '#d97f30',
	brushLine: '#a4550f',
	/** Of two groups the first is dark and filled, the second light with a dark line: also apart without colours. */
	first: '#0d5f59',
	second: '#f3d9b8',
	secondLine: '#8f4a0c'
} as const;

export interface Legend {
	readonly mark: 'selected' | 'all' | 'first' | 'second';
	readonly words: string;
}

export interface PictureFrame {
	readonly language: string;
	readonly point: string;
	readonly title: string;
	/** How many experiences, under which filter; a paragraph each. */
	readonly about: readonly string[];
	readonly legend: readonly Legend[];
	/** Draws with its upper left corner at 0, 0 and {@link INNER_WIDTH} wide. */
	readonly body: Drawn;
	/** Who gave no answer, when this was, whose map it is; a paragraph each. */
	readonly foot: readonly string[];
}

/** A whole SVG file: no style sheet, no font and nothing else from outside it. */
export function drawPicture({ language, point, title, about, legend, body, foot }: PictureFrame): string {
	const parts: string[] = [];
	let y = MARGIN;
	const put = (drawn: Drawn, gap: number) => {
		parts.push(drawn.svg);
		y += drawn.height + gap;
	};
	const write = (text: string, size: number, gap: number, style: { bold?: boolean; fill?: string } = {}) =>
		put(drawText(text, { x: MARGIN, y, width: INNER_WIDTH, size, ...style }), gap);

	write(point, 14, 4, { fill: INKS.quiet });
	write(title, 22, 6, { bold: true });
	for (const line of about) write(line, 14, 1, { fill: INKS.quiet });
	y += 13;
	if (legend.length > 0) put(drawLegend(legend, y), 10);
	put({ svg: `<g transform="translate(${MARGIN} ${round(y)})">${body.svg}</g>`, height: body.height }, 18);
	parts.push(`<path d="M${MARGIN} ${round(y)}h${INNER_WIDTH}" stroke="${INKS.grid}"/>`);
	y += 10;
	for (const line of foot) write(line, 12, 1, { fill: INKS.quiet });
	const height = Math.ceil(y + MARGIN - 8);
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" width="${PICTURE_WIDTH}" height="${height}" viewBox="0 0 ${PICTURE_WIDTH} ${height}"`,
		` font-family="${escapeXml(FONT)}" xml:lang="${escapeXml(language)}" role="img">`,
		`<title>${escapeXml(title)}</title><desc>${escapeXml([point, ...about, ...foot].join('\n'))}</desc>`,
		`<rect width="${PICTURE_WIDTH}" height="${height}" fill="#ffffff"/>`,
		...parts,
		'</svg>'
	].join('');
}

function drawLegend(legend: readonly Legend[], top: number): Drawn {
	let y = top;
	let svg = '';
	for (const { mark, words } of legend) {
		svg += {
			selected: `<rect x="${MARGIN}" y="${round(y + 2)}" width="24" height="12" fill="${INKS.selected}"/>`,
			all: `<rect x="${MARGIN + 0.5}" y="${round(y + 2.5)}" width="23" height="11" fill="${INKS.all}" stroke="${INKS.outline}"/>`,
			first: `<rect x="${MARGIN}" y="${round(y + 2)}" width="24" height="12" fill="${INKS.first}"/>`,
			second: `<rect x="${MARGIN + 1}" y="${round(y + 3)}" width="22" height="10" fill="${INKS.second}" stroke="${INKS.secondLine}" stroke-width="2"/>`
		}[mark];
		const drawn = drawText(words, { x: MARGIN + 34, y, width: INNER_WIDTH - 34, size: 13 });
		svg += drawn.svg;
		y += drawn.height + 3;
	}
	return { svg, height: y - top };
}
