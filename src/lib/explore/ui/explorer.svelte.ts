import type { Id } from '#lib/platform/id.ts';
import type { Dimension } from '#lib/signify/dimension.ts';
import { type Chart, chartOf, type ChartCounts, type ChartShape, timeChart } from '../chart.ts';
import type { Clause, StoriesClause } from '../clause.ts';
import { type Column, type Columns, storyIdAt } from '../columns.ts';
import { type DashboardView, LIST_STEP } from '../dashboard.ts';
import type { TimeUnit } from '../folding.ts';
import { type LiveCount, openCount } from '../live-count.ts';
import { ALL_STORIES, type Selection } from '../selection.ts';
import { readSelection, writeSelection } from '../selection-query.ts';
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
	/** What the counts are counts of: they change together. */
	shapes = $state.raw<readonly ChartShape[]>([]);
	counts = $state.raw<readonly ChartCounts[]>([]);
	zones = $state.raw<ZonesOfTriads>({});
	matching = $state.raw(0);
	/** The first stories of the list; `undefined` until the engine knows them. */
	ids = $state.raw<readonly Id<'story'>[] | undefined>();
	listed = $state.raw(LIST_STEP);

	/** Of what moment the rows are; empty until they are here. */
	key = $state.raw('');

	readonly dimensions: readonly Dimension[];
	readonly query = $derived.by(() => writeSelection(this.selection, this.dimensions));

	#live: LiveCount | undefined;
	#charts: readonly Chart[] = [];
	/** How somebody wants time divided, by dimension id. */
	#units: Readonly<Record<string, TimeUnit>> = {};
	#words: { readonly words: string; readonly clause: StoriesClause } | undefined;
	#zones: ReturnType<typeof openZones> | undefined;
	#frame = 0;
	#rest: ReturnType<typeof setTimeout> | undefined;

	constructor(view: DashboardView) {
		this.dimensions = view.shapes.map(({ dimension }) => dimension);
		this.selection = view.selection;
		this.shapes = view.shapes;
		this.counts = view.counts;
		this.zones = view.zones;
		this.matching = view.matching;
	}

	/** From now on the browser counts these rows. */
	open({ key, columns }: { readonly key: string; readonly columns: Columns }): void {
		this.#live = openCount(columns);
		this.#charts = columns.columns.map((column) => this.#chartOf(column));
		this.key = key;
		this.#words = undefined;
		this.#zones = undefined;
		this.#schedule();
	}

	choose(selection: Selection): void {
		this.selection = selection;
		this.listed = LIST_STEP;
		this.#schedule();
	}

	/** The selection of an address somebody went back to. */
	follow(query: URLSearchParams): void {
		const { selection } = readSelection(query, this.dimensions);
		if (writeSelection(selection, this.dimensions) !== this.query) this.choose(selection);
	}

	/** Which rows hold the words of the selection. */
	find(words: string, rows: Uint8Array): void {
		this.#words = { words, clause: { dimension: 'words', rows } };
		this.#schedule();
	}

	/** Draws the time of this chart in other units. */
	divide(dimension: string, unit: TimeUnit): void {
		if (!this.#live) return;
		this.#units = { ...this.#units, [dimension]: unit };
		this.#charts = this.#live.columns.columns.map((column, place) =>
			column.dimension.id === dimension ? this.#chartOf(column) : this.#charts[place]!
		);
		this.#schedule();
	}

	#chartOf(column: Column): Chart {
		const unit = this.#units[column.dimension.id];
		return column.kind === 'time' && unit ? timeChart(column, unit) : chartOf(column);
	}

	/** Makes the engine ready for a change in this chart. */
	focus(dimension: string): void {
		this.#live?.focus(dimension);
	}

	showMore(): void {
		this.listed += LIST_STEP;
		this.#schedule();
	}

	close(): void {
		cancelAnimationFrame(this.#frame);
		clearTimeout(this.#rest);
	}

	#schedule(): void {
		// What the server counted stands until the house said where the words are: never all stories for a moment.
		const { words } = this.selection;
		if (!this.#live || this.#frame !== 0 || (words !== '' && !this.#words)) return;
		this.#frame = requestAnimationFrame(() => {
			this.#frame = 0;
			this.#count();
		});
	}

	#count(): void {
		const live = this.#live;
		if (!live) return;
		live.apply(this.#clauses());
		const { matching, tallies } = live.counts;
		if (this.#charts.some(({ shape }, place) => shape !== this.shapes[place]))
			this.shapes = this.#charts.map(({ shape }) => shape);
		this.counts = this.#charts.map(({ counts }, place) => counts(tallies[place]!));
		this.matching = matching;
		this.ids = live.matching(this.listed).map((row) => storyIdAt(live.columns, row));

		clearTimeout(this.#rest);
		this.#rest = setTimeout(() => {
			this.#zones ??= openZones(live.columns);
			this.zones = this.#zones(this.#clauses());
		}, REST_MS);
	}

	/** The words the list is about: those that were found, not those still being looked for. */
	get foundWords(): string {
		return this.selection.words === '' ? '' : (this.#words?.words ?? '');
	}

	#clauses(): readonly Clause[] {
		const { clauses, words } = this.selection;
		return this.#words && words !== '' ? [...clauses, this.#words.clause] : clauses;
	}
}

const REST_MS = 250;
