/** What the dashboard asks the house for, after its first page. */
import type { Id } from '#lib/platform/id.ts';
import type { Columns } from '../columns.ts';
import { AS_TYPED, type Excerpt, type WordsTaken } from '../dashboard.ts';
import { decodeNews, type News } from '../news.ts';
import { decodeSnapshot } from '../snapshot.ts';
import { unpackRows } from '../story-rows.ts';

export interface Snapshot {
	/** Of what moment the rows are. */
	readonly key: string;
	readonly columns: Columns;
}

export interface FoundRows {
	readonly key: string;
	/** One byte a row. */
	readonly rows: Uint8Array;
	readonly taken: WordsTaken;
}

/** The last one is kept while somebody reads a story and comes back. */
let last: { readonly address: string; readonly snapshot: Snapshot } | undefined;

/** @param key  the moment the page was made; another one may come back */
export async function fetchSnapshot(base: string, key: string): Promise<Snapshot> {
	const address = `${base}/dashboard/snapshot`;
	if (last?.address === address && last.snapshot.key === key) return last.snapshot;
	const known = last?.address === address ? last.snapshot : undefined;
	const response = await ask(address, known && { 'if-none-match': `"${known.key}"` });
	if (known && response.status === 304) return known;
	const columns = decodeSnapshot(new Uint8Array(await response.arrayBuffer()));
	const snapshot = { key: keyOf(response), columns };
	last = { address, snapshot };
	return snapshot;
}

/** What is in hand now is what is kept. */
export function keepSnapshot(base: string, snapshot: Snapshot): void {
	last = { address: `${base}/dashboard/snapshot`, snapshot };
}

export type NewsSince = 'none' | 'everything' | { readonly key: string; readonly news: News };

/** @param key  the moment of the rows in hand */
export async function fetchNews(base: string, key: string): Promise<NewsSince> {
	const response = await ask(`${base}/dashboard/nieuws?${new URLSearchParams({ sinds: key }).toString()}`);
	if (response.status === 204) return 'none';
	if (response.status === 205) return 'everything';
	return { key: keyOf(response), news: decodeNews(new Uint8Array(await response.arrayBuffer())) };
}

/** The stories with these words, and with this tag. */
export async function fetchRows(base: string, words: string, tag: string | undefined): Promise<FoundRows> {
	const query = new URLSearchParams({ woorden: words, ...(tag === undefined ? {} : { label: tag }) });
	const response = await ask(`${base}/dashboard/woorden?${query.toString()}`);
	const bits = new Uint8Array(await response.arrayBuffer());
	const taken = response.headers.get('x-words');
	return {
		key: keyOf(response),
		rows: unpackRows(bits, Number(response.headers.get('x-rows'))),
		taken: taken ? (JSON.parse(decodeURIComponent(taken)) as WordsTaken) : AS_TYPED
	};
}

export async function fetchExcerpts(
	base: string,
	ids: readonly Id<'story'>[],
	words: string
): Promise<readonly Excerpt[]> {
	const response = await ask(
		`${base}/dashboard/fragmenten?${new URLSearchParams({ ids: ids.join(), woorden: words }).toString()}`
	);
	return (await response.json()) as readonly Excerpt[];
}

const keyOf = (response: Response) => response.headers.get('x-stories') ?? '';

/** The house said no: to somebody who is not signed in any more, or may not read this any more. */
export class Refused extends Error {}

async function ask(address: string, headers?: Record<string, string>): Promise<Response> {
	const response = await fetch(address, { headers });
	if ([401, 403, 404].includes(response.status)) throw new Refused(address.split('?')[0]);
	if (!response.ok && response.status !== 304) throw new Error(`${response.status} from ${address.split('?')[0]}`);
	return response;
}
