/** A chart as a picture that stands by itself, drawn from its counts: the same in every browser, whatever its screen shows. */
import type { Say } from '#lib/platform/messages.ts';
import type { Dimension } from '#lib/signify/dimension.ts';
import { inLanguage } from '#lib/signify/words.ts';
import type { MapView } from '../../areas/map-view.ts';
import { type ChangeMark, type PlacedMark, placeMarks } from '../../change-mark.ts';
import type { ChartCounts, ChartShape, OptionsShape, SliderShape, TimeShape } from '../../chart.ts';
import type { AnswerClause, TriadTest } from '../../clause.ts';
import { clauseWords } from '../../clause-words.ts';
import { SLIDER_STEPS } from '../../columns.ts';
import { clauseOn, type Selection } from '../../selection.ts';
import { changeWords } from '../changes/change-words.ts';
import { periodWords } from '../period-words.ts';
import { type BinsPicture, drawBins, MARK_ROOM, overAll } from './bins-picture.ts';
import { type Drawn, round } from './drawn-text.ts';
import { drawMap } from './map-picture.ts';
import { drawOptions } from './options-picture.ts';
import { drawPicture, type Legend } from './picture-frame.ts';
import { drawTriad } from './triad-picture.ts';

export interface ChartPicture {
	readonly shape: ChartShape;
	readonly counts: ChartCounts;
	readonly selection: Selection;
	/** Those of the selection; others may be among them. */
	readonly dimensions: readonly Dimension[];
	/** The name of the story point. */
	readonly point: string;
	/** Experiences at the point, whatever the filter. */
	readonly stories: number;
	/** The day of the counts. */
	readonly day: Date;
	/** The areas of the point; drawn when the question is about them. */
	readonly map?: MapView | undefined;
	/** What changed meanwhile, in the order of time; drawn when the question is about time. */
	readonly marks?: readonly ChangeMark[];
	readonly language: string;
	readonly say: Say;
}

/** An SVG file. A chart is counted under all filters but its own, and so its words say: what was chosen in it is marked. */
export function chartPicture(picture: ChartPicture): string {
	const { shape, counts, selection, dimensions, point, stories, day, map, language, say } = picture;
	const own = clauseOn(selection, shape.dimension.id);
	const filters = otherFilters(selection, dimensions, shape.dimension.id, language, say);
	const compared = filters.length > 0;
	const chosen = own && clauseWords(own, shape.dimension, language, say);
	const { answered, notApplicable, unanswered } = counts;
	return drawPicture({
		language,
		point,
		title: inLanguage(shape.dimension.title, language),
		about: [
			say('mirror.picture.answered', { count: answered.selected }),
			compared
				? say('mirror.picture.filter', { filter: filters.join('; ') })
				: say('mirror.picture.all', { count: stories }),
			...(chosen ? [say('mirror.picture.chosen', { answers: chosen })] : [])
		],
		legend: compared ? legendOf(say) : [],
		body: bodyOf(picture, own, compared),
		foot: [
			...marksOf(picture).map(({ number, mark }) => `${number} ${mark.name}: ${changeWords(mark, language, say)}`),
			say('mirror.picture.missing', { notApplicable: notApplicable.selected, unanswered: unanswered.selected }),
			say('mirror.picture.day', {
				day: day.toLocaleDateString(language, { day: 'numeric', month: 'long', year: 'numeric' })
			}),
			...(map?.places[shape.dimension.id] && map.attribution ? [map.attribution] : [])
		]
	});
}

const legendOf = (say: Say): readonly Legend[] => [
	{ mark: 'selected', words: say('mirror.picture.legend.selected') },
	{ mark: 'all', words: say('explore.legend.all') }
];

/** Every filter but the one on a question, in words. */
export function otherFilters(
	{ clauses, words, tag }: Selection,
	dimensions: readonly Dimension[],
	own: string | undefined,
	language: string,
	say: Say
): readonly string[] {
	const said = clauses.flatMap((clause) => {
		const dimension = dimensions.find(({ id }) => id === clause.dimension);
		if (!dimension || dimension.id === own) return [];
		const title = inLanguage(dimension.title, language);
		return [`${title}${/[?!.…:]$/.test(title) ? '' : ':'} ${clauseWords(clause, dimension, language, say)}`];
	});
	return [
		...said,
		...(words === '' ? [] : [say('mirror.picture.words', { words })]),
		...(tag === undefined ? [] : [say('notes.picture', { tag })])
	];
}

function bodyOf(picture: ChartPicture, own: AnswerClause | undefined, compared: boolean): Drawn {
	const { shape, counts, language } = picture;
	const layers = overAll(compared);
	switch (shape.kind) {
		case 'options':
			return drawAnswers(picture, shape, chosenOptions(own, shape), compared);
		case 'slider':
			return drawBins({ ...sliderBins(shape, counts, language), ranges: rangesOf(own), counts, layers, language });
		case 'time':
			return drawBins({
				...timeBins(shape, language),
				ranges: periodOf(own, shape),
				marks: marksOf(picture),
				counts,
				layers,
				language
			});
		case 'triad':
			return drawTriad({ shape, counts, test: triadTest(own), compared, language });
	}
}

const marksOf = ({ shape, marks = [] }: ChartPicture): readonly PlacedMark[] =>
	shape.kind === 'time' ? placeMarks(marks, shape.edges, MARK_ROOM) : [];

/** The bars, and above them the map where the answers have their places on one. */
function drawAnswers(
	{ counts, map, language, say }: ChartPicture,
	shape: OptionsShape,
	chosen: readonly string[],
	compared: boolean
): Drawn {
	const bars = drawOptions({ shape, counts, chosen, compared, language, say });
	if (!map?.places[shape.dimension.id]) return bars;
	const above = drawMap({ map, shape, counts, chosen, language });
	return {
		svg: `${above.svg}<g transform="translate(0 ${round(above.height)})">${bars.svg}</g>`,
		height: above.height + bars.height
	};
}

function chosenOptions(own: AnswerClause | undefined, { dimension }: OptionsShape): readonly string[] {
	if (!own || !('options' in own.test)) return [];
	const { options } = own.test;
	return own.not ? dimension.options.map(({ id }) => id).filter((id) => !options.includes(id)) : options;
}

/** The rest of a part of the triangle is not drawn; the words say it. */
const triadTest = (own: AnswerClause | undefined): TriadTest | undefined =>
	own?.test.kind === 'triad' && !own.not ? own.test : undefined;

type Axis = Pick<BinsPicture, 'edges' | 'ticks' | 'poles'>;

export function sliderBins({ dimension }: SliderShape, { all }: ChartCounts, language: string): Axis {
	const width = SLIDER_STEPS / all.length;
	return {
		edges: Array.from({ length: all.length + 1 }, (_, bin) => bin * width),
		ticks: [0, 25, 50, 75, 100].map((at) => ({ at, words: String(at) })),
		poles: [inLanguage(dimension.left, language), inLanguage(dimension.right, language)]
	};
}

const MOST_TICKS = 6;

export function timeBins({ edges, unit }: TimeShape, language: string): Axis {
	const bins = edges.length - 1;
	const step = Math.max(1, Math.ceil(bins / MOST_TICKS));
	return {
		edges,
		ticks: edges
			.slice(0, -1)
			.map((day, bin) => ({ at: (day + edges[bin + 1]!) / 2, words: periodWords(day, unit, language) }))
			.filter((_, bin) => bin % step === 0),
		poles: undefined
	};
}

/** The last step of a range is wholly in it. */
function rangesOf(own: AnswerClause | undefined): BinsPicture['ranges'] {
	if (own?.test.kind !== 'slider' || own.not) return [];
	return own.test.ranges.map(({ from, to }) => ({ from, to: Math.min(to + 1, SLIDER_STEPS) }));
}

function periodOf(own: AnswerClause | undefined, { edges }: TimeShape): BinsPicture['ranges'] {
	if (own?.test.kind !== 'time' || own.not || edges.length < 2) return [];
	const [first, end] = [edges[0]!, edges.at(-1)!];
	const inside = (day: number) => Math.min(Math.max(day, first), end);
	const { from, until } = own.test;
	if (from === null && until === null) return [];
	return [{ from: inside(from ?? first), to: inside((until ?? end) + 1) }];
}

/** What every system takes for the name of a file, and people can still read. */
export function pictureName(parts: readonly string[]): string {
	const words = parts.map((part) =>
		Array.from(part.normalize('NFKC').replace(/[^\p{L}\p{M}\p{N}]+/gu, '-'))
			.slice(0, MOST_NAME_LENGTH)
			.join('')
			.replace(/^-+|-+$/g, '')
			.toLowerCase()
	);
	return words.filter((part) => part !== '').join('_');
}

const MOST_NAME_LENGTH = 50;
