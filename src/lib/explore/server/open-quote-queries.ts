import { timingSafeEqual, createHmac } from 'node:crypto';
import { consentsAbout } from '#lib/collect/permission.ts';
import { getStoryPointById } from '#lib/collect/server/queries.ts';
import { findPublishable, sortByPermission } from '#lib/collect/server/story-permissions.ts';
import type { Id } from '#lib/platform/id.ts';
import { authorise, type Context } from '#lib/platform/server/context.ts';
import { keyFor } from '#lib/platform/server/keys.ts';
import type { Words } from '#lib/signify/words.ts';
import type { ChosenQuote, OpenQuote, QuoteGone } from '../open-quote.ts';
import { findPassage, type Passage, type Piece, showPassage } from '../passage.ts';
import { mayOpenToAll } from '../policy.ts';
import { passageWrong, quoteNotPermitted } from '../problems.ts';

interface KeptQuote {
	readonly storyId: Id<'story'>;
	readonly pieces: readonly Piece[];
	readonly seal: Buffer;
}

/**
 * The quotes of a page, as their tellers allow at this moment; for who shows them to anybody, so it asks for no rights of its own.
 * They do not follow the charts: a quote that came and went with an answer would tell that its teller gave it.
 */
export async function listOpenQuotes(ctx: Context, pointId: Id<'story-point'>): Promise<readonly OpenQuote[]> {
	const kept = await listKept(ctx, pointId);
	const texts = await findPublishable(
		ctx,
		pointId,
		kept.map(({ storyId }) => storyId)
	);
	return kept.flatMap((quote) => readQuote(quote, texts.get(quote.storyId)) ?? []);
}

/** What of a story stands on the open page; for its teller, so it asks for no rights of its own. */
export async function findQuoteOf(
	ctx: Context,
	pointId: Id<'story-point'>,
	storyId: Id<'story'>
): Promise<OpenQuote | undefined> {
	const kept = (await listKept(ctx, pointId)).find((quote) => quote.storyId === storyId);
	return kept && readQuote(kept, (await findPublishable(ctx, pointId, [storyId])).get(storyId));
}

/** Every quote that was chosen, also those that are gone, with the reason. */
export async function listChosenQuotes(ctx: Context, pointId: Id<'story-point'>): Promise<readonly ChosenQuote[]> {
	authorise(mayOpenToAll(ctx.actor));
	const kept = await listKept(ctx, pointId);
	const ids = kept.map(({ storyId }) => storyId);
	const texts = await findPublishable(ctx, pointId, ids);
	const sorted = await sortByPermission(ctx, pointId, ids, 'publish');
	const whyGone = (id: Id<'story'>): QuoteGone => {
		if (sorted.given.includes(id)) return 'changed';
		if (sorted.refused.includes(id)) return 'refused';
		return sorted['not-asked'].includes(id) ? 'not-asked' : 'withdrawn';
	};
	return kept.map((quote) => {
		const { storyId } = quote;
		const there = readQuote(quote, texts.get(storyId));
		return there ? { storyId, at: 'page', quote: there } : { storyId, at: 'gone', why: whyGone(storyId) };
	});
}

/** What may be quoted of a story, and what its teller said yes to. */
export interface Quotable {
	readonly text: string;
	readonly language: string;
	/** The consents that were given, in the words of the point. */
	readonly consents: readonly Words[];
	/** As it stands on the page now. */
	readonly quoted: string | undefined;
}

/** @throws Problem `conflict` when the teller does not want it, was not asked, or took the story back */
export async function getQuotable(ctx: Context, pointId: Id<'story-point'>, storyId: Id<'story'>): Promise<Quotable> {
	authorise(mayOpenToAll(ctx.actor));
	const story = (await findPublishable(ctx, pointId, [storyId])).get(storyId);
	if (!story) throw quoteNotPermitted();
	const { definition } = await getStoryPointById(ctx, pointId);
	const kept = (await listKept(ctx, pointId)).find((quote) => quote.storyId === storyId);
	return {
		...story,
		consents: consentsAbout('publish', definition.consents).map(({ text }) => text),
		quoted: kept && readQuote(kept, story)?.text
	};
}

/**
 * A passage as it would stand on the page.
 * @throws Problem `conflict` as {@link getQuotable}, `invalid` when it cannot be quoted so
 */
export async function getPassage(
	ctx: Context,
	pointId: Id<'story-point'>,
	storyId: Id<'story'>,
	wanted: string
): Promise<Extract<Passage, { ok: true }>> {
	const { text } = await getQuotable(ctx, pointId, storyId);
	const passage = findPassage(text, wanted);
	if (!passage.ok) throw passageWrong(passage.issue);
	return passage;
}

/** So that it is known whether the same words still stand there, without keeping them. */
export const sealOf = (storyId: Id<'story'>, text: string): Buffer =>
	createHmac('sha256', keyFor('explore.open-quotes')).update(`${storyId} ${text}`).digest();

async function listKept(ctx: Context, pointId: Id<'story-point'>): Promise<readonly KeptQuote[]> {
	const rows = await ctx.db
		.selectFrom('explore.open_quotes')
		.select(['story_id', 'pieces', 'seal'])
		.where('organisation_id', '=', ctx.organisationId)
		.where('story_point_id', '=', pointId)
		// Drawn by lot: not when they were told or chosen.
		.orderBy('place')
		.execute();
	return rows.map(({ story_id, pieces, seal }) => ({
		storyId: story_id as Id<'story'>,
		// Only quoteOnOpenPage writes it, and it takes this type.
		pieces: pieces as unknown as readonly Piece[],
		seal
	}));
}

function readQuote(
	{ storyId, pieces, seal }: KeptQuote,
	story: { readonly text: string; readonly language: string } | undefined
): OpenQuote | undefined {
	if (!story) return undefined;
	const text = showPassage(story.text, pieces);
	return timingSafeEqual(sealOf(storyId, text), seal) ? { text, language: story.language } : undefined;
}
