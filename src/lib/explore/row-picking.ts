import { codesFor, type Codes, type Column, type Columns } from './columns.ts';

export const ID_BYTES = 16;

/** The bytes of UUIDs, one after another. */
export function bytesOfIds(ids: readonly string[]): Uint8Array {
	const bytes = new DataView(new ArrayBuffer(ids.length * ID_BYTES));
	for (const [i, id] of ids.entries()) {
		const hex = id.replaceAll('-', '');
		for (let at = 0; at < ID_BYTES; at += 4)
			bytes.setUint32(i * ID_BYTES + at, parseInt(hex.slice(at * 2, at * 2 + 8), 16));
	}
	return new Uint8Array(bytes.buffer);
}

/**
 * The rows of a few stories, ascending; ids that are not there are left out.
 * @param ids  16 bytes each
 */
export function rowsOfIds({ rows, ids: all }: Columns, ids: Uint8Array): Uint32Array {
	const wanted = new Map<number, number[]>();
	const few = new DataView(ids.buffer, ids.byteOffset, ids.byteLength);
	for (let at = 0; at < ids.length; at += ID_BYTES) {
		const end = few.getUint32(at + 12);
		wanted.set(end, [...(wanted.get(end) ?? []), at]);
	}
	const found: number[] = [];
	if (wanted.size === 0) return Uint32Array.from(found);
	const many = new DataView(all.buffer, all.byteOffset, all.byteLength);
	const isSame = (row: number, at: number) =>
		[0, 4, 8].every((word) => many.getUint32(row * ID_BYTES + word) === few.getUint32(at + word));
	for (let row = 0; row < rows; row++)
		if (wanted.get(many.getUint32(row * ID_BYTES + 12))?.some((at) => isSame(row, at))) found.push(row);
	return Uint32Array.from(found);
}

/** Some rows of the columns, in the order given. */
export function pickRows({ ids, lengths, columns }: Columns, rows: Uint32Array): Columns {
	const picked = new Uint8Array(rows.length * ID_BYTES);
	for (const [i, row] of rows.entries()) picked.set(ids.subarray(row * ID_BYTES, (row + 1) * ID_BYTES), i * ID_BYTES);
	return {
		rows: rows.length,
		ids: picked,
		lengths: Uint32Array.from(rows, (row) => lengths[row]!),
		columns: columns.map((column) => pickColumn(column, rows))
	};
}

function pickColumn(column: Column, rows: Uint32Array): Column {
	const pick = <Values extends Codes>(from: Codes, into: Values): Values => {
		for (const [i, row] of rows.entries()) into[i] = from[row]!;
		return into;
	};
	const codes = pick(column.codes, codesFor(column.codeCount, rows.length));
	if (column.kind !== 'triad') return { ...column, codes };
	return { ...column, codes, places: pick(column.places, new Uint8Array(rows.length)) };
}
