/**
 * A file in the archive of a story point that may be missing: a first line that says what it is and of which version, then a line
 * each. Read strictly; what is wrong is told by its line and never by what it says.
 */
import type { z } from 'zod';
import { isStorable, jsonIn, recordIn } from './archive-json.ts';
import { ArchiveRefused } from './archive-refused.ts';

export interface LineFile<Line> {
	readonly name: string;
	/** What the first line calls it: `samenleren/veranderingen`. */
	readonly kind: string;
	readonly shape: z.ZodType<Line>;
	/** Two lines with the same are one too many. */
	readonly keyOf: (line: Line) => string;
	/** Lines beside the first. */
	readonly most: number;
}

const FILE_VERSION = 1;

/** @returns nothing when there is nothing to say */
export function writeLines(file: Pick<LineFile<unknown>, 'kind'>, lines: readonly object[]): string {
	if (lines.length === 0) return '';
	const heading = { soort: file.kind, versie: FILE_VERSION };
	return [heading, ...lines].map((line) => `${JSON.stringify(line)}\n`).join('');
}

/**
 * @param text  `undefined` when the archive has no such file, as older ones have not
 * @throws ArchiveRefused
 */
export function readLines<Line>(file: LineFile<Line>, text: string | undefined): readonly Line[] {
	if (text === undefined) return [];
	const wrong = (line: number, where = '-') => new ArchiveRefused('file-wrong', { file: file.name, line, where });
	if (!text.endsWith('\n')) throw new ArchiveRefused('file-cut-off', { file: file.name });
	const [heading = '', ...rest] = text.slice(0, -1).split('\n');
	readHeading(
		jsonIn(heading, () => wrong(1)),
		file
	);
	if (rest.length > file.most) throw new ArchiveRefused('file-too-long', { file: file.name, most: file.most });
	const seen = new Set<string>();
	return rest.map((text, place) => {
		const line = readLine(file, text, (where) => wrong(place + 2, where));
		const key = file.keyOf(line);
		if (seen.has(key)) throw new ArchiveRefused('file-twice', { file: file.name, line: place + 2 });
		seen.add(key);
		return line;
	});
}

/** @throws ArchiveRefused unless this is the file it should be, of a version that is known */
export function readHeading(json: unknown, { name, kind }: Pick<LineFile<unknown>, 'name' | 'kind'>): void {
	const { soort, versie } = recordIn(json);
	if (soort !== kind) throw new ArchiveRefused('file-wrong', { file: name, line: 1, where: 'soort' });
	if (typeof versie === 'number' && versie > FILE_VERSION)
		throw new ArchiveRefused('file-newer', { file: name, version: versie });
	if (versie !== FILE_VERSION) throw new ArchiveRefused('file-wrong', { file: name, line: 1, where: 'versie' });
}

function readLine<Line>({ shape }: LineFile<Line>, text: string, wrong: (where?: string) => ArchiveRefused): Line {
	const json = jsonIn(text, wrong);
	const read = shape.safeParse(json);
	if (!read.success) throw wrong(fieldOf(read.error));
	if (!isStorable(json)) throw wrong();
	return read.data;
}

/** The name of a field, which is ours; deeper it may be a word of somebody else. */
export const fieldOf = ({ issues }: z.ZodError): string => String(issues[0]?.path[0] ?? '-');
