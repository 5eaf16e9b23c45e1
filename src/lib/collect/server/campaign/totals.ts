import type { Id } from '#lib/platform/id.ts';
import { authorise, type Context } from '#lib/platform/server/context.ts';
import { sql } from 'kysely';
import { mayOpenStoryPoints } from '../../policy.ts';
import { getCampaign } from './campaigns.ts';
import { MOST_FAILURES } from './letters.ts';

export interface TierTotals {
	readonly tier: string;
	readonly cents: number;
	/** Sent. */
	readonly handedOut: number;
	/** Asked for and not sent yet. */
	readonly waiting: number;
	/** Codes in the pool that are nobody's. */
	readonly codesLeft: number;
}

export interface CampaignTotals {
	readonly guests: number;
	readonly invited: number;
	readonly reminders: number;
	readonly unsubscribed: number;
	/** Addresses the mail server kept refusing. */
	readonly unreachable: number;
	readonly tiers: readonly TierTotals[];
}

/** All that anybody sees of guests and rewards: numbers, no names, no moments. @throws Problem `forbidden` */
export async function getCampaignTotals(ctx: Context, point: Id<'story-point'>): Promise<CampaignTotals> {
	authorise(mayOpenStoryPoints(ctx.actor));
	const campaign = await getCampaign(ctx, point);
	const guests = await ctx.db
		.selectFrom('collect.guests')
		.select([
			sql<number>`count(*)::int`.as('guests'),
			sql<number>`count(invited_on)::int`.as('invited'),
			sql<number>`coalesce(sum(reminders_sent), 0)::int`.as('reminders'),
			sql<number>`count(*) filter (where unsubscribed)::int`.as('unsubscribed'),
			sql<number>`count(*) filter (where failures >= ${MOST_FAILURES})::int`.as('unreachable')
		])
		.where('organisation_id', '=', ctx.organisationId)
		.where('story_point_id', '=', point)
		.executeTakeFirstOrThrow();
	const claims = await ctx.db
		.selectFrom('collect.reward_claims')
		.select(['tier_id', sql<number>`count(*)::int`.as('asked'), sql<number>`count(guest_id)::int`.as('waiting')])
		.where('organisation_id', '=', ctx.organisationId)
		.where('story_point_id', '=', point)
		.groupBy('tier_id')
		.execute();
	const codes = await ctx.db
		.selectFrom('collect.vouchers')
		.select(['tier_id', sql<number>`count(*)::int`.as('left')])
		.where('organisation_id', '=', ctx.organisationId)
		.where('story_point_id', '=', point)
		.where('spent_hash', 'is', null)
		.groupBy('tier_id')
		.execute();
	return {
		...guests,
		tiers: (campaign.rewards?.tiers ?? []).map(({ id, cents }) => {
			const claimed = claims.find(({ tier_id }) => tier_id === id);
			const waiting = claimed?.waiting ?? 0;
			return {
				tier: id,
				cents,
				handedOut: (claimed?.asked ?? 0) - waiting,
				waiting,
				codesLeft: codes.find(({ tier_id }) => tier_id === id)?.left ?? 0
			};
		})
	};
}
