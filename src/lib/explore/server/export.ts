import { listEntrances } from '#lib/collect/server/entrances.ts';
import { listQuestionnairesInUse, listStories } from '#lib/collect/server/story-queries.ts';
import type { ToldStory } from '#lib/collect/story.ts';
import type { Id } from '#lib/platform/id.ts';
import { record } from '#lib/platform/server/audit.ts';
import { authorise, type Context } from '#lib/platform/server/context.ts';
import { codebook, type CodebookStyle } from '../codebook.ts';
import { BYTE_ORDER_MARK, csvLine, type Separator } from '../csv.ts';
import { mayExport } from '../policy.ts';
import { storyColumns, type TableStyle } from '../story-table.ts';

const BATCH = 500;

type File = ReadableStream<Uint8Array>;

/**
 * These experiences as CSV, a batch at a time, so that a large export fits in a small memory.
 * A story that is withdrawn while the file is on its way is left out of what still has to come.
 */
export async function exportStories(
	ctx: Context,
	pointId: Id<'story-point'>,
	ids: readonly Id<'story'>[],
	style: TableStyle & { readonly separator: Separator }
): Promise<File> {
	authorise(mayExport(ctx.actor));
	const columns = storyColumns(await listQuestionnairesInUse(ctx, pointId), style, await listEntrances(ctx, pointId));
	await record(ctx, 'explore.stories.export', pointId);

	const heading = csvLine(
		columns.map(({ name }) => name),
		style.separator
	);
	return csvFile(async function* () {
		yield heading;
		for await (const stories of batches(ctx, pointId, ids))
			yield stories
				.map((story) =>
					csvLine(
						columns.map(({ read }) => read(story)),
						style.separator
					)
				)
				.join('');
	});
}

/** What the columns of that file mean, and how often each answer occurs in it. */
export async function exportCodebook(
	ctx: Context,
	pointId: Id<'story-point'>,
	ids: readonly Id<'story'>[],
	style: CodebookStyle & { readonly separator: Separator }
): Promise<File> {
	authorise(mayExport(ctx.actor));
	const book = codebook(await listQuestionnairesInUse(ctx, pointId), style);
	await record(ctx, 'explore.codebook.export', pointId);

	return csvFile(async function* () {
		for await (const stories of batches(ctx, pointId, ids)) stories.forEach(book.count);
		yield book
			.rows()
			.map((row) => csvLine(row, style.separator))
			.join('');
	});
}

async function* batches(
	ctx: Context,
	pointId: Id<'story-point'>,
	ids: readonly Id<'story'>[]
): AsyncGenerator<readonly ToldStory[]> {
	for (let from = 0; from < ids.length; from += BATCH)
		yield await listStories(ctx, pointId, ids.slice(from, from + BATCH));
}

/** Nothing is read before the receiver asks for it, and nothing more once it went away. */
function csvFile(lines: () => AsyncGenerator<string>): File {
	const text = lines();
	const encoder = new TextEncoder();
	let begun = false;
	return new ReadableStream<Uint8Array>({
		async pull(controller) {
			const next = await text.next();
			if (next.done) return controller.close();
			controller.enqueue(encoder.encode(begun ? next.value : BYTE_ORDER_MARK + next.value));
			begun = true;
		},
		cancel: async () => void (await text.return(undefined))
	});
}
