/** What became of what a change should move. Nothing of it is kept: a withdrawn experience is gone the next time. Decision 0052. */
import { sql } from 'kysely';
import type { ChangeMark } from '#lib/explore/change-mark.ts';
import { dateOfDay } from '#lib/explore/change-mark.schema.ts';
import { changeNotFound } from '#lib/explore/problems.ts';
import { listChanges } from '#lib/explore/server/change-marks.ts';
import { getStoryColumns } from '#lib/explore/server/story-columns.ts';
import type { Id } from '#lib/platform/id.ts';
import { authorise, type Context } from '#lib/platform/server/context.ts';
import { mayWeighChanges } from '../change-policy.ts';
import { spreadOf } from '../effect/aim.ts';
import { answersTo } from '../effect/answers.ts';
import { effectOf } from '../effect/effect.ts';
import type { EffectQuestion, EffectView, VersionTold } from '../effect/effect-view.ts';
import { type Periods, periodsAround } from '../effect/weeks.ts';

const DAY_MS = 86_400_000;

/** @throws Problem `forbidden`, `not-found` when the change is not of this point */
export async function getChangeEffect(
	ctx: Context,
	pointId: Id<'story-point'>,
	id: Id<'change-mark'>,
	{ aim, areas, weeks }: EffectQuestion
): Promise<EffectView> {
	authorise(mayWeighChanges(ctx.actor));
	const changes = await listChanges(ctx, pointId);
	const change = changes.find((one) => one.id === id);
	if (!change) throw changeNotFound();
	const periods = periodsAround(change, weeks, Math.floor(ctx.now.getTime() / DAY_MS));
	if (!periods) return { change, effect: 'not-yet', others: [], versions: [] };

	const { columns } = await getStoryColumns(ctx, pointId);
	const answers = answersTo(columns, aim, areas);
	const column = columns.columns.find(({ dimension }) => dimension.id === aim.dimension);
	if (!answers || !column) return { change, effect: 'gone', others: [], versions: [] };
	return {
		change,
		effect: effectOf(spreadOf(column), answers, periods, (areas?.there.length ?? 0) > 0),
		others: changes.filter((other) => other.id !== id && isAlongside(other, periods)),
		versions: await listVersionsTold(ctx, pointId, periods)
	};
}

const isAlongside = ({ first, last }: ChangeMark, { before, after }: Periods): boolean =>
	first <= after.last && last >= before.first;

async function listVersionsTold(
	ctx: Context,
	pointId: Id<'story-point'>,
	{ before, after }: Periods
): Promise<readonly VersionTold[]> {
	const day = sql<string>`(told_at at time zone 'UTC')::date`;
	const between = ({ first, last }: Periods['before']) =>
		sql<boolean>`${day} between ${dateOfDay(first)}::date and ${dateOfDay(last)}::date`;
	const rows = await ctx.db
		.selectFrom('collect.stories')
		.select((of) => [
			'questionnaire_version as version',
			of.fn.countAll<string>().filterWhere(between(before)).as('before'),
			of.fn.countAll<string>().filterWhere(between(after)).as('after')
		])
		.where('organisation_id', '=', ctx.organisationId)
		.where('story_point_id', '=', pointId)
		.where('withdrawn_at', 'is', null)
		.where((of) => of.or([between(before), between(after)]))
		.groupBy('questionnaire_version')
		.orderBy('questionnaire_version')
		.execute();
	return rows.map((row) => ({ version: row.version, before: Number(row.before), after: Number(row.after) }));
}
