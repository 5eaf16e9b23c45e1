import { localDayOf } from '#lib/collect/local-day.ts';
import { countSince } from '#lib/collect/server/story-changes.ts';
import type { Id } from '#lib/platform/id.ts';
import { record } from '#lib/platform/server/audit.ts';
import { authorise, inTransaction, type Context } from '#lib/platform/server/context.ts';
import { type Publication, publish, publishMore } from '#lib/privacy/publication.ts';
import { diceFor } from '#lib/privacy/server/dice.ts';
import { type Columns, storyIdAt } from '../columns.ts';
import { chartsTogether, type Edition, isEditionDue, type Standing, whatToCount } from '../open-edition.ts';
import { chosenColumns, groupStories, type OpenDimension, type OpenSettings } from '../open-page.ts';
import { afterEdition, comeAndGone, pastOf, type SeenBefore } from '../open-past.ts';
import { mayOpenToAll } from '../policy.ts';
import { findOpenPage, findSeenBefore, type KeptOpenPage } from './open-queries.ts';
import { readColumns } from './story-columns.ts';

/**
 * Says what anybody may see, and makes it. What was seen already stays as it is until the next edition, however often this is done
 * and whoever left meanwhile: nobody can be found by saving to and fro.
 * @throws Problem `forbidden`
 */
export async function saveOpenPage(ctx: Context, pointId: Id<'story-point'>, settings: OpenSettings): Promise<void> {
	authorise(mayOpenToAll(ctx.actor));

	await inTransaction(ctx, async (ctx) => {
		const before = await findOpenPage(ctx, pointId);
		const made = await countFor(ctx, pointId, settings, before);
		const { isOpen, threshold, charts, intro, followUp, showsTables } = settings;
		const seen = isOpen || (before !== undefined && before.wasSeen && made.until.getTime() === before.until.getTime());
		const chosen = {
			is_open: isOpen,
			threshold,
			charts: [...charts],
			intro,
			follow_up: followUp,
			follow_up_on: followUpDay(ctx, followUp, before?.settings.followUp === followUp ? before.followUpOn : undefined),
			shows_tables: showsTables,
			edition_seen: seen,
			...asRow(made)
		};
		await ctx.db
			.insertInto('explore.open_pages')
			.values({ organisation_id: ctx.organisationId, story_point_id: pointId, ...chosen })
			.onConflict((conflict) => conflict.columns(['organisation_id', 'story_point_id']).doUpdateSet(chosen))
			.execute();
		await record(ctx, 'explore.open-page.save', pointId);
	});
}

/** The day it was written; saving the rest of the page does not make it newer. */
const followUpDay = (ctx: Context, followUp: string, before: string | undefined): string | null =>
	followUp === '' ? null : (before ?? localDayOf(ctx.now));

/** Counts again for the pages where enough changed; every night. */
export async function renewOpenPages(ctx: Context): Promise<void> {
	authorise(mayOpenToAll(ctx.actor));
	const points = await ctx.db
		.selectFrom('explore.open_pages')
		.select('story_point_id')
		.where('organisation_id', '=', ctx.organisationId)
		.execute();
	for (const { story_point_id } of points) {
		const pointId = story_point_id as Id<'story-point'>;
		const before = await findOpenPage(ctx, pointId);
		if (!before || !isEditionDue(await standingOf(ctx, pointId, before), before.settings)) continue;
		await ctx.db
			.updateTable('explore.open_pages')
			.set({ edition_seen: before.settings.isOpen, ...asRow(await countAnew(ctx, pointId, before.settings, before)) })
			.where('organisation_id', '=', ctx.organisationId)
			.where('story_point_id', '=', pointId)
			.where('made_at', '=', before.madeAt) // somebody may have saved since we looked
			.execute();
	}
}

interface Counted extends Pick<KeptOpenPage, 'edition' | 'stories' | 'until' | 'madeAt'> {
	/** What the edition was tried together with; `undefined` when that stays as it is. */
	readonly seenBefore?: SeenBefore | null;
}

async function countFor(
	ctx: Context,
	pointId: Id<'story-point'>,
	settings: OpenSettings,
	before: KeptOpenPage | undefined
): Promise<Counted> {
	const standing = before && (await standingOf(ctx, pointId, before));
	const toCount = whatToCount(standing, settings);
	if (!before || toCount === 'anew') return countAnew(ctx, pointId, settings, before);
	return toCount === 'more' ? countMore(ctx, pointId, settings, before) : before;
}

const DAY_MS = 86_400_000;

async function standingOf(ctx: Context, pointId: Id<'story-point'>, before: KeptOpenPage): Promise<Standing> {
	const { edition, wasSeen, stories, until, madeAt } = before;
	const days = (ctx.now.getTime() - madeAt.getTime()) / DAY_MS;
	return { edition, wasSeen, since: { ...(await countSince(ctx, pointId, until)), stories, days } };
}

async function countAnew(
	ctx: Context,
	pointId: Id<'story-point'>,
	wished: OpenSettings,
	before: KeptOpenPage | undefined
): Promise<Counted> {
	const all = await readColumns(ctx, pointId, ctx.now);
	const seenBefore = before && (await seenUntilNow(ctx, pointId, before, all.rows));
	const edition = editionOf(all, wished.charts, wished.threshold, ({ facets, memberships }, dimensions) =>
		publish(
			...([facets, memberships, all.rows, wished.threshold, diceFor(idsOf(all))] as const),
			seenBefore && pastOf(seenBefore, dimensions)
		)
	);
	const largest = Math.max(all.rows, before?.stories ?? 0, before?.edition.largest ?? 0);
	return {
		edition: { ...edition, largest },
		stories: all.rows,
		until: ctx.now,
		madeAt: ctx.now,
		seenBefore: seenBefore ?? null
	};
}

/** What somebody knows of the stories there are now, who saw all that was ever shown of them. */
async function seenUntilNow(
	ctx: Context,
	pointId: Id<'story-point'>,
	{ edition, stories, until, wasSeen }: KeptOpenPage,
	now: number
): Promise<SeenBefore | undefined> {
	const earlier = await findSeenBefore(ctx, pointId);
	const seen = wasSeen ? afterEdition(edition, stories, until, earlier) : earlier;
	if (!seen) return undefined;
	const { told } = await countSince(ctx, pointId, new Date(seen.until));
	return { ...seen, ...comeAndGone(seen.looks.at(-1)!.total, now, told) };
}

/** One question more of the stories of an edition that was seen; as it was, when that cannot be without showing more than that. */
async function countMore(
	ctx: Context,
	pointId: Id<'story-point'>,
	{ charts }: OpenSettings,
	before: KeptOpenPage
): Promise<Counted> {
	const { publication, threshold } = before.edition;
	const all = await readColumns(ctx, pointId, before.until);
	if (!publication || all.rows !== before.stories) return before;
	const earlier = await findSeenBefore(ctx, pointId);
	const together = chartsTogether(before.edition, charts);
	const edition = editionOf(all, together, threshold, ({ facets, memberships }, dimensions) =>
		publishMore(
			...([publication, facets, memberships, all.rows, threshold, diceFor(idsOf(all))] as const),
			earlier && pastOf(earlier, dimensions)
		)
	);
	return edition.publication ? { ...before, edition: { ...before.edition, ...edition } } : before;
}

function editionOf(
	all: Columns,
	charts: readonly string[],
	threshold: number,
	publishing: (stories: GroupedStories, dimensions: readonly OpenDimension[]) => Publication | undefined
): Edition {
	const columns = chosenColumns(all.columns, charts);
	const dimensions = columns.map(({ dimension }) => dimension);
	const grouped = groupStories(columns, all.rows);
	const complete = dimensions.flatMap(({ id }, at) => (grouped.facets[at]!.complete ? [id] : []));
	return { charts, dimensions, complete, threshold, publication: publishing(grouped, dimensions) ?? null };
}

type GroupedStories = ReturnType<typeof groupStories>;

const idsOf = (all: Columns) => Array.from({ length: all.rows }, (_, row) => storyIdAt(all, row));

const asRow = ({ edition, stories, until, madeAt, seenBefore }: Counted) => ({
	edition: JSON.stringify(edition),
	edition_stories: stories,
	edition_until: until,
	made_at: madeAt,
	...(seenBefore === undefined ? {} : { seen_before: seenBefore && JSON.stringify(seenBefore) })
});
