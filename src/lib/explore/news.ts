/**
 * What came and went at a point, for a browser that has its columns of an earlier moment: only those rows travel.
 *
 *     4 bytes    rows there are afterwards; little-endian like all that follows
 *     4 bytes    stories this is about
 *     4 bytes    those of them that are told now
 *     16 bytes   of each story this is about, its id
 *     4 bytes    of each that is told now, the row in which it stands afterwards
 *     the rest   a snapshot of only those that are told now, in that order
 */
import type { Columns } from './columns.ts';
import type { ColumnsChange } from './merge-columns.ts';
import { snapshotUnreadable } from './problems.ts';
import { pickRows, rowsOfIds } from './row-picking.ts';
import { decodeSnapshot, encodeSnapshot } from './snapshot.ts';

export interface News {
	/** How many rows there are afterwards. */
	readonly rows: number;
	/** Stories that were told, changed or withdrawn, or perhaps nothing of the kind; 16 bytes each. */
	readonly ids: Uint8Array;
	/** Those of them that are told now, and where they stand; ascending. */
	readonly came: Columns;
	readonly places: Uint32Array;
}

const PREAMBLE = 12;
const ID_BYTES = 16;

/** @param ids  16 bytes a story */
export function newsOf(columns: Columns, ids: Uint8Array): News {
	const places = rowsOfIds(columns, ids);
	return { rows: columns.rows, ids, came: pickRows(columns, places), places };
}

/** What the news changes in columns of before; `undefined` when it does not fit them, so that all has to be read again. */
export function changeBy(news: News, before: Columns): ColumnsChange | undefined {
	const dimensions = ({ columns }: Columns) => JSON.stringify(columns.map(({ dimension }) => dimension));
	if (dimensions(before) !== dimensions(news.came)) return undefined;
	const gone = rowsOfIds(before, news.ids);
	const { came, places } = news;
	return before.rows - gone.length + came.rows === news.rows ? { gone, came, places } : undefined;
}

export function encodeNews({ rows, ids, came, places }: News): Uint8Array<ArrayBuffer> {
	const snapshot = encodeSnapshot(came);
	const bytes = new Uint8Array(PREAMBLE + ids.length + places.length * 4 + snapshot.length);
	const view = new DataView(bytes.buffer);
	[rows, ids.length / ID_BYTES, places.length].forEach((number, i) => view.setUint32(i * 4, number, true));
	bytes.set(ids, PREAMBLE);
	places.forEach((place, i) => view.setUint32(PREAMBLE + ids.length + i * 4, place, true));
	bytes.set(snapshot, PREAMBLE + ids.length + places.length * 4);
	return bytes;
}

/** @throws Problem `invalid` for bytes that are no complete news */
export function decodeNews(bytes: Uint8Array): News {
	if (bytes.length < PREAMBLE) throw snapshotUnreadable();
	const view = new DataView(bytes.buffer, bytes.byteOffset);
	const [rows, stories, told] = [0, 4, 8].map((at) => view.getUint32(at, true)) as [number, number, number];
	const idsEnd = PREAMBLE + stories * ID_BYTES;
	const end = idsEnd + told * 4;
	if (bytes.length < end) throw snapshotUnreadable();
	const places = Uint32Array.from({ length: told }, (_, i) => view.getUint32(idsEnd + i * 4, true));
	const came = decodeSnapshot(bytes.subarray(end));
	if (came.rows !== told) throw snapshotUnreadable();
	return { rows, ids: bytes.slice(PREAMBLE, idsEnd), came, places };
}
