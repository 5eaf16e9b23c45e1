/**
 * Words in a picture that stands by itself: wrapped without asking a screen how wide they are, so that every computer breaks
 * the same lines, and safe whatever somebody put in a label.
 */
export const FONT = "Arial, Helvetica, 'Liberation Sans', 'Noto Sans', sans-serif";

export interface TextStyle {
	/** Pixels. */
	readonly size: number;
	readonly bold?: boolean;
	readonly fill?: string;
}

export interface TextBox extends TextStyle {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly align?: 'start' | 'middle' | 'end';
	/** What does not fit in so many lines is cut, with a sign that it was. */
	readonly mostLines?: number;
}

export const INK = '#22262a';

/** From one line to the next, as a part of the size. */
const LEADING = 1.35;

/** On the wide side of what the usual fonts need, as parts of the size; other programs have other fonts. */
const WIDTHS: readonly (readonly [signs: RegExp, width: number])[] = [
	[/\p{Mn}|[\u200b-\u200f\u2060-\u2069]/u, 0],
	[/[ijlItfr.,:;|!'’‘()[\]/ -]/, 0.36],
	[/[mwMW@%—…]/, 0.92],
	[/\p{Script=Arabic}|\p{Script=Hebrew}/u, 0.62],
	[/\p{Script=Ethiopic}|\p{Script=Han}|\p{Extended_Pictographic}/u, 1.1],
	[/\p{Lu}/u, 0.74]
];
const USUAL_WIDTH = 0.59;
const BOLD = 1.07;

export function textWidth(text: string, { size, bold }: TextStyle): number {
	let width = 0;
	for (const sign of text) width += WIDTHS.find(([signs]) => signs.test(sign))?.[1] ?? USUAL_WIDTH;
	return width * size * (bold ? BOLD : 1);
}

const graphemes = new Intl.Segmenter('nl', { granularity: 'grapheme' });

/** Between words where that can be, and within one that is longer than a line. */
export function wrapText(text: string, box: Pick<TextBox, 'width' | 'mostLines' | 'size' | 'bold'>): readonly string[] {
	const fits = (line: string) => textWidth(line, box) <= box.width;
	const words = text
		.trim()
		.split(/\s+/)
		.map((word) => (fits(word) ? [word] : flow(signsOf(word), '', fits)));
	// What was cut stands on lines of its own, but for the end of a word.
	const lines = flow(words.flat(), ' ', fits);
	const { mostLines = Infinity } = box;
	return lines.length <= mostLines ? lines : [...lines.slice(0, mostLines - 1), cut(lines[mostLines - 1]!, fits)];
}

const signsOf = (word: string) => Array.from(graphemes.segment(word), ({ segment }) => segment);

/** As many parts on every line as fit. */
function flow(parts: readonly string[], between: string, fits: (line: string) => boolean): string[] {
	const lines: string[] = [];
	let line = '';
	for (const part of parts) {
		const longer = line === '' ? part : line + between + part;
		if (line === '' || fits(longer)) {
			line = longer;
			continue;
		}
		lines.push(line);
		line = part;
	}
	return line === '' ? lines : [...lines, line];
}

function cut(line: string, fits: (line: string) => boolean): string {
	const signs = signsOf(line);
	while (signs.length > 0 && !fits(`${signs.join('')}…`)) signs.pop();
	return `${signs.join('')}…`;
}

/** What XML cannot hold at all is left out: control signs and halves of signs. */
export const escapeXml = (text: string): string =>
	text
		.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
		.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** By its first letter that runs in a direction. */
export const isRightToLeft = (text: string): boolean =>
	/^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u.test(text);

export interface Drawn {
	readonly svg: string;
	/** Pixels down from where it began. */
	readonly height: number;
}

/** Lines below each other; `y` is their upper side. Words that run from right to left begin at the right side of their box. */
export function drawText(text: string, box: TextBox): Drawn {
	const { x, y, width, size, bold, fill = INK, align = 'start' } = box;
	const lines = wrapText(text, box);
	const mirrored = isRightToLeft(text);
	const physical = mirrored ? { start: 'end', middle: 'middle', end: 'start' }[align] : align;
	const at = { start: x, middle: x + width / 2, end: x + width }[physical as 'start' | 'middle' | 'end'];
	const style = [
		`font-size="${size}"`,
		...(bold ? ['font-weight="700"'] : []),
		`fill="${fill}"`,
		...(mirrored ? ['direction="rtl"'] : []),
		...(align === 'start' ? [] : [`text-anchor="${align}"`])
	].join(' ');
	const svg = lines
		.map(
			(line, i) => `<text x="${at}" y="${round(y + size * (0.95 + i * LEADING))}" ${style}>${escapeXml(line)}</text>`
		)
		.join('');
	return { svg, height: lines.length * size * LEADING };
}

/** Hundredths of a pixel are fine enough. */
export const round = (value: number): number => Math.round(value * 100) / 100;
