import { countSince } from '#lib/collect/server/story-changes.ts';
import type { Id } from '#lib/platform/id.ts';
import { record } from '#lib/platform/server/audit.ts';
import { authorise, inTransaction, type Context } from '#lib/platform/server/context.ts';
import { publish } from '#lib/privacy/publication.ts';
import { diceFor } from '#lib/privacy/server/dice.ts';
import { storyIdAt } from '../columns.ts';
import { chosenColumns, type Edition, groupStories, isEditionDue, type OpenSettings } from '../open-page.ts';
import { mayOpenToAll } from '../policy.ts';
import { findOpenPage, type KeptOpenPage } from './open-queries.ts';
import { readColumns } from './story-columns.ts';

/**
 * Says what anybody may see, and makes it. While no new edition is due the same stories are counted, however often this is done:
 * nobody can be found by changing the settings to and fro.
 * @throws Problem `forbidden`
 */
export async function saveOpenPage(ctx: Context, pointId: Id<'story-point'>, settings: OpenSettings): Promise<void> {
	authorise(mayOpenToAll(ctx.actor));

	await inTransaction(ctx, async (ctx) => {
		const before = await findOpenPage(ctx, pointId);
		const until = before && !(await isDue(ctx, pointId, before)) ? before.until : ctx.now;
		const made = await makeEdition(ctx, pointId, settings, until);
		const { isOpen, threshold, charts, intro } = settings;
		const chosen = { is_open: isOpen, threshold, charts: [...charts], intro };
		await ctx.db
			.insertInto('explore.open_pages')
			.values({ organisation_id: ctx.organisationId, story_point_id: pointId, ...chosen, ...made })
			.onConflict((conflict) =>
				conflict.columns(['organisation_id', 'story_point_id']).doUpdateSet({ ...chosen, ...made })
			)
			.execute();
		await record(ctx, 'explore.open-page.save', pointId);
	});
}

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
		if (!before || !(await isDue(ctx, pointId, before))) continue;
		await ctx.db
			.updateTable('explore.open_pages')
			.set(await makeEdition(ctx, pointId, before.settings, ctx.now))
			.where('organisation_id', '=', ctx.organisationId)
			.where('story_point_id', '=', pointId)
			.execute();
	}
}

const DAY_MS = 86_400_000;

async function isDue(ctx: Context, pointId: Id<'story-point'>, before: KeptOpenPage): Promise<boolean> {
	const days = (ctx.now.getTime() - before.madeAt.getTime()) / DAY_MS;
	const since = await countSince(ctx, pointId, before.until);
	return isEditionDue(before.edition, { ...since, stories: before.stories, days });
}

async function makeEdition(ctx: Context, pointId: Id<'story-point'>, { charts, threshold }: OpenSettings, until: Date) {
	const all = await readColumns(ctx, pointId, until);
	const columns = chosenColumns(all.columns, charts);
	const { facets, memberships } = groupStories(columns, all.rows);
	const ids = Array.from({ length: all.rows }, (_, row) => storyIdAt(all, row));
	const edition: Edition = {
		dimensions: columns.map(({ dimension }) => dimension),
		threshold,
		publication: publish(facets, memberships, all.rows, threshold, diceFor(ids)) ?? null
	};
	return { edition: JSON.stringify(edition), edition_stories: all.rows, edition_until: until, made_at: ctx.now };
}
