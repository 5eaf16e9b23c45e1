import { sql } from 'kysely';
import { authorise, type Context } from '#lib/platform/server/context.ts';
import type { Id } from '#lib/platform/id.ts';
import type { Questionnaire } from '#lib/signify/questionnaire.ts';
import { getQuestionnaire } from '#lib/signify/server/queries.ts';
import { mayWorkOnPaper } from '../policy.ts';
import type { StoryPoint } from '../story-point.ts';
import { getBareStoryPoint } from './queries.ts';

/**
 * What is asked at a point now, to print it or to enter what was written.
 * @throws Problem `forbidden`, `not-found`
 */
export async function getPaper(
	ctx: Context,
	slug: string
): Promise<{ readonly point: StoryPoint; readonly questionnaire: Questionnaire }> {
	authorise(mayWorkOnPaper(ctx.actor));
	const point = await getBareStoryPoint(ctx, slug);
	return { point, questionnaire: await getQuestionnaire(ctx, point.questionnaireId, point.questionnaireVersion) };
}

/**
 * Forms entered since midnight, Dutch time.
 * @throws Problem `forbidden`
 */
export async function countEnteredToday(ctx: Context, point: Id<'story-point'>): Promise<number> {
	authorise(mayWorkOnPaper(ctx.actor));
	const midnight = sql<Date>`date_trunc('day', ${ctx.now}::timestamptz, 'Europe/Amsterdam')`;
	const { count } = await ctx.db
		.selectFrom('collect.stories')
		.select(({ fn }) => fn.countAll<string>().as('count'))
		.where('organisation_id', '=', ctx.organisationId)
		.where('story_point_id', '=', point)
		.where('source', '=', 'paper')
		.where('received_at', '>=', midnight)
		.executeTakeFirstOrThrow();
	return Number(count);
}
