import { getStoryPointById } from '#lib/collect/server/queries.ts';
import { getOrganisation } from '#lib/people/server/organisations.ts';
import { newTicket, readTicket } from '#lib/people/server/ticket.ts';
import { HOUSE } from '#lib/platform/actor.ts';
import type { Id } from '#lib/platform/id.ts';
import { record } from '#lib/platform/server/audit.ts';
import { authorise, forOrganisation, inTransaction, type Context } from '#lib/platform/server/context.ts';
import { USUAL_THRESHOLD } from '#lib/privacy/shown-count.ts';
import type { Words } from '#lib/signify/words.ts';
import { chartsTogether } from '../open-edition.ts';
import { mayBeOpen, MOST_CHARTS, type OpenSettings } from '../open-page.ts';
import { mayShareReports } from '../policy.ts';
import { reportChangedMeanwhile, reportLinkOver, reportNotFound } from '../problems.ts';
import { seenOutside } from '../report/outside-report.ts';
import type { Block, Blocks, ReportDetails } from '../report/report.ts';
import type { OutsideBlock } from '../report/shown-block.ts';
import { saveOpenPage } from './open-commands.ts';
import { findOpenPage } from './open-queries.ts';
import { takeOutside } from './report-charts.ts';
import { getReport, readQuotes } from './report-queries.ts';

const DAY_MS = 86_400_000;

/** An open page that nobody set up. */
const NOTHING_OPEN: OpenSettings = {
	isOpen: false,
	threshold: USUAL_THRESHOLD,
	charts: [],
	intro: '',
	followUp: '',
	showsTables: false
};

/**
 * Makes a link by which anybody reads the report for so many days; one that was made before works no more.
 * @returns what stands at the end of the link; it is kept nowhere
 * @throws Problem `forbidden`, `not-found`, `conflict` when somebody changes it at the same moment
 */
export async function shareReport(
	ctx: Context,
	pointId: Id<'story-point'>,
	id: Id<'report'>,
	days: number
): Promise<string> {
	authorise(mayShareReports(ctx.actor));
	return inTransaction(ctx, async (ctx) => {
		const { blocks, revision } = await getReport(ctx, pointId, id);
		await openQuestions(ctx, pointId, blocks);
		const seen: Block[] = [];
		for (const block of blocks)
			seen.push(block.kind === 'chart' ? { ...block, outside: await takeOutside(ctx, pointId, block, true) } : block);
		const { value, secretHash } = newTicket(ctx.organisationId);
		const { numUpdatedRows } = await ctx.db
			.updateTable('explore.reports')
			.set({
				link_hash: secretHash,
				link_until: new Date(ctx.now.getTime() + days * DAY_MS),
				blocks: JSON.stringify(seen),
				revision: revision + 1,
				changed_at: ctx.now
			})
			.where('organisation_id', '=', ctx.organisationId)
			.where('id', '=', id)
			.where('revision', '=', revision) // somebody may have changed it since we looked
			.executeTakeFirstOrThrow();
		if (numUpdatedRows === 0n) throw reportChangedMeanwhile();
		await record(ctx, 'reports.share', id);
		return value;
	});
}

/**
 * From now on nobody reads the report by a link.
 * @throws Problem `forbidden`, `not-found`
 */
export async function withdrawLink(ctx: Context, pointId: Id<'story-point'>, id: Id<'report'>): Promise<void> {
	authorise(mayShareReports(ctx.actor));
	await inTransaction(ctx, async (ctx) => {
		const { numUpdatedRows } = await ctx.db
			.updateTable('explore.reports')
			.set({ link_hash: null, link_until: null })
			.where('organisation_id', '=', ctx.organisationId)
			.where('story_point_id', '=', pointId)
			.where('id', '=', id)
			.executeTakeFirstOrThrow();
		if (numUpdatedRows === 0n) throw reportNotFound();
		await record(ctx, 'reports.withdraw-link', id);
	});
}

export interface SharedReport extends ReportDetails {
	readonly organisation: string;
	/** The name of the story point. */
	readonly point: Words;
	readonly blocks: readonly OutsideBlock[];
}

/**
 * A report as who has the link sees it; for anybody. A link that never was, is over or was withdrawn is looked up in the same way.
 * @returns also the context of its organisation, for what stands around it
 * @throws Problem `not-found`
 */
export async function openSharedReport(
	ctx: Context,
	value: string
): Promise<{ readonly ctx: Context; readonly report: SharedReport }> {
	const ticket = readTicket(value);
	if (!ticket) throw reportLinkOver();
	const there = await forOrganisation(ctx, ticket.organisationId);
	const row = await there.db
		.selectFrom('explore.reports')
		.select(['story_point_id', 'title', 'dated_on', 'blocks'])
		.where('organisation_id', '=', ticket.organisationId)
		.where('link_hash', '=', ticket.secretHash)
		.where('link_until', '>', ctx.now)
		.executeTakeFirst();
	if (!row) throw reportLinkOver();

	const pointId = row.story_point_id as Id<'story-point'>;
	// Only the commands of this room write blocks, and they take this type.
	const blocks = row.blocks as unknown as Blocks;
	// The house reads for who may not; what it gives is made for them by `seenOutside`.
	const house = { ...there, actor: HOUSE };
	const quotes = await readQuotes(house, pointId, blocks);
	const page = await findOpenPage(there, pointId);
	const { definition } = await getStoryPointById(house, pointId);
	return {
		ctx: there,
		report: {
			title: row.title,
			datedOn: row.dated_on,
			organisation: (await getOrganisation(there)).name,
			point: definition.title,
			blocks: seenOutside(blocks, quotes, page?.settings.threshold ?? USUAL_THRESHOLD)
		}
	};
}

/**
 * Has the questions of a report counted by the rules of the open page. A page that is open is left as its facilitator chose it; one
 * that is not gets them, and stays closed.
 */
async function openQuestions(ctx: Context, pointId: Id<'story-point'>, blocks: Blocks): Promise<void> {
	const wanted = blocks.flatMap((block) =>
		block.kind === 'chart'
			? [block.frozen.shape.dimension, ...block.frozen.dimensions].filter(mayBeOpen).map(({ id }) => id)
			: []
	);
	const page = await findOpenPage(ctx, pointId);
	if (wanted.length === 0 || page?.settings.isOpen) return;
	const settings = page?.settings ?? NOTHING_OPEN;
	const charts = chartsTogether({ charts: settings.charts }, wanted).slice(0, MOST_CHARTS);
	if (charts.length > settings.charts.length) await saveOpenPage(ctx, pointId, { ...settings, charts });
}
