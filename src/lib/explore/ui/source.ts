/** What the dashboard asks the house for, after its first page. */
import type { Id } from '#lib/platform/id.ts';
import type { Columns } from '../columns.ts';
import { AS_TYPED, type Excerpt, type WordsTaken } from '../dashboard.ts';
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
	const response = await ask(address);
	const columns = decodeSnapshot(new Uint8Array(await response.arrayBuffer()));
	const snapshot = { key: keyOf(response), columns };
	last = { address, snapshot };
	return snapshot;
}

export async function fetchRows(base: string, words: string): Promise<FoundRows> {
	const response = await ask(`${base}/dashboard/woorden?${new URLSearchParams({ woorden: words }).toString()}`);
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

async function ask(address: string): Promise<Response> {
	const response = await fetch(address);
	if (!response.ok) throw new Error(`${response.status} from ${address.split('?')[0]}`);
	return response;
}
