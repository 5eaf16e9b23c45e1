import { unzip } from 'fflate';
import { ARCHIVE_FILES, readPoint, type ArchivedPoint } from '../archive.ts';
import { ArchiveRefused } from '../archive-refused.ts';

export interface Archive {
	readonly point: ArchivedPoint;
	/** An experience each. */
	readonly lines: () => Generator<string>;
}

const MEGABYTE = 1_000_000;
/** Over a form: some thirty thousand experiences, and what those come to. */
export const MOST_BY_FORM = { packed: 10 * MEGABYTE, unpacked: 150 * MEGABYTE } as const;
/** From somebody at the machine itself: a million experiences of a common length. */
export const MOST_AT_MACHINE = 1500 * MEGABYTE;
const LARGEST_POINT = 20 * MEGABYTE;
/** More than the longest experience with all its answers. */
const LONGEST_LINE = 4 * MEGABYTE;
const MOST_PARTS = 20;

/**
 * @param most  bytes that it may come to, unpacked; the packed size says nothing
 * @throws ArchiveRefused
 */
export async function openArchive(bytes: Uint8Array, most: number): Promise<Archive> {
	const { [ARCHIVE_FILES.point]: point, [ARCHIVE_FILES.stories]: stories } = await unpack(bytes, most);
	if (!point || !stories) throw new ArchiveRefused('no-archive');
	return { point: readPoint(textOf(point)), lines: () => linesIn(stories) };
}

/** Beside the event loop: it may take a second. */
function unpack(bytes: Uint8Array, most: number): Promise<Record<string, Uint8Array>> {
	let parts = 0;
	let room = most;
	let refusal = 'no-archive';
	const wants = ({ name, originalSize }: { readonly name: string; readonly originalSize: number }) => {
		if (++parts > MOST_PARTS) refusal = 'too-large';
		if (name !== ARCHIVE_FILES.point && name !== ARCHIVE_FILES.stories) return false;
		room -= originalSize;
		// fflate unpacks into a buffer of the size that is declared, and never beyond it.
		if (room < 0 || (name === ARCHIVE_FILES.point && originalSize > LARGEST_POINT)) refusal = 'too-large';
		return refusal !== 'too-large';
	};
	return new Promise((resolve, reject) => {
		const refuse = () => reject(new ArchiveRefused(refusal));
		try {
			unzip(bytes, { filter: wants }, (error, files) => (error || refusal === 'too-large' ? refuse() : resolve(files)));
		} catch {
			refuse();
		}
	});
}

const NEWLINE = 0x0a;

function* linesIn(bytes: Uint8Array): Generator<string> {
	for (let from = 0; from < bytes.length;) {
		const found = bytes.indexOf(NEWLINE, from);
		// Every line ends: one that does not was cut off on its way.
		if (found < 0) throw new ArchiveRefused('cut-off');
		if (found - from > LONGEST_LINE) throw new ArchiveRefused('too-large');
		yield textOf(bytes.subarray(from, found));
		from = found + 1;
	}
}

function textOf(bytes: Uint8Array): string {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		throw new ArchiveRefused('no-archive');
	}
}
