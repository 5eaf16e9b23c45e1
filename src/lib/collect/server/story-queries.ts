import { setImmediate as turnOfOthers } from 'node:timers/promises';
import { sql, type Selectable } from 'kysely';
import type { DB } from '#db/schema.ts';
import type { Id } from '#lib/platform/id.ts';
import { authorise, type Context } from '#lib/platform/server/context.ts';
import type { Answers } from '#lib/signify/answer.ts';
import type { Questionnaire } from '#lib/signify/questionnaire.ts';
import { mayReadStories } from '../policy.ts';
import { storyNotFound } from '../problems.ts';
import type { CountedStory, Source, Story, ToldStory } from '../story.ts';

/** One version of what was asked, as far as a story at the point still leans on it. */
export interface QuestionnaireInUse {
	readonly questionnaireId: Id<'questionnaire'>;
	readonly version: number;
	readonly questionnaire: Questionnaire;
	readonly stories: number;
}

/** Tells two moments of a point apart: any story told, changed or withdrawn gives another one. */
export interface StoriesState {
	readonly count: number;
	readonly changedAt: Date | null;
	readonly key: string;
}

type Row = Selectable<DB['collect.stories']>;
const FACTS = [
	...(['id', 'questionnaire_id', 'questionnaire_version', 'source', 'language', 'told_at'] as const),
	...(['opening_id', 'entrance_id', 'told_to'] as const)
] as const;

/** Of a story all that is counted. */
export const COUNTED = [...FACTS, 'answers'] as const;

/** The only thing of its words that is counted. */
export const LENGTH = sql<number | null>`char_length(text)`.as('length');

/** Everything of a story but what is kept for searching in it, which may be larger than its text. */
const STORY = [
	...(['id', 'story_point_id', 'questionnaire_id', 'questionnaire_version', 'source', 'language'] as const),
	...(['told_at', 'received_at', 'withdrawn_at', 'opening_id', 'title', 'text', 'answers', 'consents'] as const),
	...(['entrance_id', 'told_to'] as const)
] as const;

const BATCH = 4000;

/** Stories that are counted in one go, before anybody else has a turn. */
const SLICE = 100;

/**
 * A story as it stands: told, or the fact that it was withdrawn.
 * @throws Problem `not-found`, also when it belongs to another point
 */
export async function getStory(ctx: Context, pointId: Id<'story-point'>, id: Id<'story'>): Promise<Story> {
	authorise(mayReadStories(ctx.actor));
	const row = await ctx.db
		.selectFrom('collect.stories')
		.selectAll()
		.where('organisation_id', '=', ctx.organisationId)
		.where('story_point_id', '=', pointId)
		.where('id', '=', id)
		.executeTakeFirst();
	if (!row) throw storyNotFound();
	return toStory(row);
}

/** The stories with these ids that are still told, in the order of the ids. */
export async function listStories(
	ctx: Context,
	pointId: Id<'story-point'>,
	ids: readonly Id<'story'>[]
): Promise<ToldStory[]> {
	authorise(mayReadStories(ctx.actor));
	if (ids.length === 0) return [];
	const rows = await ctx.db
		.selectFrom('collect.stories')
		.select(STORY)
		.where('organisation_id', '=', ctx.organisationId)
		.where('story_point_id', '=', pointId)
		.where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
		.where('withdrawn_at', 'is', null)
		.execute();
	const byId = new Map(rows.map((row) => [row.id, toStory(row) as ToldStory]));
	return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Which of these stories were withdrawn by their tellers. */
export async function listWithdrawn(
	ctx: Context,
	pointId: Id<'story-point'>,
	ids: readonly Id<'story'>[]
): Promise<Id<'story'>[]> {
	authorise(mayReadStories(ctx.actor));
	if (ids.length === 0) return [];
	const rows = await ctx.db
		.selectFrom('collect.stories')
		.select('id')
		.where('organisation_id', '=', ctx.organisationId)
		.where('story_point_id', '=', pointId)
		.where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
		.where('withdrawn_at', 'is not', null)
		.execute();
	return rows.map((row) => row.id as Id<'story'>);
}

/** How the stories of a point stand now; cheap enough to ask before every use of a cache. */
export async function getStoriesState(ctx: Context, pointId: Id<'story-point'>): Promise<StoriesState> {
	authorise(mayReadStories(ctx.actor));
	const { count, withdrawn, changedAt } = await ctx.db
		.selectFrom('collect.stories')
		.select((of) => [
			of.fn.countAll<string>().as('count'),
			of.fn.count<string>('withdrawn_at').as('withdrawn'),
			of.fn.max('changed_at').as('changedAt')
		])
		.where('organisation_id', '=', ctx.organisationId)
		.where('story_point_id', '=', pointId)
		.executeTakeFirstOrThrow();
	return {
		count: Number(count) - Number(withdrawn),
		changedAt,
		key: `${count}-${withdrawn}-${changedAt?.getTime() ?? 0}`
	};
}

/** The versions of the questionnaire that told stories answer, the newest first. */
export async function listQuestionnairesInUse(ctx: Context, pointId: Id<'story-point'>): Promise<QuestionnaireInUse[]> {
	authorise(mayReadStories(ctx.actor));
	const rows = await ctx.db
		.with('used', (db) =>
			db
				.selectFrom('collect.stories')
				.select((of) => ['questionnaire_id', 'questionnaire_version', of.fn.countAll<string>().as('stories')])
				.where('organisation_id', '=', ctx.organisationId)
				.where('story_point_id', '=', pointId)
				.where('withdrawn_at', 'is', null)
				.groupBy(['questionnaire_id', 'questionnaire_version'])
		)
		.selectFrom('used')
		.innerJoin('signify.questionnaire_versions as version', (join) =>
			join
				.onRef('version.questionnaire_id', '=', 'used.questionnaire_id')
				.onRef('version.version', '=', 'used.questionnaire_version')
				.on('version.organisation_id', '=', ctx.organisationId)
		)
		.select(['used.questionnaire_id', 'used.questionnaire_version', 'used.stories', 'version.definition'])
		.orderBy('version.created_at', 'desc')
		.orderBy('version.version', 'desc')
		.execute();
	return rows.map((row) => ({
		questionnaireId: row.questionnaire_id as Id<'questionnaire'>,
		version: row.questionnaire_version,
		// Stored only after its schema was checked.
		questionnaire: row.definition as unknown as Questionnaire,
		stories: Number(row.stories)
	}));
}

/**
 * All told stories of a point without their words, in no order a reader would care for, in batches that fit in memory and are read once.
 * @param until  only what was received by then
 */
export async function* streamCountedStories(
	ctx: Context,
	pointId: Id<'story-point'>,
	until?: Date
): AsyncGenerator<Iterable<CountedStory>> {
	authorise(mayReadStories(ctx.actor));
	const batchAfter = (last: string) =>
		ctx.db
			.selectFrom('collect.stories')
			.select(FACTS)
			.select(sql<string>`answers::text`.as('written'))
			.select(LENGTH)
			.where('organisation_id', '=', ctx.organisationId)
			.where('story_point_id', '=', pointId)
			.where('withdrawn_at', 'is', null)
			.where('id', '>', last)
			.$if(until !== undefined, (query) => query.where('received_at', '<=', until!))
			.orderBy('id')
			.limit(BATCH)
			.execute();
	let rows = await batchAfter('00000000-0000-0000-0000-000000000000');
	while (rows.length > 0) {
		// The database looks for the next ones while these are being used.
		const next = rows.length < BATCH ? Promise.resolve([]) : batchAfter(rows.at(-1)!.id);
		next.catch(() => undefined); // heard of below, unless nobody wants more
		for (let from = 0; from < rows.length; from += SLICE) {
			yield countOneByOne(rows.slice(from, from + SLICE));
			// What the database sends meanwhile is taken in now: once the socket is full it would wait for us.
			await turnOfOthers();
		}
		rows = await next;
	}
}

/** Answers that are read when it is their turn are forgotten before the next ones: a batch of them is much to tidy up. */
function* countOneByOne(
	rows: readonly (Pick<Row, (typeof FACTS)[number]> & { readonly written: string; readonly length: number | null })[]
): Generator<CountedStory> {
	for (const row of rows) yield toCounted({ ...row, answers: JSON.parse(row.written) as Row['answers'] });
}

export function toCounted(row: Pick<Row, (typeof COUNTED)[number]> & { readonly length: number | null }): CountedStory {
	return {
		id: row.id as Id<'story'>,
		questionnaireId: row.questionnaire_id as Id<'questionnaire'>,
		questionnaireVersion: row.questionnaire_version,
		source: row.source as Source,
		language: row.language,
		toldAt: row.told_at,
		openingId: row.opening_id,
		answers: row.answers as unknown as Answers,
		length: row.length ?? 0,
		...arrivalIn(row)
	};
}

const arrivalIn = (row: Pick<Row, 'entrance_id' | 'told_to'>) => ({
	entranceId: (row.entrance_id ?? undefined) as Id<'entrance'> | undefined,
	// The table's check constraint knows the same values.
	toldTo: (row.told_to ?? undefined) as ToldStory['toldTo']
});

/** Rows leave this room as stories only. */
export function toStory(row: Pick<Row, (typeof STORY)[number]>): Story {
	const kept = {
		id: row.id as Id<'story'>,
		storyPointId: row.story_point_id as Id<'story-point'>,
		questionnaireId: row.questionnaire_id as Id<'questionnaire'>,
		questionnaireVersion: row.questionnaire_version,
		source: row.source as Source,
		language: row.language,
		toldAt: row.told_at,
		receivedAt: row.received_at
	};
	if (row.withdrawn_at) return { ...kept, at: 'withdrawn', withdrawnAt: row.withdrawn_at };
	return {
		...kept,
		at: 'told',
		openingId: row.opening_id,
		title: row.title,
		// The table's check constraints guarantee that a story that was not withdrawn is here whole.
		text: row.text!,
		answers: row.answers as unknown as Answers,
		consents: row.consents as unknown as ToldStory['consents'],
		...arrivalIn(row)
	};
}
