import { RSABSSA } from '@cloudflare/blindrsa-ts';
import type { Id } from '#lib/platform/id.ts';
import { record } from '#lib/platform/server/audit.ts';
import { authorise, inTransaction, type Context } from '#lib/platform/server/context.ts';
import { seal } from '#lib/platform/server/seal.ts';
import { NO_CAMPAIGN, type Campaign } from '../../campaign.ts';
import { mayOpenStoryPoints, maySeeStoryPoints } from '../../policy.ts';
import { rewardsFixed } from '../../problems.ts';
import { CampaignShape } from '../../campaign.schema.ts';

/** What a story point runs, if anything; what everybody may know of it. */
export async function findCampaign(ctx: Context, point: Id<'story-point'>): Promise<Campaign | undefined> {
	const row = await ctx.db
		.selectFrom('collect.campaigns')
		.select('definition')
		.where('organisation_id', '=', ctx.organisationId)
		.where('story_point_id', '=', point)
		.executeTakeFirst();
	// Only saveCampaign writes it, and it takes this type.
	return row && (row.definition as unknown as Campaign);
}

/** How many experiences a point has; the one number of a campaign that everybody may see. */
export async function countTold(ctx: Context, point: Id<'story-point'>): Promise<number> {
	const { count } = await ctx.db
		.selectFrom('collect.stories')
		.select(({ fn }) => fn.countAll<string>().as('count'))
		.where('organisation_id', '=', ctx.organisationId)
		.where('story_point_id', '=', point)
		.where('withdrawn_at', 'is', null)
		.executeTakeFirstOrThrow();
	return Number(count);
}

/** @throws Problem `forbidden` */
export async function getCampaign(ctx: Context, point: Id<'story-point'>): Promise<Campaign> {
	authorise(maySeeStoryPoints(ctx.actor));
	return (await findCampaign(ctx, point)) ?? NO_CAMPAIGN;
}

/**
 * @param origin  where the links in letters lead, e.g. `https://verhalen.debrug.example`
 * @throws Problem `forbidden`, `conflict` when a tier that somebody has a proof of would change
 */
export async function saveCampaign(
	ctx: Context,
	point: Id<'story-point'>,
	campaign: Campaign,
	origin: string
): Promise<void> {
	authorise(mayOpenStoryPoints(ctx.actor));
	const definition = CampaignShape.parse(campaign);

	await inTransaction(ctx, async (ctx) => {
		await checkPromises(ctx, point, definition);
		await ctx.db
			.insertInto('collect.campaigns')
			.values({
				organisation_id: ctx.organisationId,
				story_point_id: point,
				definition: JSON.stringify(definition),
				origin,
				changed_at: ctx.now
			})
			.onConflict((conflict) =>
				conflict
					.columns(['organisation_id', 'story_point_id'])
					.doUpdateSet({ definition: JSON.stringify(definition), origin, changed_at: ctx.now })
			)
			.execute();
		for (const { id } of definition.rewards?.tiers ?? []) await makeKey(ctx, point, id);
		await record(ctx, 'collect.campaign.save', point);
	});
}

/** What was promised stays promised: once somebody may have a proof of a tier, it keeps its worth. */
async function checkPromises(ctx: Context, point: Id<'story-point'>, next: Campaign): Promise<void> {
	const before = await findCampaign(ctx, point);
	const signed = await ctx.db
		.selectFrom('collect.reward_proofs as proof')
		.innerJoin('collect.stories as story', (join) =>
			join.onRef('story.organisation_id', '=', 'proof.organisation_id').onRef('story.id', '=', 'proof.story_id')
		)
		.select('proof.story_id')
		.where('proof.organisation_id', '=', ctx.organisationId)
		.where('story.story_point_id', '=', point)
		.limit(1)
		.executeTakeFirst();
	if (!signed || !before?.rewards) return;
	for (const tier of before.rewards.tiers) {
		const kept = next.rewards?.tiers.find(({ id }) => id === tier.id);
		if (kept?.cents !== tier.cents) throw rewardsFixed();
	}
}

async function makeKey(ctx: Context, point: Id<'story-point'>, tier: string): Promise<void> {
	const has = await ctx.db
		.selectFrom('collect.reward_keys')
		.select('tier_id')
		.where('organisation_id', '=', ctx.organisationId)
		.where('story_point_id', '=', point)
		.where('tier_id', '=', tier)
		.executeTakeFirst();
	if (has) return;
	const pair = await RSABSSA.SHA384.generateKey({ modulusLength: 2048, publicExponent: Uint8Array.from([1, 0, 1]) });
	const [publicKey, privateKey] = await Promise.all([
		crypto.subtle.exportKey('spki', pair.publicKey),
		crypto.subtle.exportKey('pkcs8', pair.privateKey)
	]);
	await ctx.db
		.insertInto('collect.reward_keys')
		.values({
			organisation_id: ctx.organisationId,
			story_point_id: point,
			tier_id: tier,
			public_key: Buffer.from(publicKey),
			private_key_sealed: seal('collect.reward-key', Buffer.from(privateKey).toString('base64'))
		})
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}
