/** The words that occur at a story point: what compounds and typing errors are judged by. Decision 0034. */
import { sql } from 'kysely';
import type { Id } from '#lib/platform/id.ts';
import { authorise, inTransaction, type Context } from '#lib/platform/server/context.ts';
import { mayKnowWords } from '../policy.ts';
import { justBefore } from './late.ts';

/** So many stories somebody who searches can wait for: a fraction of a second. */
const FEW = 500;
const MANY = 5000;

/** What a story holds, each word once; in the order in which everybody writes them, so that two who write never wait for each other. */
const WORDS_OF = sql`
	select distinct found.word, stem.stems[1] as stem
	from unnest(tsvector_to_array(to_tsvector('collect.plain', coalesce(story.title, '') || ' ' || coalesce(story.text, '')))) as found(word)
	cross join lateral (select ts_lexize('dutch_stem', found.word) as stems) as stem
	where length(found.word) between 3 and 60 and found.word !~ '[0-9@/]' and cardinality(stem.stems) > 0`;

/** All words are read; more stories wait; somebody else is reading them. */
type Learned = 'all' | 'more' | 'busy';

/**
 * Reads the words of a few stories that changed since the last time; when there are many, the house does it within a minute
 * ({@link learnAllWords}).
 */
export async function learnNewWords(ctx: Context, pointId: Id<'story-point'>): Promise<void> {
	await learnWords(ctx, pointId, FEW, 'only-few');
}

async function learnWords(
	ctx: Context,
	pointId: Id<'story-point'>,
	atMost: number,
	how: 'only-few' | 'in-parts'
): Promise<Learned> {
	authorise(mayKnowWords(ctx.actor));
	return inTransaction(ctx, async (ctx) => {
		const lock = await sql<{ free: boolean }>`
			select pg_try_advisory_xact_lock(hashtextextended(${`collect.words ${pointId}`}, 0)) as free`.execute(ctx.db);
		if (!lock.rows[0]!.free) return 'busy';
		const list = await ctx.db
			.selectFrom('collect.word_lists')
			.select('known_until')
			.where('organisation_id', '=', ctx.organisationId)
			.where('story_point_id', '=', pointId)
			.executeTakeFirst();
		const known = list?.known_until ?? new Date(0);
		const changed = await ctx.db
			.selectFrom('collect.stories')
			.select('changed_at')
			.where('organisation_id', '=', ctx.organisationId)
			.where('story_point_id', '=', pointId)
			.where('changed_at', '>', known)
			.orderBy('changed_at')
			.limit(atMost)
			.execute();
		// Many of the same moment, as an import writes them: all of them, or the next time would begin behind them.
		const last = changed.at(-1)?.changed_at;
		if (!last) return 'all';
		const isAll = changed.length < atMost;
		if (!isAll && how === 'only-few') return 'more';
		await sql`
			insert into collect.words (organisation_id, story_point_id, word, stem)
			select distinct ${ctx.organisationId}::uuid, ${pointId}::uuid, of.word, of.stem
			from collect.stories story cross join lateral (${WORDS_OF}) of
			where story.organisation_id = ${ctx.organisationId} and story.story_point_id = ${pointId}
				and story.changed_at > ${known} and story.changed_at <= ${last} and story.withdrawn_at is null
			order by of.word
			on conflict do nothing`.execute(ctx.db);
		const settled = Math.max(justBefore(ctx.now).getTime(), known.getTime());
		const knownUntil = isAll ? new Date(Math.min(last.getTime(), settled)) : last;
		await ctx.db
			.insertInto('collect.word_lists')
			.values({ organisation_id: ctx.organisationId, story_point_id: pointId, known_until: knownUntil })
			.onConflict((conflict) =>
				conflict.columns(['organisation_id', 'story_point_id']).doUpdateSet({ known_until: knownUntil })
			)
			.execute();
		return isAll ? 'all' : 'more';
	});
}

/** Of every point, so that a search finds them read; for the house, at night and by the minute. */
export async function learnAllWords(ctx: Context): Promise<void> {
	authorise(mayKnowWords(ctx.actor));
	const points = await ctx.db
		.selectFrom('collect.story_points')
		.select('id')
		.where('organisation_id', '=', ctx.organisationId)
		.execute();
	for (const { id } of points) while ((await learnWords(ctx, id as Id<'story-point'>, MANY, 'in-parts')) === 'more');
}

/** A word of a story, small and without accents. */
export async function listWordsOf(ctx: Context, storyId: Id<'story'>): Promise<readonly string[]> {
	const { rows } = await sql<{ word: string }>`
		select of.word from collect.stories story cross join lateral (${WORDS_OF}) of
		where story.organisation_id = ${ctx.organisationId} and story.id = ${storyId}`.execute(ctx.db);
	return rows.map(({ word }) => word);
}

/** Forgets those of these words that no story of the point holds any more. For the transaction that takes them out of a story. */
export async function forgetWords(ctx: Context, pointId: Id<'story-point'>, words: readonly string[]): Promise<void> {
	if (words.length === 0) return;
	await sql`
		delete from collect.words gone
		where gone.organisation_id = ${ctx.organisationId} and gone.story_point_id = ${pointId}
			and gone.word = any(${[...words]}::text[])
			and not exists (
				select from collect.stories story
				where story.organisation_id = ${ctx.organisationId} and story.story_point_id = ${pointId}
					and story.withdrawn_at is null
					and story.words @@ quote_literal(gone.stem)::tsquery
					and to_tsvector('collect.plain', coalesce(story.title, '') || ' ' || story.text) @@ quote_literal(gone.word)::tsquery
			)`.execute(ctx.db);
}
