/** What the dashboard shows: plain data, so that the server's first page and the browser's next one are the same. */
import type { TagInUse } from '#lib/collect/tag.ts';
import type { Id } from '#lib/platform/id.ts';
import type { MapView } from './areas/map-view.ts';
import type { ChangesView } from './change-mark.ts';
import type { ChartCounts, ChartShape } from './chart.ts';
import type { TogetherOfQuestions } from './chosen-together.ts';
import type { StoryOrder } from './order/story-order.ts';
import type { Selection } from './selection.ts';
import type { TimeUnits } from './time-units.ts';
import type { ZonesOfTriads } from './zones.ts';

/** As much of a story as a list shows. */
export interface Excerpt {
	readonly id: Id<'story'>;
	/** Its title, or the words it begins with. */
	readonly heading: string;
	/** What follows, or where the words stand that were looked for: those are `found`. */
	readonly pieces: readonly Piece[];
	/** In which it was told. */
	readonly language: string;
	/** ISO 8601, UTC. */
	readonly toldAt: string;
}

export interface Piece {
	readonly text: string;
	readonly found: boolean;
}

/** What the house made of the words that were looked for. */
export interface WordsTaken {
	/** Words that do not occur, and what was looked for instead. */
	readonly corrected: readonly { readonly typed: string; readonly found: readonly string[] }[];
	/** Words that are in every story, and were left out. */
	readonly ignored: readonly string[];
}

export const AS_TYPED: WordsTaken = { corrected: [], ignored: [] };

export interface DashboardView {
	/** The areas the point is drawn on, where somebody gave them. */
	readonly map: MapView | undefined;
	/** What happened there meanwhile. */
	readonly changes: ChangesView;
	/** Of what moment this is: see `StoryColumns`. */
	readonly key: string;
	readonly stories: number;
	readonly matching: number;
	readonly selection: Selection;
	/** How the address divides time. */
	readonly units: TimeUnits;
	/** Parts of the address that were not understood. */
	readonly dropped: readonly string[];
	readonly shapes: readonly ChartShape[];
	readonly counts: readonly ChartCounts[];
	readonly zones: ZonesOfTriads;
	readonly together: TogetherOfQuestions;
	readonly order: StoryOrder;
	/** Which part of the list this is, for who cannot ask for more on the same page; from 1. */
	readonly page: { readonly number: number; readonly of: number };
	readonly excerpts: readonly Excerpt[];
	readonly words: WordsTaken;
	/** What readers put on stories of the point, to filter by. */
	readonly tags: readonly TagInUse[];
}

/** One story among those that match. */
export interface Place {
	/** From 1. */
	readonly number: number;
	readonly of: number;
	readonly previous: Id<'story'> | undefined;
	readonly next: Id<'story'> | undefined;
}

/** Where a story stands in a list; `undefined` when it is not in it. */
export function placeIn(ids: readonly Id<'story'>[], id: Id<'story'>): Place | undefined {
	const at = ids.indexOf(id);
	return at < 0 ? undefined : { number: at + 1, of: ids.length, previous: ids[at - 1], next: ids[at + 1] };
}

/** How many stories the list shows at first, and how many more each time. */
export const LIST_STEP = 20;

/** Longer pieces of a story are for its own page. */
const EXCERPT_LENGTH = 220;

const HEADING_LENGTH = 60;

/** The beginning of a text, cut between words; and what comes after it. */
function cutText(text: string, length: number): readonly [beginning: string, rest: string] {
	const flat = text.trim().replace(/\s+/g, ' ');
	if (flat.length <= length) return [flat, ''];
	const space = flat.lastIndexOf(' ', length);
	const cut = space > length / 2 ? space : length;
	return [`${flat.slice(0, cut)}…`, flat.slice(cut).trim()];
}

/** How a story stands in a list when no words were looked for. */
export function headed(title: string | null, text: string): Pick<Excerpt, 'heading' | 'pieces'> {
	const [heading, rest] = title === null ? cutText(text, HEADING_LENGTH) : [title, text];
	const [piece] = cutText(rest, EXCERPT_LENGTH);
	return { heading, pieces: piece === '' ? [] : [{ text: piece, found: false }] };
}

/** A snippet with marks around what was found, in pieces. */
export function piecesOf(snippet: string, { open, close }: { readonly open: string; readonly close: string }): Piece[] {
	return snippet
		.split(open)
		.flatMap((part, i) => {
			if (i === 0) return [{ text: part, found: false }];
			const [found = '', rest = ''] = part.split(close);
			return [
				{ text: found, found: true },
				{ text: rest, found: false }
			];
		})
		.filter(({ text }) => text !== '');
}
