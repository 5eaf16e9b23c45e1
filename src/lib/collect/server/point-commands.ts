import type { Id } from '#lib/platform/id.ts';
import { record } from '#lib/platform/server/audit.ts';
import { authorise, inTransaction, type Context } from '#lib/platform/server/context.ts';
import type { Questionnaire } from '#lib/signify/questionnaire.ts';
import { storeQuestionnaire } from '#lib/signify/server/commands.ts';
import { publishWorkingCopy, readWorkingCopy } from '#lib/signify/server/drafts.ts';
import type { Words } from '#lib/signify/words.ts';
import { isReservedSlug, pointFaults, type PointState } from '../point-state.ts';
import { mayOpenStoryPoints } from '../policy.ts';
import { addressIsKnown, slugReserved, slugTaken, storyPointUnfinished, templateNotFound } from '../problems.ts';
import type { StoryPointDefinition } from '../story-point.ts';
import { TEMPLATES } from '../templates/templates.ts';
import { openStoryPoint } from './commands.ts';
import { getStoryPoint } from './queries.ts';

/** What a new point begins with: nothing, a template, or what another point says and asks. */
export type Beginning =
	| { readonly from: 'empty' }
	| { readonly from: 'template'; readonly template: string }
	| { readonly from: 'copy'; readonly slug: string };

interface Start {
	readonly slug: string;
	readonly title: string;
	readonly language: string;
	readonly beginning: Beginning;
}

/**
 * Makes a story point that nobody but the team sees yet.
 * @throws Problem `forbidden`, `conflict` when the address is taken, `not-found` when what it begins with is not there
 */
export async function startStoryPoint(ctx: Context, start: Start): Promise<void> {
	authorise(mayOpenStoryPoints(ctx.actor));
	await inTransaction(ctx, async (ctx) => {
		const { definition, questionnaire } = await beginningOf(ctx, start);
		const title = (words: Words): Words => ({ ...words, [start.language]: start.title });
		const stored = await storeQuestionnaire(ctx, { ...questionnaire, title: title(questionnaire.title) });
		await openStoryPoint(ctx, {
			slug: start.slug,
			definition: { ...definition, title: title(definition.title) },
			questionnaireId: stored.id,
			questionnaireVersion: stored.version,
			opensAt: null,
			closesAt: null,
			state: 'draft'
		});
	});
}

async function beginningOf(
	ctx: Context,
	{ beginning, language }: Start
): Promise<{ definition: StoryPointDefinition; questionnaire: Questionnaire }> {
	switch (beginning.from) {
		case 'template': {
			const template = TEMPLATES.find(({ id }) => id === beginning.template);
			if (!template) throw templateNotFound();
			return template;
		}
		case 'copy': {
			const { definition, questionnaireId } = await getStoryPoint(ctx, beginning.slug);
			const { published } = await readWorkingCopy(ctx, questionnaireId);
			return { definition, questionnaire: published };
		}
		case 'empty':
			return {
				definition: { title: {}, welcome: {}, privacy: {}, thanks: {}, languages: [language], consents: [] },
				questionnaire: { title: {}, languages: [language], openings: [], questions: [] }
			};
	}
}

export interface PointChange {
	readonly slug: string;
	readonly definition: StoryPointDefinition;
	readonly opensAt: Date | null;
	readonly closesAt: Date | null;
}

/**
 * Changes what a point says, when it is open and, as long as nobody knows it, its address.
 * @throws Problem `forbidden`, `not-found`, `conflict` when the address is taken or known
 */
export async function changeStoryPoint(ctx: Context, slug: string, change: PointChange): Promise<void> {
	authorise(mayOpenStoryPoints(ctx.actor));
	await inTransaction(ctx, async (ctx) => {
		const point = await getStoryPoint(ctx, slug);
		if (change.slug !== slug) {
			if (point.state !== 'draft') throw addressIsKnown();
			await moveAddress(ctx, slug, change.slug);
		}
		await update(ctx, point.id, {
			slug: change.slug,
			definition: JSON.stringify(change.definition),
			opens_at: change.opensAt,
			closes_at: change.closesAt
		});
		await record(ctx, 'collect.story-point.change', point.id);
	});
}

async function moveAddress(ctx: Context, from: string, to: string): Promise<void> {
	if (isReservedSlug(to)) throw slugReserved();
	const { numInsertedOrUpdatedRows } = await ctx.db
		.insertInto('platform.directory')
		.values({ kind: 'story-point', name: to, organisation_id: ctx.organisationId })
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirstOrThrow();
	if (numInsertedOrUpdatedRows === 0n) throw slugTaken();
	await ctx.db
		.deleteFrom('platform.directory')
		.where('organisation_id', '=', ctx.organisationId)
		.where('kind', '=', 'story-point')
		.where('name', '=', from)
		.execute();
}

/**
 * From now on people can tell here (between the days it is open), and are asked what the working copy says.
 * @throws Problem `forbidden`, `not-found`, `conflict` or `invalid` when something is missing
 */
export async function announceStoryPoint(ctx: Context, slug: string): Promise<void> {
	authorise(mayOpenStoryPoints(ctx.actor));
	await inTransaction(ctx, async (ctx) => {
		const point = await getStoryPoint(ctx, slug);
		if (pointFaults(point.definition).length > 0) throw storyPointUnfinished();
		const { revision } = await readWorkingCopy(ctx, point.questionnaireId);
		const { version } = await publishWorkingCopy(ctx, point.questionnaireId, revision);
		await update(ctx, point.id, { state: 'live', questionnaire_version: version });
		await record(ctx, 'collect.story-point.announce', point.id);
	});
}

/** Closes it and puts it out of the way; everything in it stays to be read. @throws Problem `forbidden`, `not-found` */
export async function archiveStoryPoint(ctx: Context, slug: string): Promise<void> {
	authorise(mayOpenStoryPoints(ctx.actor));
	await inTransaction(ctx, async (ctx) => {
		const { id, opensAt, closesAt } = await getStoryPoint(ctx, slug);
		const isClosed = closesAt !== null && closesAt <= ctx.now;
		const wasOpened = opensAt !== null && opensAt < ctx.now;
		await update(ctx, id, {
			state: 'archived',
			closes_at: isClosed ? closesAt : ctx.now,
			opens_at: isClosed || wasOpened ? opensAt : null
		});
		await record(ctx, 'collect.story-point.archive', id);
	});
}

/** Back on the list, and closed until somebody gives it another closing day. @throws Problem `forbidden`, `not-found` */
export async function restoreStoryPoint(ctx: Context, slug: string): Promise<void> {
	authorise(mayOpenStoryPoints(ctx.actor));
	await inTransaction(ctx, async (ctx) => {
		const { id } = await getStoryPoint(ctx, slug);
		await update(ctx, id, { state: 'live' });
		await record(ctx, 'collect.story-point.restore', id);
	});
}

/**
 * The working copy becomes what tellers are asked from now on; who began with an earlier version finishes that one.
 * @throws Problem `forbidden`, `not-found`, `conflict` when the working copy is another by now, `invalid`
 */
export async function publishQuestionnaire(ctx: Context, slug: string, revision: number): Promise<number> {
	authorise(mayOpenStoryPoints(ctx.actor));
	return inTransaction(ctx, async (ctx) => {
		const point = await getStoryPoint(ctx, slug);
		const { version } = await publishWorkingCopy(ctx, point.questionnaireId, revision);
		await update(ctx, point.id, { questionnaire_version: version });
		await record(ctx, 'collect.story-point.ask-version', `${point.id}/${version}`);
		return version;
	});
}

interface Columns {
	readonly slug?: string;
	readonly state?: PointState;
	readonly definition?: string;
	readonly questionnaire_version?: number;
	readonly opens_at?: Date | null;
	readonly closes_at?: Date | null;
}

async function update(ctx: Context, id: Id<'story-point'>, columns: Columns): Promise<void> {
	await ctx.db
		.updateTable('collect.story_points')
		.set(columns)
		.where('organisation_id', '=', ctx.organisationId)
		.where('id', '=', id)
		.execute();
}
