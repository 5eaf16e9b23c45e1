/** Photos of tellers: taken in before the experience, seen by nobody until it is there, and gone when it is. */
import type { Id } from '#lib/platform/id.ts';
import { attempt } from '#lib/platform/server/attempts.ts';
import { authorise, inTransaction, type Context } from '#lib/platform/server/context.ts';
import { UNCLAIMED_PHOTO_DAYS, type PhotoName } from '../photo.ts';
import {
	noRoomForPhotos,
	photoNotFound,
	photoOfAnother,
	photoStillArriving,
	photoTaken,
	tooManyPhotos
} from '../photo-problems.ts';
import { mayKeepRecordings, maySeePhotos } from '../policy.ts';
import { redrawPhoto } from './pictures-redraw.ts';
import { hashOfKey, isKey } from './recording-keys.ts';

/** A library with everybody behind one address may send all day. */
const SENT = { most: 600, seconds: 3600 };

/** Those an experience names, and some that their teller replaced. */
const MOST_OF_ONE = 12;

/** What an organisation keeps of photos whose experience has not come. */
const MOST_UNCLAIMED_BYTES = 2 * 1024 ** 3;

/**
 * Keeps a photo, drawn anew, until its experience comes. Anybody may send one, and nobody is written down as having done so;
 * the same photo again changes nothing.
 * @throws Problem `invalid` when it is none, `conflict` when the place came with another key, `too-many`, `unavailable`
 */
export async function keepPhoto(
	ctx: Context,
	name: PhotoName,
	bytes: () => Promise<Uint8Array>,
	address: string
): Promise<void> {
	if (await isHere(ctx, name)) return;
	await attempt(ctx, 'media.photo.keep', [{ key: [ctx.organisationId, address], ...SENT }]);
	await makeRoom(ctx, name);
	const photo = await redrawPhoto(await bytes());

	await ctx.db
		.insertInto('media.photos')
		.values({
			organisation_id: ctx.organisationId,
			meant_for: name.storyId,
			id: name.id,
			story_point_id: name.storyPointId,
			key_hash: hashOfKey(name.key),
			bytes: photo,
			created_at: ctx.now
		})
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	// Somebody else may have been first, at this very moment.
	await isHere(ctx, name);
}

/** @throws Problem `conflict` when it is somebody else's */
async function isHere(ctx: Context, { storyId, storyPointId, id, key }: PhotoName): Promise<boolean> {
	const row = await ctx.db
		.selectFrom('media.photos')
		.select(['key_hash', 'story_point_id'])
		.where('organisation_id', '=', ctx.organisationId)
		.where('meant_for', '=', storyId)
		.where('id', '=', id)
		.executeTakeFirst();
	if (row && (row.story_point_id !== storyPointId || !isKey(key, row.key_hash))) throw photoTaken();
	return row !== undefined;
}

async function makeRoom(ctx: Context, { storyId }: PhotoName): Promise<void> {
	const { bytes, ofThis } = await ctx.db
		.selectFrom('media.photos')
		.select(({ fn, eb }) => [
			fn.sum<string | null>(fn<number>('octet_length', ['bytes'])).as('bytes'),
			fn
				.countAll<string>()
				.filterWhere(eb('meant_for', '=', storyId))
				.as('ofThis')
		])
		.where('organisation_id', '=', ctx.organisationId)
		.where('claimed_at', 'is', null)
		.executeTakeFirstOrThrow();
	if (Number(ofThis) >= MOST_OF_ONE) throw tooManyPhotos();
	if (Number(bytes) > MOST_UNCLAIMED_BYTES) throw noRoomForPhotos();
}

interface Claim extends Omit<PhotoName, 'id'> {
	readonly ids: readonly Id<'photo'>[];
}

/**
 * Joins photos to the experience that names them; call it in the transaction that keeps the experience. What else was sent
 * for it goes: its teller chose otherwise.
 * @throws Problem `too-early` when one is not here, `conflict` when one is another's
 */
export async function claimPhotos(ctx: Context, { ids, ...whose }: Claim): Promise<void> {
	await inTransaction(ctx, async (ctx) => {
		for (const id of ids)
			if (!(await isHere(ctx, { ...whose, id })))
				throw (await isElsewhere(ctx, id)) ? photoOfAnother() : photoStillArriving();
		await ctx.db
			.deleteFrom('media.photos')
			.where('organisation_id', '=', ctx.organisationId)
			.where('meant_for', '=', whose.storyId)
			.where('id', 'not in', ids)
			.execute();
		const { numUpdatedRows } = await ctx.db
			.updateTable('media.photos')
			.set({ claimed_at: ctx.now })
			.where('organisation_id', '=', ctx.organisationId)
			.where('meant_for', '=', whose.storyId)
			.executeTakeFirstOrThrow();
		// One may have been forgotten since we looked.
		if (Number(numUpdatedRows) < ids.length) throw photoStillArriving();
	});
}

async function isElsewhere(ctx: Context, id: Id<'photo'>): Promise<boolean> {
	const row = await ctx.db
		.selectFrom('media.photos')
		.select('id')
		.where('organisation_id', '=', ctx.organisationId)
		.where('id', '=', id)
		.executeTakeFirst();
	return row !== undefined;
}

/** Takes away the photos of these experiences, bytes and all. */
export async function forgetPhotosOf(ctx: Context, storyIds: readonly Id<'story'>[]): Promise<void> {
	if (storyIds.length === 0) return;
	await ctx.db
		.deleteFrom('media.photos')
		.where('organisation_id', '=', ctx.organisationId)
		.where('meant_for', 'in', storyIds)
		.execute();
}

/** Throws away photos whose experience never came. */
export async function forgetUnclaimedPhotos(ctx: Context): Promise<void> {
	authorise(mayKeepRecordings(ctx.actor));
	const before = new Date(ctx.now.getTime() - UNCLAIMED_PHOTO_DAYS * 24 * 60 * 60 * 1000);
	await ctx.db
		.deleteFrom('media.photos')
		.where('organisation_id', '=', ctx.organisationId)
		.where('claimed_at', 'is', null)
		.where('created_at', '<', before)
		.execute();
}

/**
 * A photo of an experience, for who may read it. Kept by no cache.
 * @throws Problem `forbidden`, or `not-found`, also while its experience has not come
 */
export async function showPhoto(
	ctx: Context,
	{ storyPointId, storyId, id }: Omit<PhotoName, 'key'>
): Promise<Response> {
	authorise(maySeePhotos(ctx.actor));
	const row = await ctx.db
		.selectFrom('media.photos')
		.select('bytes')
		.where('organisation_id', '=', ctx.organisationId)
		.where('story_point_id', '=', storyPointId)
		.where('meant_for', '=', storyId)
		.where('id', '=', id)
		.where('claimed_at', 'is not', null)
		.executeTakeFirst();
	if (!row) throw photoNotFound();
	return new Response(new Uint8Array(row.bytes), {
		headers: {
			'content-type': 'image/webp',
			'cache-control': 'private, no-store',
			'content-security-policy': "default-src 'none'",
			'x-content-type-options': 'nosniff',
			'cross-origin-resource-policy': 'same-origin'
		}
	});
}
