/**
 * A reward that nobody can join to an experience. The teller lets us sign, blindly, that an experience of theirs came in;
 * with that proof, which we have never seen, their invitation gets a voucher. ADR 0028 tells what this does and does not hide.
 */
import { RSABSSA } from '@cloudflare/blindrsa-ts';
import { sql } from 'kysely';
import type { Id } from '#lib/platform/id.ts';
import { inTransaction, type Context } from '#lib/platform/server/context.ts';
import { keyedHash, unseal } from '#lib/platform/server/seal.ts';
import { rewardDayOf, tierOn, type Campaign } from '../../campaign.ts';
import { noReward, proofGivenAlready, proofWrong, rewardsUsedUp, invitationUnknown } from '../../problems.ts';
import type { Story } from '../../story.ts';
import { findCampaign } from './campaigns.ts';
import { findGuest } from './guests.ts';

const suite = RSABSSA.SHA384.PSS.Randomized();
const ALGORITHM = { name: 'RSA-PSS', hash: 'SHA-384' };
/** Bytes of a blinded message and of a signature: the size of the key. */
const KEY_BYTES = 256;

export interface RewardKey {
	readonly tier: string;
	readonly cents: number;
	/** SPKI, base64. */
	readonly publicKey: string;
}

interface Promised {
	readonly campaign: Campaign;
	readonly key: RewardKey;
	readonly privateKeySealed: Buffer;
}

/** What this experience is worth, with the key it will be signed with. @throws Problem `not-found` when it is nothing */
export async function getReward(ctx: Context, story: Story): Promise<RewardKey> {
	return (await promisedFor(ctx, story)).key;
}

async function promisedFor(ctx: Context, story: Story): Promise<Promised> {
	const campaign = await findCampaign(ctx, story.storyPointId);
	const day = campaign && rewardDayOf(story, campaign.timeZone);
	const tier = campaign?.rewards && day ? tierOn(campaign.rewards, day) : undefined;
	if (!campaign || !tier || story.source !== 'web') throw noReward();
	const row = await ctx.db
		.selectFrom('collect.reward_keys')
		.select(['public_key', 'private_key_sealed'])
		.where('organisation_id', '=', ctx.organisationId)
		.where('story_point_id', '=', story.storyPointId)
		.where('tier_id', '=', tier.id)
		.executeTakeFirstOrThrow();
	return {
		campaign,
		key: { tier: tier.id, cents: tier.cents, publicKey: row.public_key.toString('base64') },
		privateKeySealed: row.private_key_sealed
	};
}

/**
 * Signs, blindly and once, that this experience came in. The same question again gets the same answer: a reply may get lost.
 * For whoever holds the follow code; not written in the logbook, which would tell when.
 * @throws Problem `not-found`, `invalid`, `conflict` when a proof was given for it already
 */
export async function signReward(ctx: Context, story: Story, blinded: Uint8Array): Promise<Uint8Array> {
	const { privateKeySealed } = await promisedFor(ctx, story);
	if (blinded.length !== KEY_BYTES) throw proofWrong();
	const hash = keyedHash('collect.reward-blinded', blinded);

	return inTransaction(ctx, async (ctx) => {
		await ctx.db
			.insertInto('collect.reward_proofs')
			.values({ organisation_id: ctx.organisationId, story_id: story.id, blinded_hash: hash })
			.onConflict((conflict) => conflict.doNothing())
			.execute();
		const { blinded_hash } = await ctx.db
			.selectFrom('collect.reward_proofs')
			.select('blinded_hash')
			.where('organisation_id', '=', ctx.organisationId)
			.where('story_id', '=', story.id)
			.executeTakeFirstOrThrow();
		if (!blinded_hash.equals(hash)) throw proofGivenAlready();

		const pkcs8 = Buffer.from(unseal('collect.reward-key', privateKeySealed), 'base64');
		const privateKey = await crypto.subtle.importKey('pkcs8', pkcs8, ALGORITHM, true, ['sign']);
		return suite.blindSign(privateKey, blinded).catch(() => {
			throw proofWrong();
		});
	});
}

export interface Proof {
	readonly tier: string;
	readonly message: Uint8Array;
	readonly signature: Uint8Array;
}

/**
 * Takes a proof in; the voucher follows with a batch. The same proof again changes nothing. Not written in the logbook.
 * @throws Problem `not-found` for an unknown invitation, `invalid` for what we never signed, `conflict` when the invitation has had its share
 */
export async function claimReward(ctx: Context, point: Id<'story-point'>, token: string, proof: Proof): Promise<void> {
	const campaign = await findCampaign(ctx, point);
	const guest = await findGuest(ctx, point, token);
	if (!guest) throw invitationUnknown();
	if (!campaign?.rewards || !(await isOurs(ctx, point, proof))) throw proofWrong();
	const { perPerson } = campaign.rewards;

	await inTransaction(ctx, async (ctx) => {
		const { numInsertedOrUpdatedRows } = await ctx.db
			.insertInto('collect.reward_claims')
			.values({
				organisation_id: ctx.organisationId,
				spent_hash: keyedHash('collect.reward-spent', proof.message),
				story_point_id: point,
				tier_id: proof.tier,
				guest_id: guest.id
			})
			.onConflict((conflict) => conflict.doNothing())
			.executeTakeFirstOrThrow();
		if (numInsertedOrUpdatedRows === 0n) return;
		const { numUpdatedRows } = await ctx.db
			.updateTable('collect.guests')
			.set({ rewards_used: sql`rewards_used + 1` })
			.where('organisation_id', '=', ctx.organisationId)
			.where('id', '=', guest.id)
			.where('rewards_used', '<', perPerson)
			.executeTakeFirstOrThrow();
		if (numUpdatedRows === 0n) throw rewardsUsedUp();
	});
}

async function isOurs(ctx: Context, point: Id<'story-point'>, { tier, message, signature }: Proof): Promise<boolean> {
	if (message.length > 200 || signature.length !== KEY_BYTES) return false;
	const row = await ctx.db
		.selectFrom('collect.reward_keys')
		.select('public_key')
		.where('organisation_id', '=', ctx.organisationId)
		.where('story_point_id', '=', point)
		.where('tier_id', '=', tier)
		.executeTakeFirst();
	if (!row) return false;
	const key = await crypto.subtle.importKey('spki', new Uint8Array(row.public_key), ALGORITHM, true, ['verify']);
	return suite.verify(key, signature, message).catch(() => false);
}
