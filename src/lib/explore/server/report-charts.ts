import type { Id } from '#lib/platform/id.ts';
import { authorise, type Context } from '#lib/platform/server/context.ts';
import { mayWriteReports } from '../policy.ts';
import { chartTooLarge, chartUnknown } from '../problems.ts';
import { freeze } from '../report/frozen-chart.ts';
import { NOT_YET, outsideOf } from '../report/outside-chart.ts';
import type { ChartBlock } from '../report/report.ts';
import { writeSelection } from '../selection-query.ts';
import { getDashboard } from './dashboard-queries.ts';
import { findOpenPage } from './open-queries.ts';

/**
 * Counts a chart of the dashboard, and keeps it as it is now.
 * @throws Problem `forbidden`, `conflict` when there is no such question any more, or when it is larger than a report keeps
 */
export async function takeChart(
	ctx: Context,
	pointId: Id<'story-point'>,
	{ id, dimension, query }: Pick<ChartBlock, 'id' | 'dimension' | 'query'>,
	isShared: boolean
): Promise<ChartBlock> {
	authorise(mayWriteReports(ctx.actor));
	const { shapes, counts, zones, selection, stories } = await getDashboard(ctx, pointId, new URLSearchParams(query));
	const at = shapes.findIndex((shape) => shape.dimension.id === dimension);
	if (at < 0) throw chartUnknown();
	const dimensions = shapes.map((shape) => shape.dimension);
	const counted = { shape: shapes[at]!, counts: counts[at]!, zones: zones[dimension], selection, dimensions, stories };
	const frozen = freeze(counted, ctx.now);
	if (!frozen) throw chartTooLarge();
	const block = { kind: 'chart' as const, id, dimension, query: writeSelection(selection, dimensions), frozen };
	return { ...block, outside: await takeOutside(ctx, pointId, block, isShared) };
}

/**
 * What readers by a link see of a chart, by the edition of the open page as it stands.
 * @param isShared  somebody may have the link, so that the edition has been seen
 */
export async function takeOutside(
	ctx: Context,
	pointId: Id<'story-point'>,
	{ dimension, frozen }: Pick<ChartBlock, 'dimension' | 'frozen'>,
	isShared: boolean
): Promise<ChartBlock['outside']> {
	authorise(mayWriteReports(ctx.actor));
	// First, so that nobody makes that edition anew while it is read.
	if (isShared) await markEditionSeen(ctx, pointId);
	const page = await findOpenPage(ctx, pointId);
	if (!page) return NOT_YET;
	return outsideOf(page.edition, page.madeAt.toISOString(), dimension, frozen.selection);
}

/** From now on saving the settings of the open page changes no number of this edition. */
async function markEditionSeen(ctx: Context, pointId: Id<'story-point'>): Promise<void> {
	await ctx.db
		.updateTable('explore.open_pages')
		.set({ edition_seen: true })
		.where('organisation_id', '=', ctx.organisationId)
		.where('story_point_id', '=', pointId)
		.execute();
}
