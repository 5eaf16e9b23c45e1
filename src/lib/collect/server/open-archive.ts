import { unzip } from 'fflate';
import { ARCHIVE_FILES, readPoint, type ArchivedPoint } from '../archive.ts';
import { ArchiveRefused } from '../archive-refused.ts';

export interface Archive {
	readonly point: ArchivedPoint;
	/** An experience each. */
	readonly lines: () => Generator<string>;
	/** Another file of it, of those that were asked for. */
	readonly part: (name: string) => string | undefined;
}

const MEGABYTE = 1_000_000;
/** Over a form: some thirty thousand experiences, and what those come to. */
export const MOST_BY_FORM = { packed: 10 * MEGABYTE, unpacked: 150 * MEGABYTE } as const;
/** From somebody at the machine itself: a million experiences of a common length. */
export const MOST_AT_MACHINE = 1500 * MEGABYTE;
const LARGEST_POINT = 20 * MEGABYTE;
/** Whatever lies beside the experiences, each. */
const LARGEST_PART = 50 * MEGABYTE;
/** More than the longest experience with all its answers. */
const LONGEST_LINE = 4 * MEGABYTE;
const MOST_PARTS = 20;

/**
 * @param most  bytes that it may come to, unpacked; the packed size says nothing
 * @param also  files that other rooms read, where the archive has them
 * @throws ArchiveRefused
 */
export async function openArchive(bytes: Uint8Array, most: number, also: readonly string[] = []): Promise<Archive> {
	const files = await unpack(bytes, most, new Set([ARCHIVE_FILES.point, ARCHIVE_FILES.stories, ...also]));
	const { [ARCHIVE_FILES.point]: point, [ARCHIVE_FILES.stories]: stories } = files;
	if (!point || !stories) throw new ArchiveRefused('no-archive');
	return {
		point: readPoint(textOf(point)),
		lines: () => linesIn(stories),
		part: (name) => {
			const part = files[name];
			return part && textOf(part);
		}
	};
}

const MOST_OF: Readonly<Record<string, number>> = {
	[ARCHIVE_FILES.point]: LARGEST_POINT,
	[ARCHIVE_FILES.stories]: MOST_AT_MACHINE
};

/** Beside the event loop: it may take a second. */
function unpack(bytes: Uint8Array, most: number, names: ReadonlySet<string>): Promise<Record<string, Uint8Array>> {
	let parts = 0;
	let room = most;
	let refusal = 'no-archive';
	const wants = ({ name, originalSize }: { readonly name: string; readonly originalSize: number }) => {
		if (++parts > MOST_PARTS) refusal = 'too-large';
		if (!names.has(name)) return false;
		room -= originalSize;
		// fflate unpacks into a buffer of the size that is declared, and never beyond it.
		if (room < 0 || originalSize > (MOST_OF[name] ?? LARGEST_PART)) refusal = 'too-large';
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
