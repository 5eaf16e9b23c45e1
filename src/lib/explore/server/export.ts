import { listEntrances } from '#lib/collect/server/entrances.ts';
import { listQuestionnairesInUse, listStories } from '#lib/collect/server/story-queries.ts';
import type { ToldStory } from '#lib/collect/story.ts';
import type { Id } from '#lib/platform/id.ts';
import { record } from '#lib/platform/server/audit.ts';
import { authorise, type Context } from '#lib/platform/server/context.ts';
import type { ExportFormat } from '../export-format.ts';
import { mayExport } from '../policy.ts';
import { exportTooWide } from '../problems.ts';
import { storyColumns } from '../story-table.ts';
import { MOST_COLUMNS } from '../xlsx.ts';
import { CODEBOOK_FILES, type Exported, type ExportStyle, STORY_FILES } from './export-files.ts';

const BATCH = 500;

type File = ReadableStream<Uint8Array>;

/**
 * These experiences as a file, a batch at a time, so that a large export fits in a small memory.
 * A story that is withdrawn while the file is on its way is left out of what still has to come.
 * @throws Problem `forbidden`, `conflict` when an Excel file cannot hold so many columns
 */
export async function exportStories(
	ctx: Context,
	pointId: Id<'story-point'>,
	ids: readonly Id<'story'>[],
	style: ExportStyle & { readonly format: ExportFormat }
): Promise<File> {
	authorise(mayExport(ctx.actor));
	const exported = await prepare(ctx, pointId, ids, style);
	if (style.format === 'xlsx' && exported.columns.length > MOST_COLUMNS) throw exportTooWide();
	await record(ctx, 'explore.stories.export', pointId);
	return fileOf(STORY_FILES[style.format](exported));
}

/** What the columns of that file mean, and how often each answer occurs in it. */
export async function exportCodebook(
	ctx: Context,
	pointId: Id<'story-point'>,
	ids: readonly Id<'story'>[],
	style: ExportStyle & { readonly format: ExportFormat }
): Promise<File> {
	authorise(mayExport(ctx.actor));
	const exported = await prepare(ctx, pointId, ids, style);
	await record(ctx, 'explore.codebook.export', pointId);
	return fileOf(CODEBOOK_FILES[style.format](exported));
}

async function prepare(
	ctx: Context,
	pointId: Id<'story-point'>,
	ids: readonly Id<'story'>[],
	given: ExportStyle & { readonly format: ExportFormat }
): Promise<Exported> {
	// A statistics program wants one way only.
	const style: ExportStyle = given.format === 'spss' ? { ...given, naming: 'codes', separator: ',' } : given;
	const versions = await listQuestionnairesInUse(ctx, pointId);
	const entrances = await listEntrances(ctx, pointId);
	return {
		versions,
		entrances,
		isLoose: true,
		style,
		columns: storyColumns(versions, style, entrances),
		stories: (these = ids) => batches(ctx, pointId, these)
	};
}

/** One batch is read while the one before it is written. */
async function* batches(
	ctx: Context,
	pointId: Id<'story-point'>,
	ids: readonly Id<'story'>[]
): AsyncGenerator<readonly ToldStory[]> {
	const read = (from: number) => {
		const stories = listStories(ctx, pointId, ids.slice(from, from + BATCH));
		// It is awaited in the next round; until then a failure is nobody's.
		stories.catch(() => undefined);
		return stories;
	};
	let next = read(0);
	for (let from = 0; from < ids.length; from += BATCH) {
		const stories = await next;
		if (from + BATCH < ids.length) next = read(from + BATCH);
		yield stories;
	}
}

/** Nothing is read before the receiver asks for it, and nothing more once it went away. */
export function fileOf(pieces: AsyncGenerator<string | Uint8Array>): File {
	const encoder = new TextEncoder();
	return new ReadableStream<Uint8Array>(
		{
			async pull(controller) {
				const next = await pieces.next();
				if (next.done) return controller.close();
				controller.enqueue(typeof next.value === 'string' ? encoder.encode(next.value) : next.value);
			},
			cancel: async () => void (await pieces.return(undefined))
		},
		{ highWaterMark: 0 }
	);
}
