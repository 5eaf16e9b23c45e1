import { sql } from 'kysely';
import type { Id } from '#lib/platform/id.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { ArchiveRefused } from '../archive-refused.ts';
import { storyNotFound, storyWithdrawn } from '../problems.ts';

/**
 * Holds a story until the transaction ends: who writes beside it and who takes it back wait for each other, so that nothing
 * stays beside a story that is gone.
 * @throws Problem `not-found`, `conflict` when it was withdrawn
 */
export async function holdStory(ctx: Context, pointId: Id<'story-point'>, id: Id<'story'>): Promise<void> {
	const story = await ctx.db
		.selectFrom('collect.stories')
		.select('withdrawn_at')
		.where('organisation_id', '=', ctx.organisationId)
		.where('story_point_id', '=', pointId)
		.where('id', '=', id)
		.forNoKeyUpdate()
		.executeTakeFirst();
	if (!story) throw storyNotFound();
	if (story.withdrawn_at) throw storyWithdrawn();
}

/**
 * Holds the stories that the lines of a file name.
 * @returns which of the lines are about a story that was not withdrawn
 * @throws ArchiveRefused when a story is not of this point
 */
export async function holdNamed<Line extends { readonly ervaring: Id<'story'> }>(
	ctx: Context,
	pointId: Id<'story-point'>,
	{ name }: { readonly name: string },
	lines: readonly Line[]
): Promise<readonly Line[]> {
	const ids = [...new Set(lines.map(({ ervaring }) => ervaring))];
	const stories = await ctx.db
		.selectFrom('collect.stories')
		.select(['id', 'withdrawn_at'])
		.where('organisation_id', '=', ctx.organisationId)
		.where('story_point_id', '=', pointId)
		.where('id', '=', sql<string>`any(${ids}::uuid[])`)
		// In one order, so that two who hold many never wait for each other.
		.orderBy('id')
		.forNoKeyUpdate()
		.execute();
	const there = new Map(stories.map(({ id, withdrawn_at }) => [id, withdrawn_at === null]));
	const unknown = lines.findIndex(({ ervaring }) => !there.has(ervaring));
	if (unknown >= 0) throw new ArchiveRefused('file-wrong', { file: name, line: unknown + 2, where: 'ervaring' });
	return lines.filter(({ ervaring }) => there.get(ervaring));
}
