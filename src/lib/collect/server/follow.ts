/** A teller comes back: without an account, with five words. */
import { forgetRecordingsOf } from '#lib/media/server/claims.ts';
import { forgetPhotosOf } from '#lib/media/server/photos.ts';
import { VISITOR } from '#lib/platform/actor.ts';
import type { Id } from '#lib/platform/id.ts';
import { attempt, type Limit } from '#lib/platform/server/attempts.ts';
import { record } from '#lib/platform/server/audit.ts';
import { forOrganisation, inTransaction, type Context } from '#lib/platform/server/context.ts';
import type { Questionnaire } from '#lib/signify/questionnaire.ts';
import { getQuestionnaire } from '#lib/signify/server/queries.ts';
import { readFollowCode } from '../follow-code.ts';
import { followCodeUnknown, followingEnded, storyWithdrawn } from '../problems.ts';
import type { Story } from '../story.ts';
import type { StoryPoint } from '../story-point.ts';
import { directoryNameOf, hashOfFollowCode } from './follow-codes.ts';
import type { FollowDevice } from './follow-device.ts';
import { issuePass, readPass, type FollowPass } from './follow-pass.ts';
import { forgetNotesOf } from './notes.ts';
import { getStoryPointById } from './queries.ts';
import { toStory } from './story-queries.ts';
import { forgetWords, listWordsOf } from './word-list.ts';

export interface FollowedStory {
	readonly ctx: Context;
	readonly story: Story;
	readonly point: StoryPoint;
	/** The version the teller was asked. */
	readonly questionnaire: Questionnaire;
	/** For as many minutes again. */
	readonly pass: FollowPass;
}

/**
 * Opens the door with a follow code, however it is written.
 * @throws Problem `not-found` for whatever is no code of a story, `too-many`
 */
export async function followStory(
	ctx: Context,
	written: string,
	device: FollowDevice,
	address: string
): Promise<FollowPass> {
	const counted = await attempt(ctx, 'collect.follow', limitsFor(device, address));
	// What is no code at all is looked for all the same: it takes as long and says as much.
	const hash = hashOfFollowCode(readFollowCode(written) ?? '');
	const found = await findByHash(ctx, hash);
	if (!found) throw followCodeUnknown();
	await counted.forgive();
	return issuePass(found, ctx.now);
}

/**
 * Ten wrong codes on one device are a lot; on one connection, behind which a whole library may sit, they are not.
 * Who dropped their cookies counts with all strangers together: at this pace, guessing one of a hundred thousand stories
 * takes centuries. A device that knew a right code before cannot be shut out by what strangers do.
 */
const limitsFor = ({ mark, isTrusted }: FollowDevice, address: string): Limit[] => [
	{ key: ['device', mark], most: 10, seconds: 900 },
	...(isTrusted
		? []
		: [
				{ key: ['address', address], most: 300, seconds: 3600 },
				{ key: ['strangers'], most: 6000, seconds: 3600 }
			])
];

async function findByHash(ctx: Context, hash: Buffer) {
	const entry = await ctx.db
		.selectFrom('platform.directory')
		.select('organisation_id')
		.where('kind', '=', 'follow-code')
		.where('name', '=', directoryNameOf(hash))
		.executeTakeFirst();
	if (!entry) return undefined;
	const organisationId = entry.organisation_id as Id<'organisation'>;
	const there = await forOrganisation(ctx, organisationId);
	const row = await there.db
		.selectFrom('collect.stories')
		.select('id')
		.where('organisation_id', '=', organisationId)
		.where('follow_code_hash', '=', hash)
		.executeTakeFirst();
	return row && { organisationId, storyId: row.id as Id<'story'> };
}

/** @throws Problem `forbidden` when the pass is none, or not any more */
export async function getFollowedStory(ctx: Context, pass: string): Promise<FollowedStory> {
	const { ctx: there, storyId } = await enter(ctx, pass);
	const row = await there.db
		.selectFrom('collect.stories')
		.selectAll()
		.where('organisation_id', '=', there.organisationId)
		.where('id', '=', storyId)
		.executeTakeFirst();
	if (!row) throw followingEnded();
	const story = toStory(row);
	return {
		ctx: there,
		story,
		point: await getStoryPointById(there, story.storyPointId),
		questionnaire: await getQuestionnaire(there, story.questionnaireId, story.questionnaireVersion),
		pass: issuePass({ organisationId: there.organisationId, storyId }, ctx.now)
	};
}

/** The pass takes the place of an account: it says which story, and nobody else's rights come along. */
async function enter(ctx: Context, pass: string) {
	const followed = readPass(pass, ctx.now);
	if (!followed) throw followingEnded();
	const there = await forOrganisation({ ...ctx, actor: VISITOR }, followed.organisationId);
	return { ctx: there, storyId: followed.storyId };
}

/**
 * Changes what may be done with a story. A consent without which it could not be kept stays: taking that back is
 * {@link withdrawStory}.
 * @throws Problem `forbidden`, `conflict` when the story was withdrawn
 */
export async function changeConsents(
	ctx: Context,
	pass: string,
	given: Readonly<Record<string, boolean>>
): Promise<void> {
	const { ctx: there, story, point } = await getFollowedStory(ctx, pass);
	if (story.at === 'withdrawn') throw storyWithdrawn();
	const optional = point.definition.consents.filter(({ required }) => !required);
	const consents = { ...story.consents, ...Object.fromEntries(optional.map(({ id }) => [id, given[id] === true])) };

	await inTransaction(there, async (ctx) => {
		const { numUpdatedRows } = await ctx.db
			.updateTable('collect.stories')
			.set({ consents: JSON.stringify(consents), changed_at: ctx.now })
			.where('organisation_id', '=', ctx.organisationId)
			.where('id', '=', story.id)
			.where('withdrawn_at', 'is', null) // it may have been withdrawn since we looked
			.executeTakeFirstOrThrow();
		if (numUpdatedRows === 0n) throw storyWithdrawn();
		await record(ctx, 'collect.story.change-consents', story.id);
	});
}

/**
 * Takes a story back: words, answers, consents, opening question, language, moment, entrance and who wrote it down are gone,
 * and so is what readers wrote beside it; that it once was, and when it came in, remains. Doing it twice is no problem.
 * @throws Problem `forbidden`
 */
export async function withdrawStory(ctx: Context, pass: string): Promise<void> {
	const { ctx: there, storyId } = await enter(ctx, pass);

	await inTransaction(there, async (ctx) => {
		const words = await listWordsOf(ctx, storyId);
		const taken = await ctx.db
			.updateTable('collect.stories')
			.set((story) => ({
				title: null,
				text: null,
				opening_id: null,
				answers: null,
				consents: null,
				entrance_id: null,
				told_to: null,
				language: NO_LANGUAGE,
				told_at: story.ref('received_at'),
				changed_at: ctx.now,
				withdrawn_at: ctx.now
			}))
			.where('organisation_id', '=', ctx.organisationId)
			.where('id', '=', storyId)
			.where('withdrawn_at', 'is', null)
			.returning('story_point_id')
			.executeTakeFirst();
		if (!taken) return;
		await record(ctx, 'collect.story.withdraw', storyId);
		await forgetWords(ctx, taken.story_point_id as Id<'story-point'>, words);
		await forgetRecordingsOf(ctx, [storyId]);
		await forgetPhotosOf(ctx, [storyId]);
		await forgetNotesOf(ctx, storyId);
	});
}

/** BCP 47: undetermined. */
const NO_LANGUAGE = 'und';
