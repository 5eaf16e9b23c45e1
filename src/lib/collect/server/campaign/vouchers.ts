import { randomBytes, randomUUID } from 'node:crypto';
import type { Id } from '#lib/platform/id.ts';
import { record } from '#lib/platform/server/audit.ts';
import { authorise, inTransaction, type Context } from '#lib/platform/server/context.ts';
import { hasMail, sendMail } from '#lib/platform/server/mail.ts';
import { log } from '#lib/platform/server/log.ts';
import { isLanguage, sentenceWith } from '#lib/platform/server/message-files.ts';
import { keyedHash, seal, unseal } from '#lib/platform/server/seal.ts';
import { dayIn, mayHandOut, shuffled, type Campaign } from '../../campaign.ts';
import { mayOpenStoryPoints, mayWriteToGuests } from '../../policy.ts';
import { campaignNotFound } from '../../problems.ts';
import { inLanguage } from '#lib/signify/words.ts';
import { getStoryPointById } from '../queries.ts';
import { findCampaign } from './campaigns.ts';
import { ADDRESS } from './guests.ts';

const CODE = 'collect.voucher';

/** Puts codes in the pool of a tier; one that is there already is not put there twice. @returns how many are new */
export async function addVouchers(
	ctx: Context,
	point: Id<'story-point'>,
	tier: string,
	pasted: string
): Promise<{ readonly added: number; readonly known: number }> {
	authorise(mayOpenStoryPoints(ctx.actor));
	const codes = [...new Set(pasted.split(/[\s,;]+/).filter((code) => code.length > 0 && code.length <= 100))];

	return inTransaction(ctx, async (ctx) => {
		const campaign = await findCampaign(ctx, point);
		if (!campaign?.rewards?.tiers.some(({ id }) => id === tier)) throw campaignNotFound();
		let added = 0;
		for (const code of codes) {
			const { numInsertedOrUpdatedRows } = await ctx.db
				.insertInto('collect.vouchers')
				.values({
					organisation_id: ctx.organisationId,
					id: randomUUID(),
					story_point_id: point,
					tier_id: tier,
					code_sealed: seal(CODE, code),
					code_hash: keyedHash(CODE, code)
				})
				.onConflict((conflict) => conflict.doNothing())
				.executeTakeFirstOrThrow();
			if (numInsertedOrUpdatedRows === 1n) added += 1;
		}
		if (added > 0) await record(ctx, 'collect.campaign.add-vouchers', point);
		return { added, known: codes.length - added };
	});
}

/** Hands out what waits, in shuffled batches, and forgets who got which. For the house alone. */
export async function handOutRewards(ctx: Context): Promise<void> {
	authorise(mayWriteToGuests(ctx.actor));
	if (!hasMail()) return;
	const campaigns = await ctx.db
		.selectFrom('collect.campaigns')
		.select(['story_point_id', 'definition'])
		.where('organisation_id', '=', ctx.organisationId)
		.execute();
	for (const { story_point_id, definition } of campaigns) {
		const point = story_point_id as Id<'story-point'>;
		await assignVouchers(ctx, point, definition as unknown as Campaign);
		await mailVouchers(ctx, point);
	}
}

/** Every waiting claim gets a voucher of its tier, by dice; what the pool lacks waits for more codes. */
async function assignVouchers(ctx: Context, point: Id<'story-point'>, campaign: Campaign): Promise<void> {
	await inTransaction(ctx, async (ctx) => {
		const claims = await ctx.db
			.selectFrom('collect.reward_claims as claim')
			.select(['claim.spent_hash', 'claim.tier_id'])
			.where('claim.organisation_id', '=', ctx.organisationId)
			.where('claim.story_point_id', '=', point)
			.where('claim.guest_id', 'is not', null)
			.where((claim) =>
				claim.not(
					claim.exists(
						claim
							.selectFrom('collect.vouchers as voucher')
							.select('voucher.id')
							.whereRef('voucher.organisation_id', '=', 'claim.organisation_id')
							.whereRef('voucher.spent_hash', '=', 'claim.spent_hash')
					)
				)
			)
			.forUpdate()
			.execute();
		if (!mayHandOut(campaign, claims.length, dayIn(campaign.timeZone, ctx.now))) return;
		const left = await ctx.db
			.selectFrom('collect.vouchers')
			.select(['id', 'tier_id'])
			.where('organisation_id', '=', ctx.organisationId)
			.where('story_point_id', '=', point)
			.where('spent_hash', 'is', null)
			.forUpdate()
			.execute();
		const pool = shuffled(left, chances(left.length));
		for (const { spent_hash, tier_id } of shuffled(claims, chances(claims.length))) {
			const place = pool.findIndex((voucher) => voucher.tier_id === tier_id);
			if (place < 0) continue;
			await ctx.db
				.updateTable('collect.vouchers')
				.set({ spent_hash })
				.where('organisation_id', '=', ctx.organisationId)
				.where('id', '=', pool.splice(place, 1)[0]!.id)
				.execute();
		}
	});
}

const chances = (count: number): number[] =>
	Array.from({ length: count }, () => randomBytes(4).readUInt32BE() / 0x1_0000_0000);

/** The voucher goes when its letter is taken; until then the same guest gets the same code, however often it is tried. */
async function mailVouchers(ctx: Context, pointId: Id<'story-point'>): Promise<void> {
	const rows = await ctx.db
		.selectFrom('collect.vouchers as voucher')
		.innerJoin('collect.reward_claims as claim', (join) =>
			join
				.onRef('claim.organisation_id', '=', 'voucher.organisation_id')
				.onRef('claim.spent_hash', '=', 'voucher.spent_hash')
		)
		.innerJoin('collect.guests as guest', (join) =>
			join.onRef('guest.organisation_id', '=', 'claim.organisation_id').onRef('guest.id', '=', 'claim.guest_id')
		)
		.select(['voucher.id', 'voucher.code_sealed', 'claim.spent_hash', 'guest.address_sealed', 'guest.language'])
		.where('voucher.organisation_id', '=', ctx.organisationId)
		.where('voucher.story_point_id', '=', pointId)
		.execute();
	if (rows.length === 0) return;
	const { definition } = await getStoryPointById(ctx, pointId);
	for (const row of shuffled(rows, chances(rows.length))) {
		const language = isLanguage(row.language) ? row.language : 'nl';
		const blanks = { title: inLanguage(definition.title, language), code: unseal(CODE, row.code_sealed) };
		try {
			await sendMail({
				to: unseal(ADDRESS, row.address_sealed),
				subject: sentenceWith(language, 'campaign.mail.voucher.subject', blanks),
				text: sentenceWith(language, 'campaign.mail.voucher', blanks)
			});
		} catch {
			log.warn('a voucher was not taken by the mail server; it is tried again');
			continue;
		}
		await forgetWho(ctx, row.id, row.spent_hash);
	}
}

async function forgetWho(ctx: Context, voucherId: string, spentHash: Buffer): Promise<void> {
	await inTransaction(ctx, async (ctx) => {
		await ctx.db
			.deleteFrom('collect.vouchers')
			.where('organisation_id', '=', ctx.organisationId)
			.where('id', '=', voucherId)
			.execute();
		await ctx.db
			.updateTable('collect.reward_claims')
			.set({ guest_id: null })
			.where('organisation_id', '=', ctx.organisationId)
			.where('spent_hash', '=', spentHash)
			.execute();
	});
}
