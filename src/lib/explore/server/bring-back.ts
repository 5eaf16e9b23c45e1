/** Experiences that left a point as a file, brought back to it or to one that asks the same. */
import { ArchiveRefused } from '#lib/collect/archive-refused.ts';
import { mayImportStories } from '#lib/collect/policy.ts';
import { bringStoriesBack, type BroughtBack } from '#lib/collect/server/bring-stories-back.ts';
import { listEntrances } from '#lib/collect/server/entrances.ts';
import { incoming } from '#lib/collect/server/import-archive.ts';
import { importedId } from '#lib/collect/server/imported-id.ts';
import type { IncomingStory } from '#lib/collect/server/insert-stories.ts';
import { getBareStoryPoint } from '#lib/collect/server/queries.ts';
import { listQuestionnairesInUse } from '#lib/collect/server/story-queries.ts';
import type { StoryPoint } from '#lib/collect/story-point.ts';
import type { Id } from '#lib/platform/id.ts';
import { sayFrom } from '#lib/platform/messages.ts';
import { authorise, type Context } from '#lib/platform/server/context.ts';
import { messagesOf } from '#lib/platform/server/message-files.ts';
import { listVersions } from '#lib/signify/server/queries.ts';
import { lineBack } from '../back/line-back.ts';
import { type JsonLine, readFile, type ReadTable, tableOf } from '../back/read-file.ts';
import { type BackAt, tableBack } from '../back/table-back.ts';
import { Unclear } from '../back/unclear.ts';
import { type Version, versionKey } from '../joined-question.ts';

/** Over a form. */
export const MOST_BACK = 10_000_000;

export interface BackOutcome extends BroughtBack {
	readonly naming: 'codes' | 'words';
	/** How many columns were read. */
	readonly columns: number;
	/** Names of columns that are not known here. */
	readonly unknown: readonly string[];
	/** Experiences that were told to a version that is not here: they get the one asked now. */
	readonly moved: number;
}

interface Understood extends Omit<BackOutcome, keyof BroughtBack> {
	readonly stories: readonly IncomingStory[];
}

/**
 * All of it, or nothing when anything fails; what is here already is left alone.
 * @param check  looks and counts, and changes nothing
 * @throws Problem `forbidden`, `not-found`; ArchiveRefused
 */
export async function bringBack(ctx: Context, slug: string, bytes: Uint8Array, check: boolean): Promise<BackOutcome> {
	authorise(mayImportStories(ctx.actor));
	const point = await getBareStoryPoint(ctx, slug);
	const at = await backAt(ctx, point);
	const file = readFile(bytes);
	const { stories, ...about } =
		'table' in file
			? rowsOf(point, file.table, at)
			: isCoded(file.lines)
				? linesOf(file.lines, at)
				: rowsOf(point, tableOf(file.lines), at);
	if (stories.length === 0) throw new ArchiveRefused('no-rows');
	return { ...about, ...(await bringStoriesBack(ctx, point.id, stories, check)) };
}

async function backAt(ctx: Context, point: StoryPoint): Promise<BackAt> {
	const inUse = await listQuestionnairesInUse(ctx, point.id);
	const own = await listVersions(ctx, point.questionnaireId);
	const versions: readonly Version[] = own.map((version) => ({ questionnaireId: point.questionnaireId, ...version }));
	const all = new Map([...newestFirst(versions), ...inUse].map((version) => [versionKey(version), version]));
	const languages = ['nl', 'en'] as const;
	const styles = languages.map((language) => ({
		language,
		say: sayFrom(messagesOf(language, ['explore', 'types-team', 'doors', 'helper', 'selections']), language)
	}));
	return {
		sets: [[...all.values()], inUse],
		asked: versions.find(({ version }) => version === point.questionnaireVersion)!,
		entrances: await listEntrances(ctx, point.id),
		styles: (['codes', 'words'] as const).flatMap((naming) => styles.map((style) => ({ naming, ...style }))),
		notApplicable: styles.map(({ say }) => say('explore.not-applicable.short'))
	};
}

const newestFirst = (versions: readonly Version[]) => versions.toSorted((a, b) => b.version - a.version);

/** Lines with codes have their answers together; with words each stands by itself. */
const isCoded = (lines: readonly JsonLine[]) => lines[0] !== undefined && 'antwoorden' in lines[0].json;

function linesOf(lines: readonly JsonLine[], { sets, asked, entrances }: BackAt): Understood {
	const codes = new Map(entrances.map(({ id, code }) => [code, id]));
	let moved = 0;
	const stories = lines.map(({ line, json }) =>
		sure(line, () => {
			const { story, version, isMoved } = lineBack(json, sets[0]!, asked);
			if (isMoved) moved++;
			return incoming(story, version, codes);
		})
	);
	refuseTwice(stories, lines);
	return { stories, naming: 'codes', columns: Object.keys(lines[0]?.json ?? {}).length, unknown: [], moved };
}

function rowsOf(point: StoryPoint, { heading, rows }: ReadTable, at: BackAt): Understood {
	const back = tableBack(heading, at);
	if (!back) throw new ArchiveRefused('no-table');
	const { naming, known, unknown, readRow } = back;
	const idFor = idMaker(point.id);
	let moved = 0;
	const stories = rows.map(({ line, cells }) =>
		sure(line, (): IncomingStory => {
			const { story, isMoved } = readRow(cells);
			if (isMoved) moved++;
			const { id, entranceId = null, toldTo = null } = story;
			return { ...story, entranceId, toldTo, id: id ?? idFor(cells) };
		})
	);
	refuseTwice(stories, rows);
	return { stories, naming, columns: known.length, unknown, moved };
}

/** The same row is the same experience, the next time too; twice in one file it is two. */
function idMaker(pointId: Id<'story-point'>): (cells: readonly string[]) => Id<'story'> {
	const times = new Map<string, number>();
	return (cells) => {
		const row = JSON.stringify(cells);
		const time = (times.get(row) ?? 0) + 1;
		times.set(row, time);
		return importedId(pointId, `${row}#${time}`);
	};
}

function sure<Value>(line: number, read: () => Value): Value {
	try {
		return read();
	} catch (error) {
		if (!(error instanceof Unclear)) throw error;
		throw new ArchiveRefused('row-wrong', { line, column: error.column });
	}
}

function refuseTwice(stories: readonly IncomingStory[], rows: readonly { readonly line: number }[]): void {
	const seen = new Set<string>();
	stories.forEach(({ id }, place) => {
		if (seen.has(id)) throw new ArchiveRefused('row-twice', { line: rows[place]!.line });
		seen.add(id);
	});
}
