import { crc32, deflateSync } from 'node:zlib';
import type { QrCode } from '../qr.ts';

/** Pixels a square: large enough for a poster. */
const SCALE = 24;

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A QR code as a PNG of black and white, one bit a pixel. */
export function qrPng({ size, rows }: QrCode): Uint8Array<ArrayBuffer> {
	const pixels = size * SCALE;
	const header = Buffer.alloc(13);
	header.writeUInt32BE(pixels, 0);
	header.writeUInt32BE(pixels, 4);
	header.writeUInt8(1, 8); // one bit a pixel; the rest stays zero: grey, no filter, not interlaced
	const lines = rows.flatMap((row) => Array.from({ length: SCALE }, () => lineOf(row)));
	return new Uint8Array(
		Buffer.concat([
			SIGNATURE,
			chunk('IHDR', header),
			chunk('IDAT', deflateSync(Buffer.concat(lines))),
			chunk('IEND', Buffer.alloc(0))
		])
	);
}

/** One line of pixels, with the byte before it that says it is not filtered. */
function lineOf(row: readonly boolean[]): Buffer {
	const line = Buffer.alloc(1 + Math.ceil((row.length * SCALE) / 8));
	for (let x = 0; x < row.length * SCALE; x++) if (!row[Math.floor(x / SCALE)]) line[1 + (x >> 3)]! |= 0x80 >> (x & 7);
	return line;
}

function chunk(type: string, content: Buffer): Buffer {
	const named = Buffer.concat([Buffer.from(type, 'latin1'), content]);
	const length = Buffer.alloc(4);
	length.writeUInt32BE(content.length);
	const check = Buffer.alloc(4);
	check.writeUInt32BE(crc32(named));
	return Buffer.concat([length, named, check]);
}
