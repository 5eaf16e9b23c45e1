/**
 * Columns as bytes: what the browser of somebody who may read the stories fetches once. Microdata: never for others.
 *
 *     8 bytes    "SAMENLER"
 *     4 bytes    version of this format, little-endian like all that follows
 *     4 bytes    length of the header
 *     header     JSON: rows, and of every column its dimension, its number of codes, and the lengths of its lists
 *     body       ids, lengths, then per column its codes and lists; every number cut into planes of bytes (all first bytes,
 *                all second bytes, …), which brotli packs better and every machine reads alike
 */
import type { Codes, Column, Columns } from './columns.ts';
import { codesFor, FIRST_VALUE } from './columns.ts';
import { snapshotOfOtherVersion, snapshotUnreadable } from './problems.ts';
import { type DescribedColumn, isHeader, type SnapshotHeader } from './snapshot-header.ts';

const SNAPSHOT_VERSION = 2;

const MAGIC = 'SAMENLER';
const PREAMBLE = MAGIC.length + 8;
const ID_BYTES = 16;
const LENGTH_BYTES = 4;

export function encodeSnapshot({ rows, ids, lengths, columns }: Columns): Uint8Array<ArrayBuffer> {
	const described = columns.map((column): DescribedColumn => ({
		dimension: column.dimension,
		codeCount: column.codeCount,
		...(column.kind === 'choices' && { members: column.members.length })
	}));
	const header = new TextEncoder().encode(JSON.stringify({ rows, columns: described } satisfies SnapshotHeader));
	const bytes = new Uint8Array(PREAMBLE + header.length + bodyLength({ rows, columns: described }));
	bytes.set(new TextEncoder().encode(MAGIC));
	const view = new DataView(bytes.buffer);
	view.setUint32(MAGIC.length, SNAPSHOT_VERSION, true);
	view.setUint32(MAGIC.length + 4, header.length, true);
	bytes.set(header, PREAMBLE);
	let at = PREAMBLE + header.length;
	const write = (values: ArrayLike<number>, width: number) => {
		for (let byte = 0; byte < width; byte++) {
			for (let i = 0; i < values.length; i++) bytes[at++] = values[i]! >>> (8 * byte);
		}
	};
	for (let byte = 0; byte < ID_BYTES; byte++) {
		for (let i = byte; i < ids.length; i += ID_BYTES) bytes[at++] = ids[i]!;
	}
	write(lengths, LENGTH_BYTES);
	for (const column of columns) {
		write(column.codes, column.codes.BYTES_PER_ELEMENT);
		if (column.kind === 'choices') {
			write(column.starts, 4);
			write(column.members, 2);
		}
		if (column.kind === 'triad') write(column.places, 1);
		if (column.kind === 'time') write(column.days, 4);
	}
	return bytes;
}

/** @throws Problem `invalid` for another version, and for bytes that are no complete snapshot */
export function decodeSnapshot(bytes: Uint8Array): Columns {
	const { header, bodyAt } = readHeader(bytes);
	// Checked before anything is allocated, so that nobody makes us reserve more than they sent.
	if (bytes.length !== bodyAt + bodyLength(header)) throw snapshotUnreadable();
	const { rows } = header;
	let at = bodyAt;
	const read = <Values extends Codes | Int32Array>(values: Values, width: number): Values => {
		for (let byte = 0; byte < width; byte++) {
			for (let i = 0; i < values.length; i++) values[i]! |= bytes[at++]! << (8 * byte);
		}
		return values;
	};
	const ids = new Uint8Array(rows * ID_BYTES);
	for (let byte = 0; byte < ID_BYTES; byte++) {
		for (let i = byte; i < ids.length; i += ID_BYTES) ids[i] = bytes[at++]!;
	}
	const lengths = read(new Uint32Array(rows), LENGTH_BYTES);
	const columns = header.columns.map((described): Column => {
		const { codeCount, dimension } = described;
		const codes = codesFor(codeCount, rows);
		const coded = { codes: below(codeCount, read(codes, codes.BYTES_PER_ELEMENT)), codeCount };
		const values = codeCount - FIRST_VALUE;
		switch (dimension.kind) {
			case 'choice':
				return { kind: 'choice', dimension, ...coded };
			case 'choices': {
				const starts = read(new Uint32Array(values + 1), 4);
				const members = read(new Uint16Array(described.members!), 2);
				return { kind: 'choices', dimension, ...coded, ...combinations(starts, members, dimension.options.length) };
			}
			case 'slider':
				return { kind: 'slider', dimension, ...coded };
			case 'triad':
				return { kind: 'triad', dimension, ...coded, places: read(new Uint8Array(rows), 1) };
			case 'time':
				return { kind: 'time', dimension, ...coded, days: rising(read(new Int32Array(values), 4), 1) };
		}
	});
	return { rows, ids, lengths, columns };
}

function readHeader(bytes: Uint8Array): { header: SnapshotHeader; bodyAt: number } {
	const text = (from: number, to: number) => new TextDecoder().decode(bytes.subarray(from, to));
	if (bytes.length < PREAMBLE || text(0, MAGIC.length) !== MAGIC) throw snapshotUnreadable();
	const view = new DataView(bytes.buffer, bytes.byteOffset);
	if (view.getUint32(MAGIC.length, true) !== SNAPSHOT_VERSION) throw snapshotOfOtherVersion();
	const bodyAt = PREAMBLE + view.getUint32(MAGIC.length + 4, true);
	const header = bodyAt > bytes.length ? undefined : parsed(text(PREAMBLE, bodyAt));
	if (!isHeader(header)) throw snapshotUnreadable();
	return { header, bodyAt };
}

function parsed(json: string): unknown {
	try {
		return JSON.parse(json);
	} catch (cause) {
		throw snapshotUnreadable({ cause });
	}
}

function bodyLength({ rows, columns }: SnapshotHeader): number {
	const lengths = columns.map(({ dimension: { kind }, codeCount, members = 0 }) => {
		const values = codeCount - FIRST_VALUE;
		const lists = kind === 'choices' ? (values + 1) * 4 + members * 2 : kind === 'time' ? values * 4 : 0;
		return rows * (codesFor(codeCount, 0).BYTES_PER_ELEMENT + (kind === 'triad' ? 1 : 0)) + lists;
	});
	return rows * (ID_BYTES + LENGTH_BYTES) + lengths.reduce((sum, length) => sum + length, 0);
}

function below<Values extends Codes>(end: number, values: Values): Values {
	for (let i = 0; i < values.length; i++) if (values[i]! >= end) throw snapshotUnreadable();
	return values;
}

/** @param least  how much every next value must be higher at least */
function rising<Values extends Int32Array | Uint32Array>(values: Values, least: number): Values {
	for (let i = 1; i < values.length; i++) if (values[i]! < values[i - 1]! + least) throw snapshotUnreadable();
	return values;
}

function combinations(starts: Uint32Array, members: Uint16Array, options: number) {
	if (starts[0] !== 0 || starts.at(-1) !== members.length) throw snapshotUnreadable();
	return { starts: rising(starts, 0), members: below(options, members) };
}
