import { randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import type { Id } from '#lib/platform/id.ts';
import { record } from '#lib/platform/server/audit.ts';
import { authorise, inTransaction, type Context } from '#lib/platform/server/context.ts';
import { keyedHash, seal } from '#lib/platform/server/seal.ts';
import { addressesIn } from '../../campaign.ts';
import { mayOpenStoryPoints } from '../../policy.ts';
import { campaignNotFound, stopUnknown, tooManyAddresses } from '../../problems.ts';
import { findCampaign } from './campaigns.ts';

export const ADDRESS = 'collect.guest-address';
export const TOKEN = 'collect.guest-token';
const STOP = 'collect.guest-stop';

/** More than a city's mailing list is a mistake in the clipboard. */
const MOST_AT_ONCE = 5000;

export interface Invited {
	readonly invited: number;
	/** Were on the list already; they get nothing twice. */
	readonly known: number;
	readonly wrong: readonly string[];
}

/**
 * Puts addresses on the list; the letters go out later. A guest's id is dice and not time, and nothing says when.
 * @throws Problem `forbidden`, `not-found` without a campaign, `invalid` when there are too many
 */
export async function inviteGuests(
	ctx: Context,
	point: Id<'story-point'>,
	pasted: string,
	language: string
): Promise<Invited> {
	authorise(mayOpenStoryPoints(ctx.actor));
	const { addresses, wrong } = addressesIn(pasted);
	if (addresses.length > MOST_AT_ONCE) throw tooManyAddresses();

	return inTransaction(ctx, async (ctx) => {
		if (!(await findCampaign(ctx, point))) throw campaignNotFound();
		let invited = 0;
		for (const address of addresses) if (await addGuest(ctx, point, address, language)) invited += 1;
		if (invited > 0) await record(ctx, 'collect.campaign.invite', point);
		return { invited, known: addresses.length - invited, wrong };
	});
}

async function addGuest(ctx: Context, point: Id<'story-point'>, address: string, language: string): Promise<boolean> {
	const token = randomBytes(18).toString('base64url');
	const { numInsertedOrUpdatedRows } = await ctx.db
		.insertInto('collect.guests')
		.values({
			organisation_id: ctx.organisationId,
			id: randomUUID(),
			story_point_id: point,
			address_sealed: seal(ADDRESS, address),
			address_hash: keyedHash(ADDRESS, address),
			token_sealed: seal(TOKEN, token),
			token_hash: keyedHash(TOKEN, token),
			language
		})
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirstOrThrow();
	return numInsertedOrUpdatedRows === 1n;
}

export interface GuestStanding {
	readonly id: string;
	readonly rewardsUsed: number;
	readonly unsubscribed: boolean;
}

/** Whose invitation this is; anybody who holds it may ask. */
export async function findGuest(
	ctx: Context,
	point: Id<'story-point'>,
	token: string
): Promise<GuestStanding | undefined> {
	const row = await ctx.db
		.selectFrom('collect.guests')
		.select(['id', 'rewards_used', 'unsubscribed'])
		.where('organisation_id', '=', ctx.organisationId)
		.where('story_point_id', '=', point)
		.where('token_hash', '=', keyedHash(TOKEN, token))
		.executeTakeFirst();
	return row && { id: row.id, rewardsUsed: row.rewards_used, unsubscribed: row.unsubscribed };
}

/** No more letters. Nobody is written down as having asked for it; asking twice is the same. */
export async function unsubscribeGuest(ctx: Context, point: Id<'story-point'>, token: string): Promise<void> {
	await ctx.db
		.updateTable('collect.guests')
		.set({ unsubscribed: true })
		.where('organisation_id', '=', ctx.organisationId)
		.where('story_point_id', '=', point)
		.where('token_hash', '=', keyedHash(TOKEN, token))
		.execute();
}

const STOP_BYTES = 16;

const stopProof = (guestId: string) => keyedHash(STOP, guestId).subarray(0, STOP_BYTES);

/**
 * Stands in the header of each letter, so it travels through mail programs and their servers. It can do nothing but stop the
 * letters, and says nothing of the invitation.
 */
export const stopTokenOf = (guestId: string): string =>
	Buffer.concat([Buffer.from(guestId.replaceAll('-', ''), 'hex'), stopProof(guestId)]).toString('base64url');

function guestIn(stopToken: string): string | undefined {
	const bytes = Buffer.from(stopToken, 'base64url');
	if (bytes.length !== 16 + STOP_BYTES) return undefined;
	const hex = bytes.subarray(0, 16).toString('hex');
	const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
	return timingSafeEqual(bytes.subarray(16), stopProof(id)) ? id : undefined;
}

/**
 * No more letters, for who holds nothing but a letter of ours. Who was taken off the list meanwhile gets none either.
 * @throws Problem `not-found` when we never gave this
 */
export async function stopLetters(ctx: Context, point: Id<'story-point'>, stopToken: string): Promise<void> {
	const id = guestIn(stopToken);
	if (!id) throw stopUnknown();
	await ctx.db
		.updateTable('collect.guests')
		.set({ unsubscribed: true })
		.where('organisation_id', '=', ctx.organisationId)
		.where('story_point_id', '=', point)
		.where('id', '=', id)
		.execute();
}
