import { sql } from 'kysely';
import type { Id } from '#lib/platform/id.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { type FoundWords, parseSearch, plainWords, type SearchTerm } from '../search-query.ts';
import { interpretWords } from './search-queries.ts';

/** Which words of this story answer to what was typed, and which phrases stand in it. */
export async function listFoundWords(
	ctx: Context,
	pointId: Id<'story-point'>,
	id: Id<'story'>,
	typed: string
): Promise<FoundWords> {
	const terms = parseSearch(typed);
	const phrases = terms.flatMap(({ kind, isExcluded, text }) =>
		kind === 'phrase' && !isExcluded ? [plainWords(text)] : []
	);
	// What only a phrase asks for is marked where that phrase stands, and nowhere else.
	const { query } = await interpretWords(ctx, pointId, withoutPhrases(terms));
	if (query === null) return { words: [], phrases };
	const { rows } = await sql<{ word: string }>`
		select found.word
		from collect.stories story
		cross join lateral unnest(tsvector_to_array(
			to_tsvector('collect.plain', coalesce(story.title, '') || ' ' || coalesce(story.text, '')))) as found(word)
		where story.organisation_id = ${ctx.organisationId} and story.story_point_id = ${pointId} and story.id = ${id}
			and (ts_lexize('dutch_stem', found.word))[1] = any(tsvector_to_array(${stemsIn(query ?? '')}::tsvector))`.execute(
		ctx.db
	);
	return { words: [...new Set(rows.map(({ word }) => word))], phrases };
}

const withoutPhrases = (terms: readonly SearchTerm[]) =>
	terms.flatMap(({ kind, isExcluded, text }) => (kind === 'word' ? [isExcluded ? `-${text}` : text] : [])).join(' ');

/** The stems of a query that must be there, as a tsvector: what is left out is not marked. */
const stemsIn = (query: string): string =>
	[...query.replace(/!\([^&]*\)(?= &|$)/g, '').matchAll(/'(?:[^']|'')*'/g)].map(([stem]) => stem).join(' ');
