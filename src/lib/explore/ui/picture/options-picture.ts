import type { Say } from '#lib/platform/messages.ts';
import { inLanguage } from '#lib/signify/words.ts';
import { type ChartCounts, largestShare, type OptionsShape, share } from '../../chart.ts';
import { type Drawn, drawText, round } from './drawn-text.ts';
import { INKS, INNER_WIDTH } from './picture-frame.ts';

const LABEL_WIDTH = 280;
const NUMBERS_WIDTH = 120;
const BAR_LEFT = LABEL_WIDTH + 16;
const BAR_WIDTH = INNER_WIDTH - BAR_LEFT - NUMBERS_WIDTH;
const MOST_LABEL_LINES = 4;

/** More bars than this are read by nobody: those that nobody chose are then left out, and said. */
const MOST_BARS = 40;

interface OptionsPicture {
	readonly shape: OptionsShape;
	readonly counts: ChartCounts;
	/** The ids of the options that were chosen in this very chart; none is all. */
	readonly chosen: readonly string[];
	/** All stories are drawn behind the selected ones. */
	readonly compared: boolean;
	readonly language: string;
	readonly say: Say;
}

/** Bars below each other; areas have no order of their own, so the most named comes first. */
export function drawOptions({ shape, counts, chosen, compared, language, say }: OptionsPicture): Drawn {
	const { options, shape: kind } = shape.dimension;
	const ordered = [...options.keys()];
	if (kind === 'areas') ordered.sort((a, b) => counts.all[b]! - counts.all[a]!);
	const drawn = ordered.length > MOST_BARS ? ordered.filter((place) => counts.all[place]! > 0) : ordered;

	const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 });
	const number = new Intl.NumberFormat(language);
	const scale = BAR_WIDTH / (largestShare(counts) || 1);
	let y = 0;
	let svg = '';
	for (const place of drawn) {
		const { id, label } = options[place]!;
		const words = drawText(inLanguage(label, language), {
			x: 0,
			y: y + 2,
			width: LABEL_WIDTH,
			size: 14,
			mostLines: MOST_LABEL_LINES,
			bold: chosen.includes(id)
		});
		svg += words.svg;
		const selectedShare = share(counts.selected[place]!, counts.answered.selected);
		if (compared) {
			const width = round(share(counts.all[place]!, counts.answered.all) * scale);
			svg += `<rect x="${BAR_LEFT}" y="${round(y + 2.5)}" width="${width}" height="17" fill="${INKS.all}" stroke="${INKS.outline}"/>`;
		}
		const faded = chosen.length > 0 && !chosen.includes(id) ? ' fill-opacity="0.3"' : '';
		svg += `<rect x="${BAR_LEFT}" y="${round(y + 5)}" width="${round(selectedShare * scale)}" height="12" fill="${INKS.selected}"${faded}/>`;
		svg += drawText(`${number.format(counts.selected[place]!)} · ${percent.format(selectedShare)}`, {
			x: INNER_WIDTH - NUMBERS_WIDTH,
			y: y + 2,
			width: NUMBERS_WIDTH,
			size: 14,
			align: 'end'
		}).svg;
		y += Math.max(words.height, 20) + 9;
	}
	const left = ordered.length - drawn.length;
	if (left > 0) {
		const rest = drawText(say('mirror.picture.left-out', { count: left }), {
			x: 0,
			y,
			width: INNER_WIDTH,
			size: 13,
			fill: INKS.quiet
		});
		svg += rest.svg;
		y += rest.height;
	}
	return { svg, height: y };
}
