/** Tags that readers put on a story. */
import { sql } from 'kysely';
import { nameOfAccount } from '#lib/people/server/account-names.ts';
import type { Id } from '#lib/platform/id.ts';
import { record } from '#lib/platform/server/audit.ts';
import { authorise, inTransaction, type Context } from '#lib/platform/server/context.ts';
import { mayReadNotes, mayWriteNotes } from '../policy.ts';
import { tagsFull, tagUnreadable } from '../problems.ts';
import { MOST_TAGS, readTag, type Tag, type TagInUse, tagKey } from '../tag.ts';
import { holdStory } from './held-story.ts';
import type { Beside } from './notes.ts';

/** The tags on a story, in the order in which they came. */
export async function listTags(ctx: Context, { pointId, storyId }: Beside): Promise<Tag[]> {
	authorise(mayReadNotes(ctx.actor));
	const rows = await ctx.db
		.selectFrom('collect.tags as tag')
		.select(['tag.key', 'tag.name', 'tag.put_by', 'tag.put_at', 'tag.put_elsewhere_by'])
		.select(nameOfAccount('tag.put_by').as('put_by_name'))
		.where('tag.organisation_id', '=', ctx.organisationId)
		.where('tag.story_point_id', '=', pointId)
		.where('tag.story_id', '=', storyId)
		.where('tag.taken_at', 'is', null)
		.orderBy('tag.put_at')
		.orderBy('tag.key')
		.execute();
	return rows.map((row) => ({
		key: row.key,
		name: row.name,
		putBy: row.put_by as Id<'account'> | null,
		putByName: (row.put_elsewhere_by ?? row.put_by_name) || null,
		putAt: row.put_at
	}));
}

/** The tags in use at a point, those on the most stories first. */
export async function listTagsInUse(ctx: Context, pointId: Id<'story-point'>): Promise<TagInUse[]> {
	authorise(mayReadNotes(ctx.actor));
	const rows = await ctx.db
		.selectFrom('collect.tags')
		.select(['key', sql<string>`(array_agg(name order by put_at))[1]`.as('name')])
		.select(sql<number>`count(*)::integer`.as('stories'))
		.where('organisation_id', '=', ctx.organisationId)
		.where('story_point_id', '=', pointId)
		.where('taken_at', 'is', null)
		.groupBy('key')
		.orderBy('stories', 'desc')
		.orderBy('key')
		.execute();
	return rows;
}

/** The stories with this tag, however it is capitalised. */
export async function findTagged(ctx: Context, pointId: Id<'story-point'>, tag: string): Promise<Id<'story'>[]> {
	authorise(mayReadNotes(ctx.actor));
	const rows = await ctx.db
		.selectFrom('collect.tags')
		.select('story_id')
		.where('organisation_id', '=', ctx.organisationId)
		.where('story_point_id', '=', pointId)
		.where('key', '=', tagKey(tag))
		.where('taken_at', 'is', null)
		.execute();
	return rows.map(({ story_id }) => story_id as Id<'story'>);
}

/**
 * Puts a tag on a story, written as it was first written at the point. One that is on it already stays as it is.
 * @throws Problem `forbidden`, `invalid` when it is no tag, `not-found`, `conflict` when it is one too many or the story was withdrawn
 */
export async function putTag(ctx: Context, { pointId, storyId }: Beside, written: string): Promise<void> {
	authorise(mayWriteNotes(ctx.actor));
	if (ctx.actor.kind !== 'member') throw new TypeError('a tag is put on by a member');
	const tag = readTag(written);
	if (tag === undefined) throw tagUnreadable();
	const put = {
		...{ put_by: ctx.actor.accountId, put_elsewhere_by: null, put_at: ctx.now },
		...{ taken_by: null, taken_at: null }
	};
	const key = tagKey(tag);

	await inTransaction(ctx, async (ctx) => {
		await holdStory(ctx, pointId, storyId);
		const there = await listTags(ctx, { pointId, storyId });
		if (there.some((other) => other.key === key)) return;
		if (there.length >= MOST_TAGS) throw tagsFull();
		const name = (await firstWritten(ctx, pointId, key)) ?? tag;
		await ctx.db
			.insertInto('collect.tags')
			.values({ organisation_id: ctx.organisationId, story_point_id: pointId, story_id: storyId, key, name, ...put })
			.onConflict((conflict) => conflict.columns(['organisation_id', 'story_id', 'key']).doUpdateSet({ name, ...put }))
			.execute();
		await record(ctx, 'collect.tag.put', storyId);
	});
}

async function firstWritten(ctx: Context, pointId: Id<'story-point'>, key: string): Promise<string | undefined> {
	const first = await ctx.db
		.selectFrom('collect.tags')
		.select('name')
		.where('organisation_id', '=', ctx.organisationId)
		.where('story_point_id', '=', pointId)
		.where('key', '=', key)
		.orderBy('put_at')
		.limit(1)
		.executeTakeFirst();
	return first?.name;
}

/**
 * Takes a tag off a story; one that is not on it is no problem.
 * @throws Problem `forbidden`
 */
export async function takeTagOff(ctx: Context, { pointId, storyId }: Beside, tag: string): Promise<void> {
	authorise(mayWriteNotes(ctx.actor));
	if (ctx.actor.kind !== 'member') throw new TypeError('a tag is taken off by a member');
	const taken = { taken_by: ctx.actor.accountId, taken_at: ctx.now };

	await inTransaction(ctx, async (ctx) => {
		const { numUpdatedRows } = await ctx.db
			.updateTable('collect.tags')
			.set(taken)
			.where('organisation_id', '=', ctx.organisationId)
			.where('story_point_id', '=', pointId)
			.where('story_id', '=', storyId)
			.where('key', '=', tagKey(tag))
			.where('taken_at', 'is', null)
			.executeTakeFirstOrThrow();
		if (numUpdatedRows > 0n) await record(ctx, 'collect.tag.take-off', storyId);
	});
}
