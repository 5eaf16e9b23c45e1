import { localDayOf } from '#lib/collect/local-day.ts';
import type { Id } from '#lib/platform/id.ts';
import { authorise, type Context } from '#lib/platform/server/context.ts';
import { USUAL_THRESHOLD } from '#lib/privacy/shown-count.ts';
import { EDITION_DAYS, type Edition, waits } from '../open-edition.ts';
import { mayBeOpen, type OpenDimension, type OpenSettings } from '../open-page.ts';
import { type OpenView, viewOf } from '../open-view.ts';
import { mayOpenToAll } from '../policy.ts';
import { openPageClosed } from '../problems.ts';
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
}

export interface OpenPage {
	readonly intro: string;
	/** ISO 8601: the day the counts were made. */
	readonly madeOn: string;
	/** `undefined` while there are too few stories. */
	readonly view: OpenView | undefined;
}

/** For commands: it asks for no rights of its own, and what it gives is not for a page. */
export async function findOpenPage(ctx: Context, pointId: Id<'story-point'>): Promise<KeptOpenPage | undefined> {
	const row = await ctx.db
		.selectFrom('explore.open_pages')
		.selectAll()
		.where('organisation_id', '=', ctx.organisationId)
		.where('story_point_id', '=', pointId)
		.executeTakeFirst();
	return (
		row && {
			settings: { isOpen: row.is_open, threshold: row.threshold, charts: row.charts, intro: row.intro },
			// Only saveOpenPage and renewOpenPages write it, and they take this type; earlier ones left out what was chosen.
			edition: { charts: row.charts, ...(row.edition as unknown as Omit<Edition, 'charts'>) },
			wasSeen: row.edition_seen,
			stories: row.edition_stories,
			until: row.edition_until,
			madeAt: row.made_at
		}
	);
}

/**
 * What an address of the open page shows; for anybody. No story is read for it.
 * @throws Problem `not-found` while the page is closed
 */
export async function getOpenPage(ctx: Context, pointId: Id<'story-point'>, query: URLSearchParams): Promise<OpenPage> {
	const page = await findOpenPage(ctx, pointId);
	if (!page?.settings.isOpen) throw openPageClosed();
	return asSeen(page, query);
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
	/** ISO 8601: the day by which everything that was chosen is there, when it is not there now. */
	readonly completeBy: string | undefined;
}> {
	authorise(mayOpenToAll(ctx.actor));
	const page = await findOpenPage(ctx, pointId);
	const { columns } = await getStoryColumns(ctx, pointId);
	return {
		settings: page?.settings ?? { isOpen: false, threshold: USUAL_THRESHOLD, charts: [], intro: '' },
		dimensions: columns.columns.map(({ dimension }) => dimension).filter(mayBeOpen),
		seen: page && asSeen(page, query),
		completeBy: page && completeBy(page)
	};
}

const completeBy = ({ settings, edition, madeAt }: KeptOpenPage) =>
	// Counted in the night after.
	waits(edition, settings) ? localDayOf(new Date(madeAt.getTime() + (EDITION_DAYS + 1) * 86_400_000)) : undefined;

const asSeen = ({ settings, edition, madeAt }: KeptOpenPage, query: URLSearchParams): OpenPage => ({
	intro: settings.intro,
	madeOn: madeAt.toISOString().slice(0, 10),
	view: viewOf(edition, settings.charts, query)
});
