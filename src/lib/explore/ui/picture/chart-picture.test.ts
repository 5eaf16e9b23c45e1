import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { someColumns } from '#test/explore-arbitraries.ts';
import type { Id } from '#lib/platform/id.ts';
import { sayFrom } from '#lib/platform/messages.ts';
import { messagesOf } from '#lib/platform/server/message-files.ts';
import type { Cell, Dimension } from '#lib/signify/dimension.ts';
import { columnsOf } from '../../build-columns.ts';
import { chartOf } from '../../chart.ts';
import { count } from '../../count.ts';
import { ALL_STORIES, type Selection } from '../../selection.ts';
import { type ChartPicture, chartPicture, pictureName } from './chart-picture.ts';

const say = sayFrom(messagesOf('nl', ['charts', 'explore', 'mirror']), 'nl');
const words = (nl: string) => ({ nl });
const DAY = new Date('2027-03-01T12:00:00Z');

const WHO: Dimension = {
	id: 'who',
	kind: 'choice',
	shape: 'options',
	title: words('Wie hielp jou?'),
	options: ['buren', 'familie', 'niemand'].map((id) => ({ id, label: words(id) }))
};
const PACE: Dimension = {
	id: 'pace',
	kind: 'slider',
	title: words('Hoe ging het?'),
	left: words('te traag'),
	right: words('te snel')
};
const ASKED: Dimension = {
	id: 'asked',
	kind: 'triad',
	title: words('Wat was nodig?'),
	anchors: [words('tijd'), words('geld'), words('rust')]
};
const TOLD: Dimension = { id: 'told', kind: 'time', title: words('Wanneer?') };

const STORIES: readonly (readonly Cell[])[] = [
	[0, 0.1, [0.8, 0.1, 0.1], 20_800],
	[0, 0.9, [0.2, 0.4, 0.4], 20_840],
	[1, 0.5, 'not-applicable', 20_900],
	[2, undefined, [0, 0, 1], 20_900]
];

function pictureOf(
	place: number,
	change: Partial<ChartPicture> = {},
	dimensions = [WHO, PACE, ASKED, TOLD],
	stories = STORIES
): string {
	const columns = columnsOf(
		dimensions,
		stories.map((cells, i) => ({ id: `01998f6e-5d3c-7a10-8b6f-${String(i).padStart(12, '0')}`, cells }))
	);
	const selection = change.selection ?? ALL_STORIES;
	const { shape, counts } = chartOf(columns.columns[place]!);
	return chartPicture({
		shape,
		counts: counts(count(columns, selection.clauses).tallies[place]!),
		selection,
		dimensions,
		point: 'Buurt & co',
		stories: columns.rows,
		day: DAY,
		language: 'nl',
		say,
		...change
	});
}

/** All that a reader of the picture reads, line breaks and all. */
const textOf = (svg: string): string =>
	[...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)]
		.map(([, text]) => text!.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code))))
		.join(' ');

/** Every element closed where it should be, every attribute in quotes, every sign escaped; the browser test asks a real parser. */
function isWellFormed(svg: string): void {
	const open: string[] = [];
	const rest = svg.replace(
		/<(\/?)([a-z]+)((?: [a-z:A-Z-]+="[^"<]*")*)(\/?)>/g,
		(_, closes, name: string, __, empty) => {
			if (closes) expect(open.pop()).toBe(name);
			else if (!empty) open.push(name);
			return '';
		}
	);
	expect(open).toEqual([]);
	expect(rest.replace(/&#\d+;/g, '')).not.toContain('\u0000');
	expect(rest.replace(/&#\d+;/g, '')).not.toMatch(/[<>&\uD800-\uDFFF\uFFFE]/);
}

const NEIGHBOURS: Selection = {
	clauses: [{ dimension: 'who', test: { kind: 'choice', options: ['buren'], missing: [] } }],
	words: 'brood'
};

describe('a chart as a picture', () => {
	it.each([0, 1, 2, 3])('says by itself what it is about, %#', (place) => {
		const svg = pictureOf(place);
		isWellFormed(svg);
		const text = textOf(svg);
		expect(text).toContain([WHO, PACE, ASKED, TOLD][place]!.title['nl']);
		expect(text).toContain('Buurt & co');
		expect(text).toContain('Geen filter: alle 4 ervaringen');
		expect(text).toContain('1 maart 2027');
	});

	it('tells who answered, under which filter, and who did not', () => {
		const text = textOf(pictureOf(2, { selection: NEIGHBOURS }));
		expect(text).toContain('2 ervaringen met een antwoord');
		expect(text).toContain('Filter: Wie hielp jou? buren; woorden in de tekst: “brood”');
		expect(text).toContain('Niet van toepassing: 0. Niet beantwoord: 0.');
	});

	it('leaves its own choice out of the filter, as it is out of its counts, and marks it', () => {
		const text = textOf(pictureOf(0, { selection: { ...NEIGHBOURS, words: '' } }));
		expect(text).toContain('4 ervaringen met een antwoord');
		expect(text).toContain('Geen filter');
		expect(text).toContain('In deze grafiek gekozen: buren');
		expect(pictureOf(0, { selection: NEIGHBOURS })).toContain('fill-opacity="0.3"');
	});

	it('of a question about areas has the map above its bars, with who made it and what its shades mean', () => {
		const area = (name: string, x: number) => ({ name, path: `M${x} 0h50v80h-50Z`, x: x + 25, y: 40 });
		const map = {
			title: 'Wijken',
			attribution: '© CBS, Kadaster',
			width: 150,
			height: 80,
			areas: [area('Noord', 0), area('Zuid', 50), area('Buiten', 100)],
			places: { who: [0, 1, -1] }
		};
		const [with_, without] = [pictureOf(0, { map, selection: NEIGHBOURS }), pictureOf(1, { map })];
		isWellFormed(with_);
		expect(textOf(with_)).toContain('© CBS, Kadaster');
		expect(textOf(without)).not.toContain('© CBS');
		// Two experiences in the north, one in the south, nobody elsewhere; what was chosen has an edge of its own.
		const fills = [...with_.matchAll(/<path d="M\d+ 0h50v80h-50Z" fill="([^"]+)"/g)].map(([, fill]) => fill);
		expect(fills).toEqual(['#0a4540', '#dcefe9', '#ffffff', 'none']);
		expect(pictureOf(0, { map })).not.toMatch(/var\(|href|url\(|<style|class=|<script|NaN/);
		expect(Number(/height="(\d+)"/.exec(with_)![1])).toBeGreaterThan(
			Number(/height="(\d+)"/.exec(pictureOf(0, { selection: NEIGHBOURS }))![1]) + 300
		);
	});

	it('of time has what changed over its bins, with a number, and below in words', () => {
		const change = { id: 'm' as Id<'change-mark'>, name: 'Nieuw loket', first: 20_830, last: 20_830, isPlanned: true };
		const marks = [{ ...change, name: 'Lang geleden', first: 1, last: 2 }, change];
		const svg = pictureOf(3, { marks: [...marks, { ...change, name: '<Vloed>', last: 20_845, isPlanned: false }] });
		isWellFormed(svg);
		expect(textOf(svg)).toContain('2 Nieuw loket: 12 jan 2027, gepland');
		expect(textOf(svg)).toContain('3 <Vloed>: 12–27 jan 2027, niet gepland');
		expect(textOf(svg)).not.toContain('Lang geleden');
		expect(textOf(pictureOf(0, { marks }))).not.toContain('Nieuw loket');
	});

	it('asks for nothing outside itself, and has no style of a page', () => {
		for (const place of [0, 1, 2, 3]) expect(pictureOf(place)).not.toMatch(/var\(|href|url\(|<style|class=|<script/);
	});

	it('keeps labels of 500 signs, of HTML and from right to left inside the picture', () => {
		const labels = ['x'.repeat(500), '<b>&"\'</b>\u0000\uD800', 'كيف كان الأمر', 'woord '.repeat(90)];
		const svg = pictureOf(
			0,
			{ point: 'p'.repeat(300) },
			[
				{
					...WHO,
					title: words('Vraag '.repeat(80)),
					options: labels.map((label, i) => ({ id: `${i}`, label: words(label) }))
				}
			],
			[[0], [1], [2], [3]]
		);
		isWellFormed(svg);
		expect(textOf(svg)).toContain('<b>&"\'</b>');
		expect(svg).toContain('direction="rtl"');
		const bottom = Math.max(...[...svg.matchAll(/<text x="[^"]+" y="([\d.]+)"/g)].map(([, y]) => Number(y)));
		expect(Number(/height="(\d+)"/.exec(svg)![1])).toBeGreaterThan(bottom);
	});

	it('leaves out options that nobody chose where they are many, and says so', () => {
		const options = Array.from({ length: 400 }, (_, i) => ({ id: `${i}`, label: words(`buurt ${i}`) }));
		const text = textOf(pictureOf(0, {}, [{ ...WHO, shape: 'areas', options }], [[7], [7], [9]]));
		expect(text).toContain('398 antwoorden die niemand gaf');
		expect(text.indexOf('buurt 7')).toBeLessThan(text.indexOf('buurt 9'));
	});

	it('is a whole drawing of whatever was answered', () => {
		fc.assert(
			fc.property(someColumns(30), ({ columns, dimensions }) => {
				const { tallies } = count(columns, []);
				for (const [place, column] of columns.columns.entries()) {
					const { shape, counts } = chartOf(column);
					const svg = chartPicture({
						shape,
						counts: counts(tallies[place]!),
						selection: ALL_STORIES,
						dimensions,
						point: 'x',
						stories: columns.rows,
						day: DAY,
						language: 'nl',
						say
					});
					isWellFormed(svg);
					expect(svg).not.toMatch(/NaN|undefined|Infinity/);
				}
			}),
			{ numRuns: 60 }
		);
	});
});

describe('the name of a picture', () => {
	it('says point, question and day, and holds nothing a system refuses', () => {
		expect(pictureName(['Buurt & co', 'Wie/hielp: jou?', '2027-03-01'])).toBe('buurt-co_wie-hielp-jou_2027-03-01');
		expect(pictureName(['كيف', '?!', '2027-03-01'])).toBe('كيف_2027-03-01');
		expect(pictureName(['a'.repeat(900)]).length).toBe(50);
	});
});
