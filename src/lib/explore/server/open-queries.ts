import { localDayOf } from '#lib/collect/local-day.ts';
import type { Id } from '#lib/platform/id.ts';
import { authorise, type Context } from '#lib/platform/server/context.ts';
import { USUAL_THRESHOLD } from '#lib/privacy/shown-count.ts';
import { EDITION_DAYS, type Edition, waits } from '../open-edition.ts';
import { mayBeOpen, type OpenDimension, type OpenSettings } from '../open-page.ts';
import type { SeenBefore } from '../open-past.ts';
import { type OpenView, viewOf } from '../open-view.ts';
import { mayOpenToAll } from '../policy.ts';
import type { ChosenQuote, OpenQuote } from '../open-quote.ts';
import { openPageClosed } from '../problems.ts';
import { listChosenQuotes, listOpenQuotes } from './open-quote-queries.ts';
import { getStoryColumns } from './story-columns.ts';

/** An open page as it is kept; for who makes it. */
export interface KeptOpenPage {
	readonly settings: OpenSettings;
	readonly edition: Edition;
	/** Whether the page was open while this edition stood. */
	readonly wasSeen: boolean;
	readonly stories: number;
	readonly until: Date;
	readonly madeAt: Date;
	/** ISO 8601: the day on which what happened was last written. */
	readonly followUpOn: string | undefined;
}

export interface OpenPage {
	readonly intro: string;
	readonly quotes: readonly OpenQuote[];
	readonly followUp: { readonly text: string; readonly on: string } | undefined;
	readonly showsTables: boolean;
	/** ISO 8601: the day the counts were made. */
	readonly madeOn: string;
	/** `undefined` while there are too few stories. */
	readonly view: OpenView | undefined;
}

/** For commands: it asks for no rights of its own, and what it gives is not for a page. */
export async function findOpenPage(ctx: Context, pointId: Id<'story-point'>): Promise<KeptOpenPage | undefined> {
	const row = await ctx.db
		.selectFrom('explore.open_pages')
		.select(['is_open', 'threshold', 'charts', 'intro', 'follow_up', 'shows_tables', 'follow_up_on'])
		.select(['edition', 'edition_seen', 'edition_stories', 'edition_until', 'made_at'])
		.where('organisation_id', '=', ctx.organisationId)
		.where('story_point_id', '=', pointId)
		.executeTakeFirst();
	return (
		row && {
			settings: {
				isOpen: row.is_open,
				threshold: row.threshold,
				charts: row.charts,
				intro: row.intro,
				followUp: row.follow_up,
				showsTables: row.shows_tables
			},
			followUpOn: row.follow_up_on ?? undefined,
			// Only saveOpenPage and renewOpenPages write it, and they take this type; earlier ones left out what was chosen.
			edition: { charts: row.charts, ...(row.edition as unknown as Omit<Edition, 'charts'>) },
			wasSeen: row.edition_seen,
			stories: row.edition_stories,
			until: row.edition_until,
			madeAt: row.made_at
		}
	);
}

/** For commands, as above: what somebody knew before the edition that stands. It may be large, and no page needs it. */
export async function findSeenBefore(ctx: Context, pointId: Id<'story-point'>): Promise<SeenBefore | undefined> {
	const row = await ctx.db
		.selectFrom('explore.open_pages')
		.select('seen_before')
		.where('organisation_id', '=', ctx.organisationId)
		.where('story_point_id', '=', pointId)
		.executeTakeFirst();
	// Written by those same commands only.
	return (row?.seen_before as unknown as SeenBefore | null | undefined) ?? undefined;
}

/** Whether there is an open page to lead to; for anybody. */
export async function isOpenToAll(ctx: Context, pointId: Id<'story-point'>): Promise<boolean> {
	const row = await ctx.db
		.selectFrom('explore.open_pages')
		.select('is_open')
		.where('organisation_id', '=', ctx.organisationId)
		.where('story_point_id', '=', pointId)
		.executeTakeFirst();
	return row?.is_open ?? false;
}

/**
 * What an address of the open page shows; for anybody. No story is counted for it, and those that are quoted are read as they are now.
 * @throws Problem `not-found` while the page is closed
 */
export async function getOpenPage(ctx: Context, pointId: Id<'story-point'>, query: URLSearchParams): Promise<OpenPage> {
	const page = await findOpenPage(ctx, pointId);
	if (!page?.settings.isOpen) throw openPageClosed();
	return asSeen(page, await listOpenQuotes(ctx, pointId), query);
}

/** For who chooses: what was chosen, what may be, and what everybody would see. */
export async function getOpenSettings(
	ctx: Context,
	pointId: Id<'story-point'>,
	query: URLSearchParams
): Promise<{
	readonly settings: OpenSettings;
	readonly dimensions: readonly OpenDimension[];
	readonly seen: OpenPage | undefined;
	readonly quotes: readonly ChosenQuote[];
	/** ISO 8601: the day by which everything that was chosen is there, when it is not there now. */
	readonly completeBy: string | undefined;
}> {
	authorise(mayOpenToAll(ctx.actor));
	const page = await findOpenPage(ctx, pointId);
	const { columns } = await getStoryColumns(ctx, pointId);
	return {
		settings: page?.settings ?? NOTHING_CHOSEN,
		dimensions: columns.columns.map(({ dimension }) => dimension).filter(mayBeOpen),
		seen: page && asSeen(page, await listOpenQuotes(ctx, pointId), query),
		quotes: await listChosenQuotes(ctx, pointId),
		completeBy: page && completeBy(page)
	};
}

const completeBy = ({ settings, edition, madeAt }: KeptOpenPage) =>
	// Counted in the night after.
	waits(edition, settings) ? localDayOf(new Date(madeAt.getTime() + (EDITION_DAYS + 1) * 86_400_000)) : undefined;

const NOTHING_CHOSEN: OpenSettings = {
	isOpen: false,
	threshold: USUAL_THRESHOLD,
	charts: [],
	intro: '',
	followUp: '',
	showsTables: true
};

const asSeen = (
	{ settings, edition, madeAt, followUpOn }: KeptOpenPage,
	quotes: readonly OpenQuote[],
	query: URLSearchParams
): OpenPage => ({
	intro: settings.intro,
	quotes,
	followUp: followUpOn === undefined ? undefined : { text: settings.followUp, on: followUpOn },
	showsTables: settings.showsTables,
	madeOn: madeAt.toISOString().slice(0, 10),
	view: viewOf(edition, settings.charts, query)
});
