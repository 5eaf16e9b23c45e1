import { countAreas, type MapView } from '../../areas/map-view.ts';
import { colourAt, shadeAt, shadesOf } from '../../areas/shades.ts';
import type { ChartCounts, OptionsShape } from '../../chart.ts';
import { type Drawn, drawText, round } from './drawn-text.ts';
import { INKS, INNER_WIDTH } from './picture-frame.ts';

const MOST_HEIGHT = 460;
const KEY_WIDTH = 24;
const KEY_GAP = 18;

interface MapPicture {
	readonly map: MapView;
	readonly shape: OptionsShape;
	readonly counts: ChartCounts;
	/** The ids of the options that were chosen in this very chart. */
	readonly chosen: readonly string[];
	readonly language: string;
}

/** The options of a question on the map: the darker, the more experiences; with the numbers of the shades below. */
export function drawMap({ map, shape, counts, chosen, language }: MapPicture): Drawn {
	const { id, options } = shape.dimension;
	const areas = countAreas(map.areas.length, map.places[id] ?? [], counts.selected, counts.all);
	const shades = shadesOf(areas.map(({ selected }) => selected));
	const scale = Math.min(INNER_WIDTH / map.width, MOST_HEIGHT / map.height);
	const left = round((INNER_WIDTH - map.width * scale) / 2);
	const colourOf = (selected: number) => {
		const shade = shadeAt(shades, selected);
		return shade === undefined ? NOBODY : colourAt(shade, shades.length);
	};
	const isChosen = (place: number) =>
		areas[place]!.options.length > 0 && areas[place]!.options.every((at) => chosen.includes(options[at]!.id));
	const edge = (ink: string, width: number) =>
		`stroke="${ink}" stroke-width="${Number((width / scale).toPrecision(3))}"`;
	const height = map.height * scale;
	const keys = [
		{ colour: NOBODY, from: 0, to: 0 },
		...shades.map(({ from, to }, at) => ({ colour: colourAt(at, shades.length), from, to }))
	];
	const legend = drawKeys(keys, height + 10, language);
	return {
		svg: [
			`<g transform="translate(${left} 0) scale(${Number(scale.toPrecision(5))})">`,
			...map.areas.map(
				({ path }, place) =>
					`<path d="${path}" fill="${colourOf(areas[place]!.selected)}" fill-rule="evenodd" ${edge(INKS.outline, 0.75)}/>`
			),
			...map.areas.map(({ path }, place) =>
				isChosen(place) ? `<path d="${path}" fill="none" ${edge('#14181b', 2.5)}/>` : ''
			),
			'</g>',
			legend.svg
		].join(''),
		height: height + 10 + legend.height + 22
	};
}

/** As white as the paper: nobody. */
const NOBODY = '#ffffff';

interface Key {
	readonly colour: string;
	readonly from: number;
	readonly to: number;
}

function drawKeys(keys: readonly Key[], y: number, language: string): Drawn {
	const number = new Intl.NumberFormat(language);
	const step = INNER_WIDTH / Math.max(keys.length, 6);
	const drawn = keys.map(({ colour, from, to }, at) => {
		const x = round(at * step);
		const words = from === to ? number.format(from) : `${number.format(from)}–${number.format(to)}`;
		const text = drawText(words, { x: x + KEY_WIDTH + 8, y, width: step - KEY_WIDTH - KEY_GAP, size: 13 });
		const box = `<rect x="${x + 0.5}" y="${round(y + 2.5)}" width="${KEY_WIDTH - 1}" height="11" fill="${colour}" stroke="${INKS.outline}"/>`;
		return { svg: box + text.svg, height: text.height };
	});
	return { svg: drawn.map(({ svg }) => svg).join(''), height: Math.max(...drawn.map(({ height }) => height)) };
}
