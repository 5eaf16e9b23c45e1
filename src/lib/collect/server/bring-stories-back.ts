import { record } from '#lib/platform/server/audit.ts';
import { authorise, inTransaction, type Context } from '#lib/platform/server/context.ts';
import type { Id } from '#lib/platform/id.ts';
import { mayImportStories } from '../policy.ts';
import { countHere, type IncomingStory, insertStories } from './insert-stories.ts';

export interface BroughtBack {
	/** Experiences that were not there yet, and that were: kept or withdrawn. */
	readonly added: number;
	readonly alreadyThere: number;
}

const BATCH = 500;

/**
 * Experiences that left this point, or one that asks the same, as a file: all of them, or none when anything fails.
 * @param check  looks and counts, and changes nothing
 * @throws Problem `forbidden`; ArchiveRefused when some stand at another point
 */
export async function bringStoriesBack(
	ctx: Context,
	pointId: Id<'story-point'>,
	stories: readonly IncomingStory[],
	check: boolean
): Promise<BroughtBack> {
	authorise(mayImportStories(ctx.actor));
	if (check) {
		const ids = stories.map(({ id }) => id);
		const alreadyThere = await countHere(ctx, pointId, ids);
		return { added: ids.length - alreadyThere, alreadyThere };
	}
	return inTransaction(ctx, async (ctx) => {
		let added = 0;
		for (let from = 0; from < stories.length; from += BATCH)
			added += await insertStories(ctx, pointId, stories.slice(from, from + BATCH));
		await record(ctx, 'collect.stories.bring-back', pointId);
		return { added, alreadyThere: stories.length - added };
	});
}
