import { timingSafeEqual } from 'node:crypto';
import { attempt } from '#lib/platform/server/attempts.ts';
import { authorise, inTransaction, type Context } from '#lib/platform/server/context.ts';
import { record } from '#lib/platform/server/audit.ts';
import { claimRecording } from '#lib/media/server/claims.ts';
import { claimPhotos } from '#lib/media/server/photos.ts';
import { newId } from '#lib/platform/server/new-id.ts';
import type { Id } from '#lib/platform/id.ts';
import type { Problem } from '#lib/platform/problem.ts';
import { photosIn } from '#lib/signify/photos-in.ts';
import type { Questionnaire } from '#lib/signify/questionnaire.ts';
import { acceptTelling, toldAtOf } from '../acceptance.ts';
import { isReservedSlug, type PointState } from '../point-state.ts';
import { mayOpenStoryPoints } from '../policy.ts';
import {
	slugReserved,
	slugTaken,
	storyHasOtherKey,
	storyHasOtherWords,
	storyPointClosed,
	storyPointNotOpenYet,
	codesRanOut,
	TellingInvalid
} from '../problems.ts';
import type { Source } from '../story.ts';
import { takes, type StoryPoint } from '../story-point.ts';
import type { Receipt, Telling } from '../telling.ts';
import { followCodeOf, hashOfFollowCode } from './follow-codes.ts';
import { findAskedVersion } from './queries.ts';
import { findKeptTelling, insertTelling, isCodeTaken, type KeptTelling, type TellingRow } from './telling-rows.ts';

export type NewStoryPoint = Omit<StoryPoint, 'id'> & {
	/** What it is called in the house it comes from; otherwise it gets an id of its own. */
	readonly idElsewhere?: Id<'story-point'>;
	/** Without it people can tell here at once. */
	readonly state?: PointState;
};

/** @throws Problem `forbidden`, or `conflict` when another story point, of whatever organisation, or the house itself has the address. */
export async function openStoryPoint(ctx: Context, point: NewStoryPoint): Promise<Id<'story-point'>> {
	authorise(mayOpenStoryPoints(ctx.actor));
	if (isReservedSlug(point.slug)) throw slugReserved();
	const id = point.idElsewhere ?? newId<'story-point'>(ctx.now);

	return inTransaction(ctx, async (ctx) => {
		const { numInsertedOrUpdatedRows } = await ctx.db
			.insertInto('platform.directory')
			.values({ kind: 'story-point', name: point.slug, organisation_id: ctx.organisationId })
			.onConflict((conflict) => conflict.doNothing())
			.executeTakeFirstOrThrow();
		if (numInsertedOrUpdatedRows === 0n) throw slugTaken();

		await ctx.db
			.insertInto('collect.story_points')
			.values({
				organisation_id: ctx.organisationId,
				id,
				slug: point.slug,
				questionnaire_id: point.questionnaireId,
				questionnaire_version: point.questionnaireVersion,
				definition: JSON.stringify(point.definition),
				opens_at: point.opensAt,
				closes_at: point.closesAt,
				state: point.state ?? 'live',
				created_at: ctx.now
			})
			.execute();
		await record(ctx, 'collect.story-point.open', id);
		return id;
	});
}

/**
 * Keeps an experience. Anybody may tell, and nobody is written down as having told it.
 *
 * The same telling may arrive any number of times, also after its point closed or its story was withdrawn: there is one
 * story, and the receipt is the same. When this returns, the story is on disk.
 *
 * @throws Problem `conflict` when the point does not take it now, or when the id came with another key or other words before;
 *   `too-many` when somebody keeps trying keys; `too-early` when its recording or a photo has not come yet; {@link TellingInvalid}
 */
export async function tellStory(ctx: Context, point: StoryPoint, telling: Telling, source: Source): Promise<Receipt> {
	const sent = { ...telling, id: telling.id.toLowerCase(), key: telling.key.toLowerCase() };

	const questionnaire = await findAskedVersion(ctx, point, sent.questionnaireVersion);
	const decision = decideOnTelling(point, questionnaire, sent, source, ctx.now);

	const receipt = decision.ok && (await keepTelling(ctx, { ...decision.kept, point, source }));
	if (receipt) return receipt;

	// What was kept before stays kept, whatever has changed at the point since.
	const earlier = await findKeptTelling(ctx, sent.id);
	if (earlier) return receiptAgain(ctx, point, sent, earlier);
	throw decision.ok ? codesRanOut() : decision.refusal;
}

type Decision =
	| { readonly ok: true; readonly kept: Pick<TellingRow, 'telling' | 'toldAt'> }
	| { readonly ok: false; readonly refusal: Problem };

function decideOnTelling(
	point: StoryPoint,
	questionnaire: Questionnaire | undefined,
	telling: Telling,
	source: Source,
	now: Date
): Decision {
	if (!questionnaire) return { ok: false, refusal: new TellingInvalid([VERSION_UNKNOWN]) };
	const toldAt = toldAtOf(telling, source, now);
	const opening = takes(point, toldAt, now);
	if (opening === 'not-yet') return { ok: false, refusal: storyPointNotOpenYet() };
	if (opening === 'closed') return { ok: false, refusal: storyPointClosed() };
	const acceptance = acceptTelling(point, questionnaire, telling, now, source !== 'paper');
	if (!acceptance.ok) return { ok: false, refusal: new TellingInvalid(acceptance.issues) };
	return { ok: true, kept: { telling: acceptance.telling, toldAt } };
}

const VERSION_UNKNOWN = { at: ['questionnaireVersion'], code: 'collect.issue.version-unknown' } as const;

/** A second telling with the same code is a matter of millions of millions; a fifth is not going to happen. */
const TURNS = [0, 1, 2, 3];

/** @returns `undefined` when there is a story with this id already */
async function keepTelling(ctx: Context, row: Omit<TellingRow, 'followCodeHash'>): Promise<Receipt | undefined> {
	for (const turn of TURNS) {
		const followCode = followCodeOf(row.telling, turn);
		try {
			const isNew = await keepWhole(ctx, { ...row, followCodeHash: hashOfFollowCode(followCode) });
			return isNew ? { id: row.telling.id, followCode, receivedAt: ctx.now.toISOString() } : undefined;
		} catch (error) {
			if (!isCodeTaken(error)) throw error;
		}
	}
	return undefined;
}

/** One statement, or with sound or photos one transaction: they are kept together with the experience or not at all. */
async function keepWhole(ctx: Context, row: TellingRow): Promise<boolean> {
	const { id, key, recording, answers } = row.telling;
	const photoIds = photosIn(answers).map((photo) => photo.id as Id<'photo'>);
	if (!recording && photoIds.length === 0) return insertTelling(ctx, row);
	return inTransaction(ctx, async (ctx) => {
		const isNew = await insertTelling(ctx, row);
		if (!isNew) return false;
		const claim = { storyId: id as Id<'story'>, storyPointId: row.point.id, key };
		if (recording) await claimRecording(ctx, { ...claim, recordingId: recording.id as Id<'recording'> });
		if (photoIds.length > 0) await claimPhotos(ctx, { ...claim, ids: photoIds });
		return true;
	});
}

/** Nobody guesses 128 bits; this stops who tries. */
const KEY_ATTEMPTS = { most: 60, seconds: 3600 };

async function receiptAgain(
	ctx: Context,
	point: StoryPoint,
	{ id, key, text }: Telling,
	earlier: KeptTelling
): Promise<Receipt> {
	const counted = await attempt(ctx, 'collect.telling.key', [{ key: [ctx.organisationId, id], ...KEY_ATTEMPTS }]);
	const followCode = TURNS.map((turn) => followCodeOf({ id, key }, turn)).find((code) =>
		timingSafeEqual(hashOfFollowCode(code), earlier.followCodeHash ?? NO_HASH)
	);
	if (!followCode || earlier.storyPointId !== point.id) throw storyHasOtherKey();
	await counted.forgive();
	// Two pages that could not see each other went on with the same words: what the second one wrote is not here yet.
	if (earlier.textAsSent !== undefined && inOneLine(earlier.textAsSent) !== inOneLine(text)) throw storyHasOtherWords();
	return { id, followCode, receivedAt: earlier.receivedAt.toISOString() };
}

const inOneLine = (text: string) => text.normalize().replace(/\s+/g, ' ').trim();

/** Equals no hash: experiences that were imported have no code. */
const NO_HASH = Buffer.alloc(32);
