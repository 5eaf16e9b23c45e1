import { acceptTranscript } from '#lib/media/server/commands.ts';
import type { Id } from '#lib/platform/id.ts';
import { record } from '#lib/platform/server/audit.ts';
import { authorise, inTransaction, type Context } from '#lib/platform/server/context.ts';
import { mayWriteDownStories } from '../policy.ts';
import { storyWithdrawn } from '../problems.ts';
import { forgetWords, listWordsOf } from './word-list.ts';

/**
 * Writes into an experience what its teller said aloud, as somebody heard and accepted it.
 * @throws Problem `forbidden`, `conflict` when it was withdrawn, `not-found` when nothing was said aloud
 */
export async function writeDownStory(ctx: Context, storyId: Id<'story'>, text: string): Promise<void> {
	authorise(mayWriteDownStories(ctx.actor));
	await inTransaction(ctx, async (ctx) => {
		const words = await listWordsOf(ctx, storyId);
		const written = await ctx.db
			.updateTable('collect.stories')
			.set({ text, changed_at: ctx.now })
			.where('organisation_id', '=', ctx.organisationId)
			.where('id', '=', storyId)
			.where('withdrawn_at', 'is', null)
			.returning('story_point_id')
			.executeTakeFirst();
		if (!written) throw storyWithdrawn();
		await forgetWords(ctx, written.story_point_id as Id<'story-point'>, words);
		await record(ctx, 'collect.story.write-down', storyId);
		await acceptTranscript(ctx, storyId, text);
	});
}
