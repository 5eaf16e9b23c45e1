import { sql } from 'kysely';
import { authorise, type Context } from '#lib/platform/server/context.ts';
import type { Id } from '#lib/platform/id.ts';
import type { Questionnaire } from '#lib/signify/questionnaire.ts';
import { mayWorkOnPaper } from '../policy.ts';
import { paperVersionUnknown } from '../problems.ts';
import type { StoryPoint } from '../story-point.ts';
import { findAskedVersion, getBareStoryPoint } from './queries.ts';

interface Paper {
	readonly point: StoryPoint;
	/** What stands on the sheet: now, or when an older one was printed. */
	readonly version: number;
	readonly questionnaire: Questionnaire;
}

/**
 * What is asked at a point, to print it or to enter what was written.
 * @param printed  the version that stands on the sheet, as somebody gave it; without it the one of now
 * @throws Problem `forbidden`, `not-found`
 */
export async function getPaper(ctx: Context, slug: string, printed: string | null = null): Promise<Paper> {
	authorise(mayWorkOnPaper(ctx.actor));
	const point = await getBareStoryPoint(ctx, slug);
	const version = printed === null ? point.questionnaireVersion : Number(printed);
	const questionnaire = await findAskedVersion(ctx, point, version);
	if (!questionnaire) throw paperVersionUnknown();
	return { point, version, questionnaire };
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
