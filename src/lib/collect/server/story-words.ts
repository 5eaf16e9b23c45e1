/** The words of stories as the database knows them, for whoever compares stories. Decision 0034 says what a stem is. */
import { sql } from 'kysely';
import type { Id } from '#lib/platform/id.ts';
import { authorise, type Context } from '#lib/platform/server/context.ts';
import { mayReadStories } from '../policy.ts';
import { plain } from '../search-query.ts';
import { justBefore } from './late.ts';

/** The stems of a story with their places, as PostgreSQL writes a tsvector; `undefined` when the story was withdrawn. */
interface StoryWords {
	readonly id: Id<'story'>;
	readonly words: string | undefined;
}

const BATCH = 250;

/** All told stories of a point; with `since`, those that were told, changed or withdrawn after just before that moment. */
export async function* streamStoryWords(
	ctx: Context,
	pointId: Id<'story-point'>,
	since?: Date
): AsyncGenerator<readonly StoryWords[]> {
	authorise(mayReadStories(ctx.actor));
	let last = '00000000-0000-0000-0000-000000000000';
	for (;;) {
		const rows = await ctx.db
			.selectFrom('collect.stories')
			.select(['id', 'withdrawn_at', sql<string | null>`words::text`.as('words')])
			.where('organisation_id', '=', ctx.organisationId)
			.where('story_point_id', '=', pointId)
			.where('id', '>', last)
			.$if(since === undefined, (stories) => stories.where('withdrawn_at', 'is', null))
			.$if(since !== undefined, (stories) => stories.where('changed_at', '>=', justBefore(since!)))
			.orderBy('id')
			.limit(BATCH)
			.execute();
		if (rows.length > 0)
			yield rows.map((row) => ({
				id: row.id as Id<'story'>,
				words: row.withdrawn_at ? undefined : (row.words ?? '')
			}));
		if (rows.length < BATCH) return;
		last = rows.at(-1)!.id;
	}
}

/** By stem the word that a text has for it, in small letters, as it first stands there. */
export async function stemsIn(ctx: Context, text: string): Promise<ReadonlyMap<string, string>> {
	authorise(mayReadStories(ctx.actor));
	const words = new Map<string, string>();
	for (const [word] of text.normalize('NFC').matchAll(/[\p{L}\p{M}]+/gu))
		if (!words.has(plain(word))) words.set(plain(word), word.toLowerCase());
	const { rows } = await sql<{ word: string; stem: string | null }>`
		select word, (ts_lexize('dutch_stem', word))[1] as stem
		from unnest(${[...words.keys()]}::text[]) as of(word)`.execute(ctx.db);
	const byStem = new Map<string, string>();
	for (const { word, stem } of rows) if (stem !== null && !byStem.has(stem)) byStem.set(stem, words.get(word)!);
	return byStem;
}
