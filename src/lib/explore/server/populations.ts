/** Tables of people that experiences are laid beside: brought by whoever answers for the story point. Decision 0044. */
import { findAskedVersion, getStoryPointById } from '#lib/collect/server/queries.ts';
import type { Id } from '#lib/platform/id.ts';
import { record } from '#lib/platform/server/audit.ts';
import { authorise, inTransaction, type Context } from '#lib/platform/server/context.ts';
import type { Dimension } from '#lib/signify/dimension.ts';
import { checkTable } from '../missing/draft-table.ts';
import type { Aliases } from '../missing/match-groups.ts';
import { dividing, type MissingView, viewOf } from '../missing/missing-view.ts';
import type { PopulationRow, PopulationTable } from '../missing/population.ts';
import { mayExplore, mayKeepPopulations } from '../policy.ts';
import { populationNotFound } from '../problems.ts';
import { findMap, matchesOf } from './area-maps.ts';
import { getStoryColumns } from './story-columns.ts';

interface KeptTable extends PopulationTable {
	readonly keptAt: Date;
}

export async function listPopulations(ctx: Context, pointId: Id<'story-point'>): Promise<readonly KeptTable[]> {
	authorise(mayExplore(ctx.actor));
	const rows = await ctx.db
		.selectFrom('explore.population_tables')
		.select(['dimension', 'who', 'source', 'rows', 'kept_at'])
		.where('organisation_id', '=', ctx.organisationId)
		.where('story_point_id', '=', pointId)
		.orderBy('kept_at')
		.orderBy('dimension')
		.execute();
	// Written by the command below only.
	return rows.map(({ kept_at, ...row }) => ({
		...row,
		rows: row.rows as unknown as readonly PopulationRow[],
		keptAt: kept_at
	}));
}

/** From whom we heard how often, in proportion; of all experiences of the point as they are now. */
export async function getMissing(
	ctx: Context,
	pointId: Id<'story-point'>,
	wanted: string | null
): Promise<MissingView> {
	const tables = await listPopulations(ctx, pointId);
	const { columns } = await getStoryColumns(ctx, pointId);
	return viewOf(columns, await questionsOf(ctx, pointId), tables, wanted);
}

/** What a table may be laid beside, and what its answers are called on the map besides their names. */
export async function getQuestions(ctx: Context, pointId: Id<'story-point'>) {
	authorise(mayKeepPopulations(ctx.actor));
	const questions = await questionsOf(ctx, pointId);
	const aliases = await aliasesOf(ctx, pointId, questions);
	return { questions, aliasesOf: (dimension: string): Aliases => aliases.get(dimension) ?? {} };
}

async function questionsOf(ctx: Context, pointId: Id<'story-point'>) {
	const point = await getStoryPointById(ctx, pointId);
	const questionnaire = await findAskedVersion(ctx, point, point.questionnaireVersion);
	const { columns } = await getStoryColumns(ctx, pointId);
	return dividing(
		columns.columns.map(({ dimension }) => dimension),
		questionnaire?.questions ?? []
	);
}

async function aliasesOf(ctx: Context, pointId: Id<'story-point'>, dimensions: readonly Dimension[]) {
	const map = await findMap(ctx, pointId);
	const questions = map ? matchesOf(map, dimensions) : [];
	return new Map(
		questions.map(({ dimension, matches }) => [
			dimension,
			Object.fromEntries(
				matches.flatMap(({ option, area }) => {
					const place = area === undefined ? undefined : map?.areas[area];
					return place ? [[option, [place.code, place.name]]] : [];
				})
			)
		])
	);
}

/**
 * Keeps a table in the place of the one there was for the same question.
 * @throws Problem `forbidden`
 * @throws TableRefused
 */
export async function keepPopulation(ctx: Context, pointId: Id<'story-point'>, table: PopulationTable): Promise<void> {
	authorise(mayKeepPopulations(ctx.actor));
	const { questions } = await getQuestions(ctx, pointId);
	const { dimension, who, source, rows } = checkTable(table, questions);
	const kept = {
		who,
		source,
		rows: JSON.stringify(rows),
		kept_by: ctx.actor.kind === 'member' ? ctx.actor.accountId : null,
		kept_at: ctx.now
	};
	await inTransaction(ctx, async (ctx) => {
		await ctx.db
			.insertInto('explore.population_tables')
			.values({ organisation_id: ctx.organisationId, story_point_id: pointId, dimension, ...kept })
			.onConflict((conflict) => conflict.columns(['organisation_id', 'story_point_id', 'dimension']).doUpdateSet(kept))
			.execute();
		await record(ctx, 'missing.table.keep', pointId);
	});
}

/** @throws Problem `forbidden`, `not-found` */
export async function dropPopulation(ctx: Context, pointId: Id<'story-point'>, dimension: string): Promise<void> {
	authorise(mayKeepPopulations(ctx.actor));
	await inTransaction(ctx, async (ctx) => {
		const { numDeletedRows } = await ctx.db
			.deleteFrom('explore.population_tables')
			.where('organisation_id', '=', ctx.organisationId)
			.where('story_point_id', '=', pointId)
			.where('dimension', '=', dimension)
			.executeTakeFirstOrThrow();
		if (numDeletedRows === 0n) throw populationNotFound();
		await record(ctx, 'missing.table.drop', pointId);
	});
}
