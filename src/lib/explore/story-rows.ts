import type { Columns } from './columns.ts';
import { bytesOfIds, ID_BYTES } from './row-picking.ts';

/**
 * Finds stories by id; made once for the columns, when somebody first looks for words.
 *
 * @returns a function from story ids, written out or as 16 bytes each, to one byte a row, 1 for those stories: what a `StoriesClause` asks for.
 *   Ids that are not among the rows (told after the columns were made) are left out.
 */
export function openStoryRows(columns: Columns): (storyIds: Iterable<string> | Uint8Array) => Uint8Array {
	const words = new DataView(columns.ids.buffer, columns.ids.byteOffset, columns.ids.byteLength);
	// Open addressing, at most half full; a place holds a row + 1. The last 32 bits of a UUID v7 are random.
	const places = new Int32Array(2 ** Math.ceil(Math.log2(columns.rows + 1) + 1));
	const last = places.length - 1;
	for (let row = 0; row < columns.rows; row++) {
		let place = words.getUint32(row * ID_BYTES + 12) & last;
		while (places[place] !== 0) place = (place + 1) & last;
		places[place] = row + 1;
	}

	function rowOf(ids: DataView, from: number): number {
		for (let place = ids.getUint32(from + 12) & last; places[place] !== 0; place = (place + 1) & last) {
			const at = (places[place]! - 1) * ID_BYTES;
			const isIt =
				words.getUint32(at + 12) === ids.getUint32(from + 12) &&
				words.getUint32(at + 8) === ids.getUint32(from + 8) &&
				words.getUint32(at + 4) === ids.getUint32(from + 4) &&
				words.getUint32(at) === ids.getUint32(from);
			if (isIt) return places[place]! - 1;
		}
		return -1;
	}

	return (storyIds) => {
		const bytes = storyIds instanceof Uint8Array ? storyIds : bytesOfIds([...storyIds]);
		const ids = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
		const rows = new Uint8Array(columns.rows);
		for (let at = 0; at < bytes.length; at += ID_BYTES) {
			const row = rowOf(ids, at);
			if (row >= 0) rows[row] = 1;
		}
		return rows;
	};
}

/** One byte a row where it is used, one bit a row on the way. */
export function packRows(rows: Uint8Array): Uint8Array<ArrayBuffer> {
	const bits = new Uint8Array(Math.ceil(rows.length / 8));
	for (let row = 0; row < rows.length; row++) bits[row >> 3]! |= rows[row]! << (row & 7);
	return bits;
}

export function unpackRows(bits: Uint8Array, count: number): Uint8Array {
	const rows = new Uint8Array(count);
	for (let row = 0; row < count; row++) rows[row] = (bits[row >> 3]! >> (row & 7)) & 1;
	return rows;
}
