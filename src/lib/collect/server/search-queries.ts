/** Finding words in stories, as Dutch people mean them. Decision 0034. */
import { sql } from 'kysely';
import type { Id } from '#lib/platform/id.ts';
import { authorise, type Context } from '#lib/platform/server/context.ts';
import { holdsPart, neighboursOf, SHORTEST_PART } from '../compound.ts';
import { mayReadStories } from '../policy.ts';
import { parseSearch, plain, plainWords, type SearchTerm } from '../search-query.ts';
import { errorsAllowed, meantWith } from '../typing-error.ts';
import { learnNewWords } from './word-list.ts';

/** What was looked for in the end. */
export interface Sought {
	/** For PostgreSQL, stems and all; `null` when nothing can be looked for. */
	readonly query: string | null;
	/** Words that must stand there as they were typed, in their order. */
	readonly phrases: readonly Phrase[];
	/** Words that do not occur, and what was looked for instead. */
	readonly corrected: readonly Correction[];
	/** Words that are in every story, and were left out. */
	readonly ignored: readonly string[];
}

interface Phrase {
	/** A regular expression for PostgreSQL, for a text without accents. */
	readonly pattern: string;
	readonly isExcluded: boolean;
}

export interface Correction {
	readonly typed: string;
	readonly found: readonly string[];
}

/** A piece of a story in which words were found. */
export interface Snippet {
	readonly id: Id<'story'>;
	readonly snippet: string;
}

/** Stand around a found word in a snippet; control characters, so that no teller's text is mistaken for them. */
export const HIT = { open: '\u0002', close: '\u0003' } as const;

/** A part that is in more words than this says little about any of them. */
const MOST_COMPOUNDS = 3000;

const NOTHING: Sought = { query: null, phrases: [], corrected: [], ignored: [] };

/**
 * What somebody means by these words: `hulp -schuld "aan de deur"`. Word forms are one word, a word is found in compounds, and what
 * does not occur is taken for the word that it resembles.
 */
export async function interpretWords(ctx: Context, pointId: Id<'story-point'>, typed: string): Promise<Sought> {
	authorise(mayReadStories(ctx.actor));
	const terms = parseSearch(typed);
	if (terms.length === 0) return NOTHING;
	await learnNewWords(ctx, pointId);
	const lexemes = await lexemesOf(ctx, terms);
	const readings: TermReading[] = [];
	for (const [at, term] of terms.entries()) readings.push(await readTerm(ctx, pointId, term, lexemes[at]!));
	const wanted = readings.flatMap(({ query }) => query ?? []);
	return {
		query: wanted.length > 0 ? wanted.join(' & ') : null,
		phrases: readings.flatMap(({ phrase }) => phrase ?? []),
		corrected: readings.flatMap(({ corrected }) => corrected ?? []),
		ignored: readings.flatMap(({ ignored }) => ignored ?? [])
	};
}

interface TermReading {
	readonly query?: string;
	readonly phrase?: Phrase;
	readonly corrected?: Correction;
	readonly ignored?: string;
}

async function readTerm(
	ctx: Context,
	pointId: Id<'story-point'>,
	term: SearchTerm,
	lexeme: string
): Promise<TermReading> {
	// Of a phrase, the index narrows what must be read; it cannot leave any out.
	if (term.kind === 'phrase')
		return { phrase: phraseOf(term), ...(term.isExcluded || lexeme === '' ? {} : { query: lexeme }) };
	if (lexeme === '') return isWord(term.text) ? { ignored: term.text } : { query: NEVER };
	const { stems, meant } = await wordsLike(ctx, pointId, term, lexeme);
	const either = [lexeme, ...stems.map(quoted)].map((one) => `(${one})`).join(' | ');
	return {
		query: term.isExcluded ? `!(${either})` : `(${either})`,
		...(meant.length > 0 ? { corrected: { typed: term.text, found: meant } } : {})
	};
}

/** The told stories that answer to these words: 16 bytes for each id, for there may be very many. */
export async function findStories(ctx: Context, pointId: Id<'story-point'>, typed: string): Promise<Uint8Array> {
	return findSought(ctx, pointId, await interpretWords(ctx, pointId, typed));
}

/** The same, when it is known what was meant. */
export async function findSought(
	ctx: Context,
	pointId: Id<'story-point'>,
	{ query, phrases, ignored }: Pick<Sought, 'query' | 'phrases' | 'ignored'>
): Promise<Uint8Array> {
	authorise(mayReadStories(ctx.actor));
	// Words that are in every story ask for every story.
	if (query === null && phrases.length === 0 && ignored.length === 0) return new Uint8Array();
	const { ids } = await ctx.db
		.selectFrom('collect.stories')
		.select(sql<Buffer | null>`string_agg(uuid_send(id), '')`.as('ids'))
		.where('organisation_id', '=', ctx.organisationId)
		.where('story_point_id', '=', pointId)
		.where('withdrawn_at', 'is', null)
		.$if(query !== null, (stories) => stories.where(sql<boolean>`words @@ ${query}::tsquery`))
		.$if(phrases.length > 0, (stories) =>
			stories.where(
				sql<boolean>`${sql.join(
					phrases.map(
						({ pattern, isExcluded }) =>
							sql`unaccent(coalesce(title, '') || E'\n' || text) ${sql.raw(isExcluded ? '!~*' : '~*')} ${pattern}`
					),
					sql` and `
				)}`
			)
		)
		.executeTakeFirstOrThrow();
	return ids ?? new Uint8Array();
}

/** The piece of each of these stories in which the words occur, the words between {@link HIT} marks. */
export async function listSnippets(
	ctx: Context,
	pointId: Id<'story-point'>,
	ids: readonly Id<'story'>[],
	typed: string
): Promise<Snippet[]> {
	return listSoughtSnippets(ctx, pointId, ids, await interpretWords(ctx, pointId, typed));
}

/** The same, when it is known what was meant. */
export async function listSoughtSnippets(
	ctx: Context,
	pointId: Id<'story-point'>,
	ids: readonly Id<'story'>[],
	{ query }: Pick<Sought, 'query'>
): Promise<Snippet[]> {
	authorise(mayReadStories(ctx.actor));
	if (query === null || ids.length === 0) return [];
	const marks = `StartSel=${HIT.open}, StopSel=${HIT.close}, MaxFragments=2, MaxWords=28, MinWords=12, FragmentDelimiter=" … "`;
	const rows = await ctx.db
		.selectFrom('collect.stories')
		.select([
			'id',
			// A teller's own control characters would pass for our marks.
			sql<string>`ts_headline('collect.dutch', translate(text, ${HIT.open + HIT.close}, ''), ${query}::tsquery, ${marks})`.as(
				'snippet'
			)
		])
		.where('organisation_id', '=', ctx.organisationId)
		.where('story_point_id', '=', pointId)
		.where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
		.where('withdrawn_at', 'is', null)
		.execute();
	return rows.map((row) => ({ id: row.id as Id<'story'>, snippet: row.snippet }));
}

/** Each term as PostgreSQL stems it; `''` for what is in every story. */
async function lexemesOf(ctx: Context, terms: readonly SearchTerm[]): Promise<readonly string[]> {
	const { rows } = await sql<{ lexeme: string }>`
		select plainto_tsquery('collect.dutch', term.text)::text as lexeme
		from unnest(${terms.map(({ text }) => text)}::text[]) with ordinality as term(text, at) order by term.at`.execute(
		ctx.db
	);
	return rows.map(({ lexeme }) => lexeme);
}

interface Alternatives {
	/** Of words that hold the word, or that it resembles. */
	readonly stems: readonly string[];
	/** The words that were taken for it, when it does not occur. */
	readonly meant: readonly string[];
}

async function wordsLike(
	ctx: Context,
	pointId: Id<'story-point'>,
	term: SearchTerm,
	lexeme: string
): Promise<Alternatives> {
	const stem = /^'((?:[^'\\]|'')+)'$/.exec(lexeme)?.[1]?.replaceAll("''", "'");
	if (stem === undefined) return { stems: [], meant: [] };
	// A stem may have lost a letter that compounds keep: huur, stem hur, huurachterstand.
	const parts = [...new Set([stem, plain(term.text)])].filter((part) => part.length >= SHORTEST_PART);
	const compounds = [
		...new Set((await Promise.all(parts.map((part) => compoundsWith(ctx, pointId, part, stem)))).flat())
	];
	if (compounds.length > 0 || term.isExcluded || (await occurs(ctx, pointId, stem)))
		return { stems: compounds, meant: [] };
	const near = await wordsNear(ctx, pointId, plain(term.text));
	return { stems: near.map((word) => word.stem), meant: near.map((word) => word.word) };
}

interface KnownWord {
	readonly word: string;
	readonly stem: string;
}

/** Stems, other than its own, of the words that this is a part of. */
async function compoundsWith(
	ctx: Context,
	pointId: Id<'story-point'>,
	part: string,
	stem: string
): Promise<readonly string[]> {
	const { rows: candidates } = await sql<KnownWord>`
		select word, stem from collect.words
		where organisation_id = ${ctx.organisationId} and story_point_id = ${pointId}
			and word like ${`%${part.replace(/[\\%_]/g, '\\$&')}%`} and stem <> ${stem}
		limit ${MOST_COMPOUNDS}`.execute(ctx.db);
	const asked = [...new Set(candidates.flatMap(({ word }) => neighboursOf(word, part)))];
	if (asked.length === 0 && candidates.length === 0) return [];
	const { rows: known } = await sql<{ word: string }>`
		select asked.word from unnest(${asked}::text[]) as asked(word)
		where exists (select from collect.words w where w.organisation_id = ${ctx.organisationId}
				and w.story_point_id = ${pointId} and w.word = asked.word)
			or exists (select from collect.words w where w.organisation_id = ${ctx.organisationId}
				and w.story_point_id = ${pointId} and w.stem = asked.word)`.execute(ctx.db);
	const words = new Set(known.map(({ word }) => word));
	return [
		...new Set(candidates.filter(({ word }) => holdsPart(word, part, (one) => words.has(one))).map(({ stem }) => stem))
	];
}

async function occurs(ctx: Context, pointId: Id<'story-point'>, stem: string): Promise<boolean> {
	const row = await ctx.db
		.selectFrom('collect.words')
		.select('word')
		.where('organisation_id', '=', ctx.organisationId)
		.where('story_point_id', '=', pointId)
		.where('stem', '=', stem)
		.limit(1)
		.executeTakeFirst();
	return row !== undefined;
}

async function wordsNear(ctx: Context, pointId: Id<'story-point'>, typed: string): Promise<readonly KnownWord[]> {
	if (errorsAllowed(typed) === 0) return [];
	const { rows } = await sql<KnownWord>`
		select word, stem from collect.words
		where organisation_id = ${ctx.organisationId} and story_point_id = ${pointId} and word % ${typed}
		order by similarity(word, ${typed}) desc, word limit 50`.execute(ctx.db);
	const meant = meantWith(
		typed,
		rows.map(({ word }) => word)
	);
	return meant.map((word) => rows.find((row) => row.word === word)!);
}

/** What is longer than any word is no stop word either: nothing is found with it. */
const isWord = (text: string) => text.length <= LONGEST_WORD;
const LONGEST_WORD = 60;
const NEVER = `('a' & !'a')`;

function phraseOf({ text, isExcluded }: SearchTerm): Phrase {
	const words = plainWords(text).map((word) => word.replace(/[^\p{L}\p{N}]/gu, ''));
	return { pattern: `\\m${words.join('[^[:alnum:]]+')}\\M`, isExcluded };
}

/** A stem as a tsquery takes it. */
const quoted = (stem: string) => `'${stem.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
