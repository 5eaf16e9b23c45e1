import { sql, type Selectable } from 'kysely';
import type { DB } from '#db/schema.ts';
import { sortByPermission } from '#lib/collect/server/story-permissions.ts';
import { listStories, listWithdrawn } from '#lib/collect/server/story-queries.ts';
import { nameOfAccount } from '#lib/people/server/account-names.ts';
import type { Id } from '#lib/platform/id.ts';
import { authorise, type Context } from '#lib/platform/server/context.ts';
import { keyedHash } from '#lib/platform/server/seal.ts';
import { mayReadReports } from '../policy.ts';
import { reportNotFound } from '../problems.ts';
import type { Blocks, ChartBlock, QuoteBlock, Report, ReportSummary } from '../report/report.ts';
import type { Quote, QuoteGone, TeamBlock } from '../report/shown-block.ts';

/** @throws Problem `not-found`, also when it belongs to another point */
export async function getReport(ctx: Context, pointId: Id<'story-point'>, id: Id<'report'>): Promise<Report> {
	authorise(mayReadReports(ctx.actor));
	const row = await ctx.db
		.selectFrom('explore.reports as report')
		.selectAll('report')
		.select(nameOfAccount('report.created_by').as('created_by_name'))
		.where('report.organisation_id', '=', ctx.organisationId)
		.where('report.story_point_id', '=', pointId)
		.where('report.id', '=', id)
		.executeTakeFirst();
	if (!row) throw reportNotFound();
	return { ...toReport(row, ctx.now), createdByName: row.created_by_name };
}

/** The reports of a point, the one changed last first. */
export async function listReports(ctx: Context, pointId: Id<'story-point'>): Promise<ReportSummary[]> {
	authorise(mayReadReports(ctx.actor));
	const rows = await ctx.db
		.selectFrom('explore.reports')
		.select(['id', 'title', 'dated_on', 'link_until', sql<number>`jsonb_array_length(blocks)`.as('blocks')])
		.where('organisation_id', '=', ctx.organisationId)
		.where('story_point_id', '=', pointId)
		.orderBy('changed_at', 'desc')
		.orderBy('id', 'desc')
		.execute();
	return rows.map((row) => ({
		id: row.id as Id<'report'>,
		title: row.title,
		datedOn: row.dated_on,
		linkUntil: stillOpen(row.link_until, ctx.now),
		blocks: row.blocks
	}));
}

/** The blocks of a report as the team sees them now. */
export async function showBlocks(ctx: Context, pointId: Id<'story-point'>, blocks: Blocks): Promise<TeamBlock[]> {
	authorise(mayReadReports(ctx.actor));
	const quotes = await readQuotes(ctx, pointId, blocks);
	return blocks.map((block) => {
		if (block.kind === 'chart') return showChart(block);
		if (block.kind !== 'quote') return block;
		return { kind: 'quote', id: block.id, storyId: block.storyId, quote: quotes.get(block.id)! };
	});
}

const showChart = ({ id, frozen, outside }: ChartBlock): TeamBlock => ({
	kind: 'chart',
	id,
	frozen,
	inside: outside.at === 'inside' ? outside.why : undefined
});

/** The words of the quotes of a report, by block, as their tellers allow them at this moment. */
export async function readQuotes(
	ctx: Context,
	pointId: Id<'story-point'>,
	blocks: Blocks
): Promise<ReadonlyMap<string, Quote | QuoteGone>> {
	authorise(mayReadReports(ctx.actor));
	const quotes = blocks.filter((block): block is QuoteBlock => block.kind === 'quote');
	if (quotes.length === 0) return new Map();
	const ids = [...new Set(quotes.map(({ storyId }) => storyId))];
	const withdrawn = new Set(await listWithdrawn(ctx, pointId, ids));
	const { given } = await sortByPermission(ctx, pointId, ids, 'quote');
	const stories = new Map((await listStories(ctx, pointId, given)).map((story) => [story.id, story]));
	return new Map(
		quotes.map(({ id, storyId, from, until, seal }): [string, Quote | QuoteGone] => {
			const story = stories.get(storyId);
			if (!story) return [id, withdrawn.has(storyId) ? 'withdrawn' : 'refused'];
			const text = story.text.slice(from, until);
			return [id, sealOf(storyId, text) === seal ? { text, language: story.language } : 'changed'];
		})
	);
}

/** So that it is known whether the same words still stand there, without keeping them. */
export const sealOf = (storyId: Id<'story'>, text: string): string =>
	keyedHash('explore.report-quotes', `${storyId} ${text}`).toString('base64url');

/** Only the commands of this room write blocks, and they take this type. */
export const toReport = (row: Selectable<DB['explore.reports']>, now: Date) => ({
	id: row.id as Id<'report'>,
	title: row.title,
	datedOn: row.dated_on,
	blocks: row.blocks as unknown as Blocks,
	revision: row.revision,
	linkUntil: stillOpen(row.link_until, now),
	createdAt: row.created_at
});

const stillOpen = (until: Date | null, now: Date) => (until && until > now ? until : null);
