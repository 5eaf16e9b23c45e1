/** A whole story point to take along: what `collect` reads back in, and the codebook beside it for people. */
import { ARCHIVE_FILES, writePoint, type ArchivedVersion } from '#lib/collect/archive.ts';
import { listEntrances } from '#lib/collect/server/entrances.ts';
import { everyStory } from '#lib/collect/server/every-story.ts';
import { getStoryPoint } from '#lib/collect/server/queries.ts';
import { listQuestionnairesInUse } from '#lib/collect/server/story-queries.ts';
import type { Id } from '#lib/platform/id.ts';
import { record } from '#lib/platform/server/audit.ts';
import { authorise, type Context } from '#lib/platform/server/context.ts';
import { listVersions } from '#lib/signify/server/queries.ts';
import { codebook } from '../../codebook.ts';
import type { Version } from '../../joined-question.ts';
import { codebookJson, numberVersions } from '../../json-lines.ts';
import { mayExport } from '../../policy.ts';
import { storyColumns, type TableStyle } from '../../story-table.ts';
import { type Exported, STORY_FILES } from '../export-files.ts';
import { fileOf } from '../export.ts';
import { zipFile, type ZipEntry } from '../zip-file.ts';
import { PARTS } from './parts.ts';

/**
 * Its questionnaires in every version, its ways in and its experiences, with codes; a batch at a time. What lies around them as well,
 * and what readers wrote and kept when `ofReaders`.
 * @throws Problem `forbidden`, `not-found`
 */
export async function exportArchive(
	ctx: Context,
	slug: string,
	{ language, say, ofReaders }: Omit<TableStyle, 'naming'> & { readonly ofReaders: boolean }
): Promise<ReadableStream<Uint8Array>> {
	authorise(mayExport(ctx.actor));
	const point = await getStoryPoint(ctx, slug);
	const entrances = await listEntrances(ctx, point.id);
	const archived = await versionsOf(ctx, point.id, point.questionnaireId);
	const versions: readonly Version[] = archived.toReversed();
	const style = { naming: 'codes', language, say, separator: ',', fileName: ARCHIVE_FILES.stories } as const;
	const exported: Exported = {
		...{ versions, entrances, style, columns: storyColumns(versions, style, entrances) },
		stories: () => everyStory(ctx, point.id)
	};
	const asks = archived.findIndex(
		({ questionnaireId, version }) =>
			questionnaireId === point.questionnaireId && version === point.questionnaireVersion
	);
	const about = writePoint({ ...point, entrances, versions: archived, asks: asks + 1 });
	const parts = await partsOf(ctx, point.id, ofReaders);
	await record(ctx, 'explore.archive.export', point.id);
	return fileOf(zipFile(entriesOf(about, exported, parts)));
}

/** All versions of what is asked and of all that was ever answered, the oldest first. */
async function versionsOf(
	ctx: Context,
	pointId: Id<'story-point'>,
	asked: Id<'questionnaire'>
): Promise<readonly ArchivedVersion[]> {
	const used = await listQuestionnairesInUse(ctx, pointId);
	const ids = new Set([asked, ...used.map(({ questionnaireId }) => questionnaireId)]);
	const versions: ArchivedVersion[] = [];
	for (const id of ids)
		for (const version of await listVersions(ctx, id)) versions.push({ questionnaireId: id, ...version });
	return versions.sort(
		(a, b) =>
			a.createdAt.getTime() - b.createdAt.getTime() ||
			a.version - b.version ||
			(a.questionnaireId < b.questionnaireId ? -1 : 1)
	);
}

async function partsOf(ctx: Context, pointId: Id<'story-point'>, ofReaders: boolean): Promise<readonly ZipEntry[]> {
	const entries: ZipEntry[] = [];
	for (const part of PARTS) {
		const text = part.ofReaders && !ofReaders ? '' : await part.leave(ctx, pointId);
		if (text !== '') entries.push({ name: part.name, content: only(text) });
	}
	return entries;
}

/** The stories are read once: the codebook counts while they go by. */
// eslint-disable-next-line @typescript-eslint/require-await -- its entries are read as what takes its time
async function* entriesOf(about: string, exported: Exported, parts: readonly ZipEntry[]): AsyncGenerator<ZipEntry> {
	const { versions, style } = exported;
	const book = codebook(versions, style);
	const counted: Exported = {
		...exported,
		async *stories() {
			for await (const batch of exported.stories()) {
				batch.forEach(book.count);
				yield batch;
			}
		}
	};
	yield { name: ARCHIVE_FILES.point, content: only(about) };
	yield { name: ARCHIVE_FILES.stories, content: texts(STORY_FILES.jsonl(counted)) };
	yield { name: ARCHIVE_FILES.codebook, content: only(codebookJson(numberVersions(versions).numbered, book.rows())) };
	yield* parts;
}

async function* texts(pieces: AsyncIterable<string | Uint8Array>): AsyncGenerator<string> {
	for await (const piece of pieces) yield String(piece);
}

// eslint-disable-next-line @typescript-eslint/require-await -- an entry is read as one that takes its time
async function* only(text: string): AsyncGenerator<string> {
	yield text;
}
