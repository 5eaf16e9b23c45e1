import { pipeline, Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';

export interface ZipEntry {
	readonly name: string;
	readonly content: AsyncIterable<string>;
}

/** Above this a ZIP needs fields that old readers do not know. */
const LARGEST = 0xffff_ffff;
/** Bits 3 and 11: sizes follow the content, names are UTF-8. */
const FLAGS = 0x0808;
const DEFLATE = 8;
const VERSION = 20;
/** 1 January 1980, the first day a ZIP can name: when it was made is nobody's business. */
const NO_DAY = 0x0021;
const PIECE = 1 << 16;
/** Text packs nearly as well as at 6, in half the time. */
const LEVEL = 3;

interface Packed {
	readonly name: Buffer;
	readonly at: number;
	crc: number;
	size: number;
	packed: number;
}

/**
 * A ZIP file while its entries are being made: nothing of it is held but a piece.
 * @throws RangeError when it would grow beyond 4 GiB: whoever receives it sees it fail, not end
 */
export async function* zipFile(entries: AsyncIterable<ZipEntry>): AsyncGenerator<Uint8Array> {
	const done: Packed[] = [];
	let at = 0;
	const sent = (bytes: Uint8Array) => {
		at += bytes.length;
		if (at > LARGEST) throw new RangeError('it ends at 4 GiB');
		return bytes;
	};
	for await (const { name, content } of entries) {
		const entry: Packed = { name: Buffer.from(name), at, crc: 0, size: 0, packed: 0 };
		yield sent(localHeader(entry));
		const deflate = createDeflateRaw({ level: LEVEL });
		pipeline(Readable.from(measured(content, entry)), deflate, () => undefined);
		for await (const bytes of deflate as AsyncIterable<Buffer>) {
			entry.packed += bytes.length;
			yield sent(bytes);
		}
		if (entry.size > LARGEST) throw new RangeError('a part of it ends at 4 GiB');
		yield sent(numbers([0x08074b50, 4], [entry.crc, 4], [entry.packed, 4], [entry.size, 4]));
		done.push(entry);
	}
	const begin = at;
	for (const entry of done) yield sent(centralHeader(entry));
	yield numbers(
		...([
			[0x06054b50, 4],
			[0, 2],
			[0, 2],
			[done.length, 2],
			[done.length, 2],
			[at - begin, 4],
			[begin, 4],
			[0, 2]
		] as const)
	);
}

/** Text as bytes in pieces worth packing, counted on the way. */
async function* measured(content: AsyncIterable<string>, entry: Packed): AsyncGenerator<Buffer> {
	let waiting = '';
	const taken = () => {
		const bytes = Buffer.from(waiting);
		waiting = '';
		entry.crc = crc32(bytes, entry.crc);
		entry.size += bytes.length;
		return bytes;
	};
	for await (const text of content) {
		waiting += text;
		if (waiting.length >= PIECE) yield taken();
	}
	if (waiting !== '') yield taken();
}

const localHeader = ({ name }: Packed): Buffer =>
	Buffer.concat([
		numbers([0x04034b50, 4], [VERSION, 2], [FLAGS, 2], [DEFLATE, 2], [0, 2], [NO_DAY, 2], [0, 4], [0, 4], [0, 4]),
		numbers([name.length, 2], [0, 2]),
		name
	]);

const centralHeader = ({ name, at, crc, size, packed }: Packed): Buffer =>
	Buffer.concat([
		numbers([0x02014b50, 4], [VERSION, 2], [VERSION, 2], [FLAGS, 2], [DEFLATE, 2], [0, 2], [NO_DAY, 2]),
		numbers([crc, 4], [packed, 4], [size, 4], [name.length, 2], [0, 2], [0, 2], [0, 2], [0, 2], [0, 4], [at, 4]),
		name
	]);

/** Little-endian numbers of so many bytes. */
function numbers(...fields: readonly (readonly [value: number, bytes: 2 | 4])[]): Buffer {
	const buffer = Buffer.alloc(fields.reduce((sum, [, bytes]) => sum + bytes, 0));
	let at = 0;
	for (const [value, bytes] of fields)
		at = bytes === 2 ? buffer.writeUInt16LE(value, at) : buffer.writeUInt32LE(value, at);
	return buffer;
}
