/** Reading a file of unknown size and making, without ever holding more of it than a piece. */
import { open, stat } from 'node:fs/promises';
import { createReadStream } from 'node:fs';
import { recordReader, type CsvRecord, type Delimiter } from '../csv/records.ts';
import { ImportRefused } from '../refused.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export interface TextFile {
	readonly path: string;
	readonly bytes: number;
	readonly encoding: Encoding;
}

const PIECE = 1 << 16;
/** Enough to see what a file is. */
const HEAD = 1 << 16;

/** @throws ImportRefused when there is no such file, or it is no text */
export async function openText(path: string): Promise<TextFile> {
	const head = await readHead(path);
	const { size } = await stat(path);
	if (size === 0) throw new ImportRefused('file-empty', { file: path });
	const marked = encodingMarked(head);
	if (marked) return { path, bytes: size, encoding: marked };
	refuseOtherFormats(head, path);
	return { path, bytes: size, encoding: await encodingFound(path) };
}

async function readHead(path: string): Promise<Buffer> {
	try {
		const file = await open(path);
		try {
			const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
			return buffer.subarray(0, bytesRead);
		} finally {
			await file.close();
		}
	} catch (cause) {
		throw new ImportRefused('file-not-readable', { file: path }, { cause });
	}
}

function encodingMarked(head: Buffer): Encoding | undefined {
	if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
	if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
	return undefined;
}

function refuseOtherFormats(head: Buffer, file: string): void {
	const start = head.subarray(0, 4).toString('latin1');
	if (start.startsWith('PK') || start === '\xd0\xcf\x11\xe0') throw new ImportRefused('file-is-spreadsheet', { file });
	if (start.startsWith('%PDF') || head.includes(0)) throw new ImportRefused('file-not-text', { file });
}

/** What is not UTF-8 was saved by a spreadsheet program in Windows' own encoding, unless it is only a little broken. */
async function encodingFound(path: string): Promise<Encoding> {
	if (await isUtf8(path)) return 'utf-8';
	const lenient = new TextDecoder('utf-8');
	let wrong = 0;
	let accented = 0;
	for await (const piece of pieces(path)) {
		const text = lenient.decode(piece, { stream: true });
		wrong += text.match(/\uFFFD/g)?.length ?? 0;
		accented += text.match(/[\u0080-\uFFFC]/g)?.length ?? 0;
	}
	if (accented > wrong) throw new ImportRefused('file-mixed-encoding', { file: path, count: wrong });
	return 'windows-1252';
}

async function isUtf8(path: string): Promise<boolean> {
	const strict = new TextDecoder('utf-8', { fatal: true });
	try {
		for await (const piece of pieces(path)) strict.decode(piece, { stream: true });
		strict.decode();
		return true;
	} catch (error) {
		if (error instanceof TypeError) return false;
		throw error;
	}
}

async function* pieces(path: string): AsyncGenerator<Buffer> {
	for await (const piece of createReadStream(path, { highWaterMark: PIECE })) yield piece as Buffer;
}

/** The whole of a small file. @throws ImportRefused when it is larger than `most` bytes */
export async function readWhole(file: TextFile, most: number): Promise<string> {
	if (file.bytes > most) throw new ImportRefused('file-too-large', { file: file.path, most: Math.floor(most / 1e6) });
	const decoder = new TextDecoder(file.encoding);
	let text = '';
	for await (const piece of pieces(file.path)) text += decoder.decode(piece, { stream: true });
	return text + decoder.decode();
}

/** The records of a file, some thousands at a time. */
export async function* recordsOf(file: TextFile, delimiter: Delimiter): AsyncGenerator<readonly CsvRecord[]> {
	const decoder = new TextDecoder(file.encoding);
	const reader = recordReader(delimiter);
	for await (const piece of pieces(file.path)) {
		const records = reader.push(decoder.decode(piece, { stream: true }));
		if (records.length > 0) yield records;
	}
	const last = [...reader.push(decoder.decode()), ...reader.end()];
	if (last.length > 0) yield last;
}

/** What stands between the columns: the mark that comes most outside quotes in the first lines that have any. */
export async function delimiterOf(file: TextFile): Promise<Delimiter> {
	const head = await readHead(file.path);
	const text = new TextDecoder(file.encoding).decode(head);
	const marks: readonly Delimiter[] = [',', ';', '\t'];
	// Remarks start with a `;` of their own.
	const lines = text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '' && !/^"?\s*;/.test(line));
	const outside = lines
		.slice(0, 20)
		.join('\n')
		.replace(/"[^"]*"/g, '');
	const count = (mark: Delimiter) => outside.split(mark).length;
	return marks.reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}
