/* eslint-disable svelte/prefer-svelte-reactivity -- what the screen shows is `$state.raw`, and made anew each time */
import type { Id } from '#lib/platform/id.ts';
import { type Chart, chartOf, type ChartCounts, type ChartShape } from '../chart.ts';
import { togetherOf, type TogetherOfQuestions } from '../chosen-together.ts';
import type { Clause, StoriesClause } from '../clause.ts';
import { type Columns, storyIdAt } from '../columns.ts';
import { type DashboardView, LIST_STEP } from '../dashboard.ts';
import type { TimeUnit } from '../folding.ts';
import { type LiveCount, openCount } from '../live-count.ts';
import { type ColumnsChange, mergeColumns, mergeRows } from '../merge-columns.ts';
import { pairOf, readOrder, withOrder } from '../order/order-query.ts';
import { isSameOrder, NEWEST, orderRows, pairIn, type StoryOrder } from '../order/story-order.ts';
import { rowsOfIds } from '../row-picking.ts';
import { ALL_STORIES, needsHouse, type Selection } from '../selection.ts';
import { readSelection, writeSelection } from '../selection-query.ts';
import { joined, readUnits, type TimeUnits, writeUnits } from '../time-units.ts';
import { openZones, type ZonesOfTriads } from '../zones.ts';

/** One drag of a finger: all its changes are one step back in the history. */
export type Gesture = symbol;

export type Choose = (selection: Selection, gesture?: Gesture) => void;

/**
 * The dashboard while somebody explores: first what the server drew, then, with the columns in hand, what the engine counts.
 * Between a finger and its charts there is no network; a frame of the screen is counted at most once.
 */
export class Explorer {
	selection = $state.raw<Selection>(ALL_STORIES);
	order = $state.raw<StoryOrder>(NEWEST);
	/** What the counts are counts of: they change together. */
	shapes = $state.raw<readonly ChartShape[]>([]);
	counts = $state.raw<readonly ChartCounts[]>([]);
	/** The counts of when the finger last rested: for what need not follow it. */
	settled = $state.raw<readonly ChartCounts[]>([]);
	zones = $state.raw<ZonesOfTriads>({});
	/** Follows only where somebody looks: see `watchTogether`. */
	together = $state.raw<TogetherOfQuestions>({});
	matching = $state.raw(0);
	/** The first stories of the list; `undefined` until the engine knows them. */
	ids = $state.raw<readonly Id<'story'>[] | undefined>();
	listed = $state.raw(LIST_STEP);

	/** Of what moment the rows are; empty until they are here. */
	key = $state.raw('');

	stories = $state.raw(0);
	/** Stories that came and went since somebody last looked at the list. */
	news = $state.raw<News>(NO_NEWS);

	/** How somebody wants time divided. */
	units = $state.raw<TimeUnits>({});

	readonly dimensions = $derived.by(() => this.shapes.map(({ dimension }) => dimension));
	/** The filters as they stand in the address. */
	readonly query = $derived.by(() => writeSelection(this.selection, this.dimensions));
	/** The filters and the order: which stories are listed, and how. */
	readonly listing = $derived.by(() => withOrder(this.query, this.order));
	/** The pattern of which examples can be put first. */
	readonly pair = $derived.by(() => pairIn(this.order) ?? this.#pair ?? pairOf(this.selection, this.dimensions));

	/** All that an address keeps of the dashboard. */
	readonly address = $derived.by(() => this.addressOf(this.selection));

	#live: LiveCount | undefined;
	#charts: readonly Chart[] = [];
	#words: { readonly words: string; readonly clause: StoriesClause } | undefined;
	#watched: ReadonlySet<string> = new Set();
	#zones: ReturnType<typeof openZones> | undefined;
	/** Came while somebody was reading: counted, but not put in the list under their finger. */
	#unlisted: ReadonlySet<string> = new Set();
	/** Whether the list is as long as, and in the order that was asked. */
	#hasList = false;
	#frame = 0;
	#rest: ReturnType<typeof setTimeout> | undefined;

	/** What the page is about, or was when it was opened. */
	readonly #pair: string | undefined;

	/** @param pair  the pattern the page is about */
	constructor(view: DashboardView, pair?: string) {
		this.#pair = pair ?? pairIn(view.order);
		this.order = view.order;
		this.listed = view.page.number * LIST_STEP;
		this.shapes = view.shapes;
		this.stories = view.stories;
		this.selection = view.selection;
		this.units = view.units;
		this.counts = view.counts;
		this.settled = view.counts;
		this.zones = view.zones;
		this.together = view.together;
		this.matching = view.matching;
	}

	get columns(): Columns | undefined {
		return this.#live?.columns;
	}

	/** From now on the browser counts these rows. */
	open({ key, columns }: { readonly key: string; readonly columns: Columns }): void {
		const { query, address, news, columns: before } = this;
		this.#words = undefined;
		this.#take(columns, key);
		// With other stories there may be other questions.
		if (this.query !== query) this.selection = readSelection(new URLSearchParams(query), this.dimensions).selection;
		this.order = readOrder(new URLSearchParams(address), this.dimensions).order;
		this.listAll();
		const more = before ? columns.rows - before.rows : 0;
		this.news = { came: news.came + Math.max(more, 0), gone: news.gone + Math.max(-more, 0) };
	}

	/** The same rows after some came and went; what was chosen stays, and so does what is being read. */
	merge(key: string, change: ColumnsChange): void {
		const before = this.columns;
		if (!before) return;
		if (this.#words) {
			const rows = mergeRows(this.#words.clause.rows, change);
			this.#words = { ...this.#words, clause: { ...this.#words.clause, rows } };
		}
		const known = new Set(Array.from(rowsOfIds(before, change.came.ids), (row) => storyIdAt(before, row)));
		const fresh = Array.from(change.places, (_, row) => storyIdAt(change.came, row)).filter((id) => !known.has(id));
		this.#unlisted = new Set([...this.#unlisted, ...fresh]);
		this.news = { came: this.news.came + fresh.length, gone: this.news.gone + change.gone.length - known.size };
		this.#take(mergeColumns(before, change), key);
	}

	/** Puts in the list what came meanwhile. */
	listAll(): void {
		this.#unlisted = new Set();
		this.news = NO_NEWS;
		this.#schedule();
	}

	#take(columns: Columns, key: string): void {
		this.#live = openCount(columns);
		const drawn = new Map(this.shapes.map((shape) => [shape.dimension.id, shape]));
		// A chart that looks the same is not drawn anew.
		this.#charts = columns.columns.map((column) => {
			const chart = chartOf(column, this.units[column.dimension.id]);
			const known = drawn.get(chart.shape.dimension.id);
			return known && JSON.stringify(known) === JSON.stringify(chart.shape) ? { ...chart, shape: known } : chart;
		});
		this.#zones = undefined;
		this.stories = columns.rows;
		this.key = key;
		const shapes = this.#charts.map(({ shape }) => shape);
		const looksOther = shapes.length !== this.shapes.length || shapes.some((shape, i) => shape !== this.shapes[i]);
		if (looksOther) this.shapes = shapes;
		// A picture and its counts change together.
		if (looksOther || this.#knowsWords) this.#recount();
	}

	choose(selection: Selection): void {
		this.selection = selection;
		this.listed = LIST_STEP;
		this.listAll();
	}

	sort(order: StoryOrder): void {
		this.order = order;
		this.listed = LIST_STEP;
		this.#hasList = false;
		this.listAll();
	}

	/** The selection of an address somebody went back to. */
	follow(query: URLSearchParams): void {
		const { order } = readOrder(query, this.dimensions);
		if (!isSameOrder(order, this.order)) this.sort(order);
		const { selection } = readSelection(query, this.dimensions);
		this.#divideAll(readUnits(query, this.dimensions));
		if (writeSelection(selection, this.dimensions) !== this.query) this.choose(selection);
	}

	/** Which rows hold the words of the selection, and its tag. */
	find(words: string, rows: Uint8Array): void {
		this.#words = { words, clause: { dimension: 'words', rows } };
		this.#schedule();
	}

	addressOf(selection: Selection): string {
		const listing = withOrder(writeSelection(selection, this.dimensions), this.order);
		return joined(listing, writeUnits(this.units, this.dimensions));
	}

	/** Draws the time of this chart in other units. */
	divide(dimension: string, unit: TimeUnit): void {
		this.#divideAll({ ...this.units, [dimension]: unit });
	}

	#divideAll(units: TimeUnits): void {
		const before = this.units;
		this.units = units;
		const live = this.#live;
		if (!live) return;
		this.#charts = live.columns.columns.map((column, place) => {
			const { id } = column.dimension;
			return units[id] === before[id] ? this.#charts[place]! : chartOf(column, units[id]);
		});
		this.#schedule();
	}

	/** From now on counts which answers of this question were chosen together, or no longer. */
	watchTogether(dimension: string, isWatched: boolean): void {
		const others = [...this.#watched].filter((id) => id !== dimension);
		this.#watched = new Set(isWatched ? [...others, dimension] : others);
		if (isWatched) this.#schedule();
	}

	/** Makes the engine ready for a change in this chart. */
	focus(dimension: string): void {
		this.#live?.focus(dimension);
	}

	showMore(): void {
		this.listed += LIST_STEP;
		this.#hasList = false;
		this.listAll();
	}

	close(): void {
		cancelAnimationFrame(this.#frame);
		clearTimeout(this.#rest);
	}

	get #knowsWords(): boolean {
		return !needsHouse(this.selection) || this.#words !== undefined;
	}

	#schedule(): void {
		// What the server counted stands until the house said where the words are: never all stories for a moment.
		if (!this.#live || this.#frame !== 0 || !this.#knowsWords) return;
		this.#frame = requestAnimationFrame(() => {
			this.#frame = 0;
			this.#recount();
		});
	}

	#recount(): void {
		const live = this.#live;
		if (!live) return;
		live.apply(this.#clauses());
		const { matching, tallies } = live.counts;
		if (this.#charts.some(({ shape }, place) => shape !== this.shapes[place]))
			this.shapes = this.#charts.map(({ shape }) => shape);
		this.counts = this.#charts.map(({ counts }, place) => counts(tallies[place]!));
		if (this.#watched.size > 0) this.together = togetherOf(live.columns.columns, tallies, this.#watched);
		this.matching = matching;
		// Another order is more work than counting: it follows when the finger rests.
		if (this.order.by === 'newest' || !this.#hasList) this.#list(live);
		clearTimeout(this.#rest);
		this.#rest = setTimeout(() => {
			this.settled = this.counts;
			if (this.order.by !== 'newest') this.#list(live);
			this.#zones ??= openZones(live.columns);
			this.zones = this.#zones(this.#clauses());
		}, REST_MS);
	}

	#list(live: LiveCount): void {
		const wanted = this.listed + this.#unlisted.size;
		const isNewest = this.order.by === 'newest';
		const rows = live.matching(isNewest ? wanted : live.columns.rows);
		this.ids = orderRows(live.columns, rows, this.order, wanted)
			.map((row) => storyIdAt(live.columns, row))
			.filter((id) => !this.#unlisted.has(id))
			.slice(0, this.listed);
		this.#hasList = true;
	}

	/** The words the list is about: those that were found, not those still being looked for. */
	get foundWords(): string {
		return this.selection.words === '' ? '' : (this.#words?.words ?? '');
	}

	#clauses(): readonly Clause[] {
		const { clauses } = this.selection;
		return this.#words && needsHouse(this.selection) ? [...clauses, this.#words.clause] : clauses;
	}
}

const REST_MS = 250;

export interface News {
	readonly came: number;
	readonly gone: number;
}

const NO_NEWS: News = { came: 0, gone: 0 };
