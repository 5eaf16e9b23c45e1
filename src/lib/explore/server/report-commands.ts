import { sortByPermission } from '#lib/collect/server/story-permissions.ts';
import { listStories } from '#lib/collect/server/story-queries.ts';
import { localDayOf } from '#lib/collect/local-day.ts';
import type { Id } from '#lib/platform/id.ts';
import { record } from '#lib/platform/server/audit.ts';
import { authorise, inTransaction, type Context } from '#lib/platform/server/context.ts';
import { newId } from '#lib/platform/server/new-id.ts';
import { mayWriteReports } from '../policy.ts';
import { blockRefused, quoteNotAllowed, quoteNotLiteral, reportChangedMeanwhile, reportNotFound } from '../problems.ts';
import {
	type Block,
	type BlockChange,
	changeBlocks,
	findPassage,
	type Report,
	type ReportDetails,
	type TextBlock
} from '../report/report.ts';
import { takeChart } from './report-charts.ts';
import { getReport, sealOf } from './report-queries.ts';
import { openSelection } from './queries.ts';

/** What somebody puts in a report; the house makes a block of it. */
export type NewBlock =
	| Pick<TextBlock, 'kind' | 'heading' | 'text'>
	| { readonly kind: 'chart'; readonly dimension: string; readonly query: string }
	| { readonly kind: 'selection'; readonly selectionId: Id<'selection'> }
	| { readonly kind: 'quote'; readonly storyId: Id<'story'>; readonly passage: string };

/** @throws Problem `forbidden` */
export async function beginReport(ctx: Context, pointId: Id<'story-point'>, title: string): Promise<Id<'report'>> {
	authorise(mayWriteReports(ctx.actor));
	if (ctx.actor.kind !== 'member') throw new TypeError('a report is written by a member');
	const accountId = ctx.actor.accountId;

	return inTransaction(ctx, async (ctx) => {
		const id = newId<'report'>(ctx.now);
		await ctx.db
			.insertInto('explore.reports')
			.values({
				organisation_id: ctx.organisationId,
				id,
				story_point_id: pointId,
				title,
				dated_on: localDayOf(ctx.now),
				created_by: accountId,
				created_at: ctx.now,
				changed_at: ctx.now
			})
			.execute();
		await record(ctx, 'reports.begin', id);
		return id;
	});
}

/**
 * @param revision of the report as the writer saw it
 * @throws Problem `forbidden`, `not-found`, `conflict` when somebody else changed it meanwhile
 */
export async function changeReport(
	ctx: Context,
	pointId: Id<'story-point'>,
	id: Id<'report'>,
	revision: number,
	{ title, datedOn }: ReportDetails
): Promise<void> {
	authorise(mayWriteReports(ctx.actor));
	await inTransaction(ctx, async (ctx) => {
		await getReport(ctx, pointId, id);
		await write(ctx, id, revision, { title, dated_on: datedOn });
	});
}

/**
 * Puts something at the end of a report.
 * @returns the id of the block
 * @throws Problem `forbidden`, `not-found`, `conflict` when it cannot be, or somebody else changed the report meanwhile
 */
export async function addBlock(
	ctx: Context,
	pointId: Id<'story-point'>,
	id: Id<'report'>,
	revision: number,
	wanted: NewBlock
): Promise<string> {
	// A report takes one change per revision, so this id is new in it.
	const blockId = `r${revision}`;
	await changeContent(ctx, pointId, id, revision, async (ctx, { linkUntil }) => ({
		do: 'add',
		block:
			wanted.kind === 'chart'
				? await takeChart(ctx, pointId, { ...wanted, id: blockId }, linkUntil !== null)
				: await makeBlock(ctx, pointId, blockId, wanted)
	}));
	return blockId;
}

/** @throws Problem `forbidden`, `not-found`, `conflict` */
export async function rewriteText(
	ctx: Context,
	pointId: Id<'story-point'>,
	id: Id<'report'>,
	revision: number,
	{ id: blockId, heading, text }: Omit<TextBlock, 'kind'>
): Promise<void> {
	const block: TextBlock = { kind: 'text', id: blockId, heading, text };
	await changeContent(ctx, pointId, id, revision, () => ({ do: 'set', block }));
}

/**
 * Counts a chart again, as it is asked now.
 * @throws Problem `forbidden`, `not-found`, `conflict` also when it is asked no more
 */
export async function renewChart(
	ctx: Context,
	pointId: Id<'story-point'>,
	id: Id<'report'>,
	revision: number,
	blockId: string
): Promise<void> {
	await changeContent(ctx, pointId, id, revision, async (ctx, { blocks, linkUntil }) => {
		const block = blocks.find((block) => block.id === blockId);
		if (block?.kind !== 'chart') throw blockRefused('no-such-block');
		return { do: 'set', block: await takeChart(ctx, pointId, block, linkUntil !== null) };
	});
}

/** @throws Problem `forbidden`, `not-found`, `conflict` */
export async function moveBlock(
	ctx: Context,
	pointId: Id<'story-point'>,
	id: Id<'report'>,
	revision: number,
	change: Extract<BlockChange, { do: 'move' | 'remove' }>
): Promise<void> {
	await changeContent(ctx, pointId, id, revision, () => change);
}

/**
 * Throws a report away, and its link with it.
 * @throws Problem `forbidden`, `not-found`
 */
export async function dropReport(ctx: Context, pointId: Id<'story-point'>, id: Id<'report'>): Promise<void> {
	authorise(mayWriteReports(ctx.actor));
	await inTransaction(ctx, async (ctx) => {
		const { numDeletedRows } = await ctx.db
			.deleteFrom('explore.reports')
			.where('organisation_id', '=', ctx.organisationId)
			.where('story_point_id', '=', pointId)
			.where('id', '=', id)
			.executeTakeFirstOrThrow();
		if (numDeletedRows === 0n) throw reportNotFound();
		await record(ctx, 'reports.drop', id);
	});
}

async function changeContent(
	ctx: Context,
	pointId: Id<'story-point'>,
	id: Id<'report'>,
	revision: number,
	decide: (ctx: Context, report: Report) => BlockChange | Promise<BlockChange>
): Promise<void> {
	authorise(mayWriteReports(ctx.actor));
	await inTransaction(ctx, async (ctx) => {
		const report = await getReport(ctx, pointId, id);
		// Before anything is counted or looked up for it; `write` has the last word.
		if (report.revision !== revision) throw reportChangedMeanwhile();
		const blocks = changeBlocks(report.blocks, await decide(ctx, report));
		if (typeof blocks === 'string') throw blockRefused(blocks);
		await write(ctx, id, revision, { blocks: JSON.stringify(blocks) });
	});
}

async function write(
	ctx: Context,
	id: Id<'report'>,
	revision: number,
	columns: { readonly blocks: string } | { readonly title: string; readonly dated_on: string }
): Promise<void> {
	const { numUpdatedRows } = await ctx.db
		.updateTable('explore.reports')
		.set({ ...columns, revision: revision + 1, changed_at: ctx.now })
		.where('organisation_id', '=', ctx.organisationId)
		.where('id', '=', id)
		.where('revision', '=', revision)
		.executeTakeFirstOrThrow();
	if (numUpdatedRows === 0n) throw reportChangedMeanwhile();
	await record(ctx, 'reports.change', id);
}

async function makeBlock(
	ctx: Context,
	pointId: Id<'story-point'>,
	id: string,
	wanted: Exclude<NewBlock, { kind: 'chart' }>
): Promise<Block> {
	switch (wanted.kind) {
		case 'text':
			return { kind: 'text', id, heading: wanted.heading, text: wanted.text };
		case 'selection': {
			const { name, question, createdAt, createdByName, storyIds } = await openSelection(
				ctx,
				pointId,
				wanted.selectionId
			);
			const keptAt = createdAt.toISOString();
			const { selectionId } = wanted;
			return {
				kind: 'selection',
				id,
				selectionId,
				name,
				question,
				keptAt,
				keptBy: createdByName,
				stories: storyIds.length
			};
		}
		case 'quote': {
			const { storyId, passage } = wanted;
			const { given } = await sortByPermission(ctx, pointId, [storyId], 'quote');
			const [story] = await listStories(ctx, pointId, given);
			if (!story) throw quoteNotAllowed();
			const place = findPassage(story.text, passage);
			if (!place) throw quoteNotLiteral();
			return { kind: 'quote', id, storyId, ...place, seal: sealOf(storyId, story.text.slice(place.from, place.until)) };
		}
	}
}
