/** One question for two groups, as a picture that stands by itself. */
import type { Say } from '#lib/platform/messages.ts';
import type { Dimension } from '#lib/signify/dimension.ts';
import { inLanguage } from '#lib/signify/words.ts';
import { largestShare, type OptionsShape, share, type TriadShape } from '../../chart.ts';
import type { Comparison, Mirror } from '../../mirror/mirror.ts';
import { differenceWords, summaryWords } from '../../mirror/mirror-words.ts';
import type { Both } from '../../mirror/split.ts';
import type { Selection } from '../../selection.ts';
import { dots, hexagons, OUTLINE } from '../triangle-drawing.ts';
import { drawBins } from './bins-picture.ts';
import { otherFilters, sliderBins, timeBins } from './chart-picture.ts';
import { type Drawn, drawText, round } from './drawn-text.ts';
import { drawPicture, INKS, INNER_WIDTH } from './picture-frame.ts';

export interface MirrorPicture {
	readonly comparison: Comparison;
	readonly mirror: Mirror;
	readonly names: Both<string>;
	/** What holds for both groups. */
	readonly common: Selection;
	readonly dimensions: readonly Dimension[];
	/** The name of the story point. */
	readonly point: string;
	readonly day: Date;
	readonly language: string;
	readonly say: Say;
}

const FIRST = `fill="${INKS.first}" fill-opacity="0.85"`;
const SECOND = `fill="${INKS.second}" fill-opacity="0.6" stroke="${INKS.secondLine}" stroke-width="2"`;

export function mirrorPicture(picture: MirrorPicture): string {
	const { comparison, mirror, names, common, dimensions, point, day, language, say } = picture;
	const { counts, shape } = comparison;
	const filters = otherFilters(common, dimensions, undefined, language, say);
	const group = (place: 0 | 1, letter: string) =>
		say('mirror.picture.group', { letter, name: names[place], count: mirror.sizes[place] });
	return drawPicture({
		language,
		point,
		title: inLanguage(shape.dimension.title, language),
		about: [
			summaryWords(comparison, names, mirror, { language, say }),
			...(filters.length > 0 ? [say('mirror.picture.common', { filter: filters.join('; ') })] : [])
		],
		legend: [
			{ mark: 'first', words: group(0, 'A') },
			{ mark: 'second', words: group(1, 'B') }
		],
		body: bodyOf(picture),
		foot: [
			say('mirror.answered', { a: counts.answered.selected, b: counts.answered.all }),
			say('mirror.picture.day', {
				day: day.toLocaleDateString(language, { day: 'numeric', month: 'long', year: 'numeric' })
			})
		]
	});
}

function bodyOf({ comparison, language, say }: MirrorPicture): Drawn {
	const { shape, counts } = comparison;
	const bins = {
		counts,
		ranges: [],
		language,
		layers: [
			{ of: 'selected', style: FIRST },
			{ of: 'all', style: SECOND }
		]
	} as const;
	switch (shape.kind) {
		case 'options':
			return drawPairs(comparison, shape, language, say);
		case 'slider':
			return drawBins({ ...bins, ...sliderBins(shape, counts, language) });
		case 'time':
			return drawBins({ ...bins, ...timeBins(shape, language) });
		case 'triad':
			return drawTriads(comparison, shape, language);
	}
}

const LABEL_WIDTH = 260;
const NUMBERS_WIDTH = 200;
const BAR_LEFT = LABEL_WIDTH + 16;
const BAR_WIDTH = INNER_WIDTH - BAR_LEFT - NUMBERS_WIDTH;

/** What nobody in either group chose is left out. */
function drawPairs(
	{ counts, differences }: Comparison,
	{ dimension }: OptionsShape,
	language: string,
	say: Say
): Drawn {
	const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 });
	const scale = BAR_WIDTH / (largestShare(counts) || 1);
	const numbers = { x: INNER_WIDTH - NUMBERS_WIDTH, width: NUMBERS_WIDTH, size: 13, align: 'end' } as const;
	const parts: string[] = [];
	let y = 0;
	for (const [option, { label }] of dimension.options.entries()) {
		if (counts.selected[option] === 0 && counts.all[option] === 0) continue;
		const words = { x: 0, y: y + 2, width: LABEL_WIDTH, size: 14, mostLines: 4 };
		const drawn = drawText(inLanguage(label, language), words);
		const one = share(counts.selected[option]!, counts.answered.selected);
		const other = share(counts.all[option]!, counts.answered.all);
		const difference = differences.find(({ aspect }) => aspect.of === 'option' && aspect.option === option);
		parts.push(
			drawn.svg,
			`<rect x="${BAR_LEFT}" y="${round(y + 2)}" width="${round(one * scale)}" height="13" ${FIRST}/>`,
			`<rect x="${BAR_LEFT + 1}" y="${round(y + 19)}" width="${round(Math.max(other * scale - 2, 0))}" height="11" ${SECOND}/>`,
			drawText(`A ${percent.format(one)}, B ${percent.format(other)}`, { ...numbers, y: y + 1 }).svg,
			difference
				? drawText(differenceWords(difference, { language, say }), { ...numbers, y: y + 18, fill: INKS.quiet }).svg
				: ''
		);
		y += Math.max(drawn.height, 34) + 9;
	}
	return { svg: parts.join(''), height: y };
}

const SCALE = 3.2;

function drawTriads(
	{ counts, dots: single }: Comparison,
	{ dimension, centres, side }: TriadShape,
	language: string
): Drawn {
	const [top, left, right] = dimension.anchors.map((anchor) => inLanguage(anchor, language)) as [
		string,
		string,
		string
	];
	const half = INNER_WIDTH / 2 - 12;
	const head = drawText(top, { x: INNER_WIDTH / 4, y: 0, width: INNER_WIDTH / 2, size: 14, align: 'middle' });
	const y = head.height + 12;
	const foot = y + 100 * Math.sqrt(0.75) * SCALE + 14;
	const feet = [
		drawText(left, { x: 0, y: foot, width: half, size: 14 }),
		drawText(right, { x: INNER_WIDTH - half, y: foot, width: half, size: 14, align: 'end' })
	];
	const triangle = (which: 'selected' | 'all') => {
		const place = which === 'selected' ? 0 : 1;
		const density = hexagons(centres, counts[which], counts.answered[which], largestShare(counts), side);
		return [
			`<g transform="translate(${round(place * (INNER_WIDTH / 2) + (INNER_WIDTH / 2 - 100 * SCALE) / 2)} ${round(y)}) scale(${SCALE})">`,
			drawText(place === 0 ? 'A' : 'B', { x: 0, y: 0, width: 10, size: 6, bold: true }).svg,
			`<polygon points="${OUTLINE}" fill="#faf8f5" stroke="${INKS.outline}" stroke-width="0.5" stroke-linejoin="round"/>`,
			single
				? dotted(dots(single[place], 'all'), place)
				: `<path d="${density}" ${place === 0 ? FIRST : SECOND.replace('"2"', '"0.5"')}/>`,
			'</g>'
		].join('');
	};
	return {
		svg: [head.svg, triangle('selected'), triangle('all'), ...feet.map(({ svg }) => svg)].join(''),
		height: foot + Math.max(...feet.map(({ height }) => height))
	};
}

/** Full dots for the first group, open ones for the second. */
const dotted = (paths: ReturnType<typeof dots>, place: 0 | 1): string =>
	paths
		.filter(({ path }) => path !== '')
		.map(({ path, width }) => {
			const line = (size: number, colour: string) =>
				`<path d="${path}" fill="none" stroke="${colour}" stroke-width="${round(size)}" stroke-linecap="round"/>`;
			return place === 0 ? line(width, INKS.first) : line(width, INKS.secondLine) + line(width - 1.3, '#ffffff');
		})
		.join('');
