import { sql, type Selectable } from 'kysely';
import type { DB } from '#db/schema.ts';
import { VISITOR } from '#lib/platform/actor.ts';
import type { Id } from '#lib/platform/id.ts';
import { authorise, forOrganisation, type Context } from '#lib/platform/server/context.ts';
import type { Questionnaire } from '#lib/signify/questionnaire.ts';
import { maySeeStoryPoints } from '../policy.ts';
import { storyPointNotFound } from '../problems.ts';
import type { StoryPoint, StoryPointDefinition, StoryPointOverview } from '../story-point.ts';

/** A story point with what it asks, and the context turned to the organisation it belongs to. */
export interface FoundStoryPoint {
	/** Always a visitor's: a telling is anonymous, also when its teller happens to be signed in. */
	readonly ctx: Context;
	readonly point: StoryPoint;
	readonly questionnaire: Questionnaire;
}

/** The story point at an address, of whatever organisation; for anybody. */
export async function findStoryPoint(ctx: Context, slug: string): Promise<FoundStoryPoint | undefined> {
	const entry = await ctx.db
		.selectFrom('platform.directory')
		.select('organisation_id')
		.where('kind', '=', 'story-point')
		.where('name', '=', slug)
		.executeTakeFirst();
	if (!entry) return undefined;

	const there = { ...(await forOrganisation(ctx, entry.organisation_id as Id<'organisation'>)), actor: VISITOR };
	const row = await there.db
		.selectFrom('collect.story_points as point')
		.innerJoin('signify.questionnaire_versions as version', (join) =>
			join
				.onRef('version.organisation_id', '=', 'point.organisation_id')
				.onRef('version.questionnaire_id', '=', 'point.questionnaire_id')
				.onRef('version.version', '=', 'point.questionnaire_version')
		)
		.selectAll('point')
		.select('version.definition as questionnaire')
		.where('point.organisation_id', '=', there.organisationId)
		.where('point.slug', '=', slug)
		.executeTakeFirst();
	if (!row) return undefined;
	return { ctx: there, point: toStoryPoint(row), questionnaire: row.questionnaire as unknown as Questionnaire };
}

/** @throws Problem `not-found` */
export async function getStoryPoint(ctx: Context, slug: string): Promise<StoryPointOverview> {
	authorise(maySeeStoryPoints(ctx.actor));
	const row = await overviews(ctx).where('point.slug', '=', slug).executeTakeFirst();
	if (!row) throw storyPointNotFound();
	return toOverview(row);
}

/** The newest first. */
export async function listStoryPoints(ctx: Context): Promise<StoryPointOverview[]> {
	authorise(maySeeStoryPoints(ctx.actor));
	const rows = await overviews(ctx).orderBy('point.created_at', 'desc').execute();
	return rows.map(toOverview);
}

const overviews = (ctx: Context) =>
	ctx.db
		.selectFrom('collect.story_points as point')
		.leftJoinLateral(
			(stories) =>
				stories
					.selectFrom('collect.stories as story')
					.select(({ fn }) => [
						fn.countAll<string>().filterWhere('story.withdrawn_at', 'is', null).as('experiences'),
						sql<Date | null>`max(story.received_at)`.as('last_received_at')
					])
					.whereRef('story.organisation_id', '=', 'point.organisation_id')
					.whereRef('story.story_point_id', '=', 'point.id')
					.as('told'),
			(join) => join.onTrue()
		)
		.selectAll('point')
		.select(['told.experiences', 'told.last_received_at'])
		.where('point.organisation_id', '=', ctx.organisationId);

type StoryPointRow = Selectable<DB['collect.story_points']>;

const toStoryPoint = (row: StoryPointRow): StoryPoint => ({
	id: row.id as Id<'story-point'>,
	slug: row.slug,
	// Only openStoryPoint writes it, and it takes this type.
	definition: row.definition as unknown as StoryPointDefinition,
	questionnaireId: row.questionnaire_id as Id<'questionnaire'>,
	questionnaireVersion: row.questionnaire_version,
	opensAt: row.opens_at,
	closesAt: row.closes_at
});

const toOverview = (
	row: StoryPointRow & { experiences: string | null; last_received_at: Date | null }
): StoryPointOverview => ({
	...toStoryPoint(row),
	experiences: Number(row.experiences ?? 0),
	lastReceivedAt: row.last_received_at
});
