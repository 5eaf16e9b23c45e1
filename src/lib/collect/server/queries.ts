import { sql, type Selectable } from 'kysely';
import type { DB } from '#db/schema.ts';
import { VISITOR } from '#lib/platform/actor.ts';
import type { Id } from '#lib/platform/id.ts';
import { authorise, forOrganisation, type Context } from '#lib/platform/server/context.ts';
import type { Questionnaire } from '#lib/signify/questionnaire.ts';
import { getQuestionnaire } from '#lib/signify/server/queries.ts';
import type { PointState } from '../point-state.ts';
import { maySeeStoryPoints } from '../policy.ts';
import { storyPointNotFound } from '../problems.ts';
import type { StoryPoint, StoryPointDefinition, StoryPointOverview } from '../story-point.ts';
import { Memory } from './memory.ts';

/** A story point with what it asks, and the context turned to the organisation it belongs to. */
export interface FoundStoryPoint {
	/** Always a visitor's: a telling is anonymous, also when its teller happens to be signed in. */
	readonly ctx: Context;
	readonly point: StoryPoint;
	readonly questionnaire: Questionnaire;
}

/** How long a telling may still meet a story point as it was; a change is a matter of a person, not of a second. */
const REMEMBERED_MS = 5_000;

const doors = new Memory<Omit<FoundStoryPoint, 'ctx'> & { organisationId: Id<'organisation'> }>(500);

/** The story point at an address, of whatever organisation; for anybody. */
export async function findStoryPoint(ctx: Context, slug: string): Promise<FoundStoryPoint | undefined> {
	const found = await doors.recall(ctx, slug, REMEMBERED_MS, () => lookUpStoryPoint(ctx, slug));
	if (!found) return undefined;
	const { organisationId, point, questionnaire } = found;
	return { ctx: { ...(await forOrganisation(ctx, organisationId)), actor: VISITOR }, point, questionnaire };
}

async function lookUpStoryPoint(ctx: Context, slug: string) {
	const entry = await ctx.db
		.selectFrom('platform.directory')
		.select('organisation_id')
		.where('kind', '=', 'story-point')
		.where('name', '=', slug)
		.executeTakeFirst();
	if (!entry) return undefined;

	const organisationId = entry.organisation_id as Id<'organisation'>;
	const there = await forOrganisation(ctx, organisationId);
	const row = await there.db
		.selectFrom('collect.story_points')
		.selectAll()
		.where('organisation_id', '=', organisationId)
		.where('slug', '=', slug)
		// What is still being made is for nobody yet; `preview.ts` has the way around it.
		.where('state', '<>', 'draft')
		.executeTakeFirst();
	if (!row) return undefined;

	const point = toStoryPoint(row);
	const questionnaire = await getQuestionnaire(there, point.questionnaireId, point.questionnaireVersion);
	return { organisationId, point, questionnaire };
}

/** Versions never change, so they may be remembered for as long as there is room. */
const versions = new Memory<Questionnaire>(200);

/** What a teller was asked: the current version of the point, or an earlier one that was current when they began. */
export async function findAskedVersion(
	ctx: Context,
	{ questionnaireId, questionnaireVersion }: StoryPoint,
	version: number
): Promise<Questionnaire | undefined> {
	if (!Number.isInteger(version) || version < 1 || version > questionnaireVersion) return undefined;
	const name = `${ctx.organisationId}/${questionnaireId}/${version}`;
	return versions.recall(ctx, name, Infinity, () => getQuestionnaire(ctx, questionnaireId, version));
}

/** @throws Problem `not-found` */
export async function getStoryPoint(ctx: Context, slug: string): Promise<StoryPointOverview> {
	authorise(maySeeStoryPoints(ctx.actor));
	const row = await overviews(ctx).where('point.slug', '=', slug).executeTakeFirst();
	if (!row) throw storyPointNotFound();
	return toOverview(row);
}

/** The point of something that stands there already. For whoever may see that; it asks for no rights of its own. */
export async function getStoryPointById(ctx: Context, id: Id<'story-point'>): Promise<StoryPoint> {
	const row = await ctx.db
		.selectFrom('collect.story_points')
		.selectAll()
		.where('organisation_id', '=', ctx.organisationId)
		.where('id', '=', id)
		.executeTakeFirst();
	if (!row) throw storyPointNotFound();
	return toStoryPoint(row);
}

/**
 * The story point alone: its experiences are not counted.
 * @throws Problem `not-found`
 */
export async function getBareStoryPoint(ctx: Context, slug: string): Promise<StoryPoint> {
	authorise(maySeeStoryPoints(ctx.actor));
	const row = await ctx.db
		.selectFrom('collect.story_points')
		.selectAll()
		.where('organisation_id', '=', ctx.organisationId)
		.where('slug', '=', slug)
		.executeTakeFirst();
	if (!row) throw storyPointNotFound();
	return toStoryPoint(row);
}

/** The newest first; the ones put away apart from the others. */
export async function listStoryPoints(
	ctx: Context,
	which: 'current' | 'archived' = 'current'
): Promise<StoryPointOverview[]> {
	authorise(maySeeStoryPoints(ctx.actor));
	const rows = await overviews(ctx)
		.where('point.state', which === 'archived' ? '=' : '<>', 'archived')
		.orderBy('point.created_at', 'desc')
		.execute();
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
	state: row.state as PointState,
	experiences: Number(row.experiences ?? 0),
	lastReceivedAt: row.last_received_at
});
