/** What the dashboard shows: plain data, so that the server's first page and the browser's next one are the same. */
import type { Id } from '#lib/platform/id.ts';
import type { ChartCounts, ChartShape } from './chart.ts';
import type { Selection } from './selection.ts';
import type { ZoneCounts } from './zones.ts';

/** As much of a story as a list shows. */
export interface Excerpt {
	readonly id: Id<'story'>;
	readonly title: string | null;
	/** Pieces of text; those that were looked for are `found`. */
	readonly pieces: readonly Piece[];
	readonly toldAt: Date;
}

export interface Piece {
	readonly text: string;
	readonly found: boolean;
}

export interface DashboardView {
	/** Of what moment this is: see `StoryColumns`. */
	readonly key: string;
	readonly stories: number;
	readonly matching: number;
	readonly selection: Selection;
	/** Parts of the address that were not understood. */
	readonly dropped: readonly string[];
	readonly shapes: readonly ChartShape[];
	readonly counts: readonly ChartCounts[];
	/** By dimension id, for triads. */
	readonly zones: Readonly<Record<string, ZoneCounts>>;
	readonly excerpts: readonly Excerpt[];
}

/** How many stories the list shows at first, and how many more each time. */
export const LIST_STEP = 20;

/** Longer pieces of a story are for its own page. */
export const EXCERPT_LENGTH = 220;

/** The beginning of a text, cut between words. */
export function beginning(text: string, length = EXCERPT_LENGTH): string {
	const flat = text.trim().replace(/\s+/g, ' ');
	if (flat.length <= length) return flat;
	const cut = flat.lastIndexOf(' ', length);
	return `${flat.slice(0, cut > length / 2 ? cut : length)}…`;
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
