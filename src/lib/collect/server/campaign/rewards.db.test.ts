import { describe, expect } from 'vitest';
import { HOUSE, VISITOR } from '#lib/platform/actor.ts';
import { campaignAt, invited, later, letters, openPostOffice, proofOf, told } from '#test/campaigns.ts';
import { bram } from '#test/personas.ts';
import { it } from '#test/rollback.ts';
import { findGuest } from './guests.ts';
import { claimReward, signReward, type Proof } from './rewards.ts';
import { getCampaignTotals } from './totals.ts';
import { addVouchers, handOutRewards } from './vouchers.ts';

openPostOffice();

describe('the reward', () => {
	it('comes by mail to who told, in a batch', async ({ as }) => {
		const point = await campaignAt(as(VISITOR));
		const guests = ['a', 'b', 'c', 'd', 'e'].map((name) => `${name}@buurt.example`);
		const tokens = await invited(as(VISITOR), point, guests);
		await addVouchers(as(bram), point.id, 'early', 'C1 C2 C3 C4 C5 C6');
		for (const [index, token] of tokens.entries()) {
			if (index === 4) await handOutRewards(as(HOUSE));
			await claimReward(as(VISITOR), point.id, token, await proofOf(as(VISITOR), await told(as(VISITOR), point)));
		}
		expect(letters, 'four are too few to go out').toHaveLength(0);

		await handOutRewards(as(HOUSE));
		await handOutRewards(as(HOUSE));
		expect(letters.map(({ to }) => to).sort()).toEqual(guests);
		const codes = letters.map(({ text }) => /\bC\d\b/.exec(text)?.[0]);
		expect(new Set(codes).size).toBe(5);
		expect((await getCampaignTotals(as(bram), point.id)).tiers[0]).toEqual({
			tier: 'early',
			cents: 2000,
			handedOut: 5,
			waiting: 0,
			codesLeft: 1
		});
		const claims = await as(HOUSE).db.selectFrom('collect.reward_claims').select('guest_id').execute();
		expect(
			claims.every(({ guest_id }) => guest_id === null),
			'who got what is forgotten'
		).toBe(true);
	});

	it('waits for more codes when the pool is empty', async ({ as }) => {
		const point = await campaignAt(as(VISITOR));
		const [token] = await invited(as(VISITOR), point, ['jo@voorbeeld.example']);
		await claimReward(as(VISITOR), point.id, token!, await proofOf(as(VISITOR), await told(as(VISITOR), point)));
		const end = { now: later('2027-03-25') };
		await handOutRewards(as(HOUSE, end));
		expect(letters).toHaveLength(0);
		await addVouchers(as(bram), point.id, 'early', 'X9');
		await handOutRewards(as(HOUSE, end));
		expect(letters.map(({ text }) => text.includes('X9'))).toEqual([true]);
	});

	it('is given once for an experience and once for an invitation, however often it is asked', async ({ as }) => {
		const point = await campaignAt(as(VISITOR));
		const [jo, per] = await invited(as(VISITOR), point, ['jo@voorbeeld.example', 'per@buurt.example']);
		const story = await told(as(VISITOR), point);
		const proof = await proofOf(as(VISITOR), story);
		expect(await signReward(as(VISITOR), story, proof.blinded), 'a lost reply is given again').toHaveLength(256);
		await expect(proofOf(as(VISITOR), story)).rejects.toMatchObject({ code: 'campaign.proof-given' });

		await claimReward(as(VISITOR), point.id, jo!, proof);
		await claimReward(as(VISITOR), point.id, jo!, proof);
		await claimReward(as(VISITOR), point.id, per!, proof);
		expect((await findGuest(as(VISITOR), point.id, jo!))!.rewardsUsed).toBe(1);
		expect((await findGuest(as(VISITOR), point.id, per!))!.rewardsUsed).toBe(0);

		const second = await proofOf(as(VISITOR), await told(as(VISITOR), point));
		await expect(claimReward(as(VISITOR), point.id, jo!, second)).rejects.toMatchObject({
			code: 'campaign.rewards-used'
		});
	});

	it('takes no proof that was made up, of another tier, or for an unknown invitation', async ({ as }) => {
		const point = await campaignAt(as(VISITOR));
		const [token] = await invited(as(VISITOR), point, ['jo@voorbeeld.example']);
		const proof = await proofOf(as(VISITOR), await told(as(VISITOR), point));
		const wrong = { code: 'campaign.proof-wrong' };
		const claim = (over: Partial<Proof>) => claimReward(as(VISITOR), point.id, token!, { ...proof, ...over });
		await expect(claim({ signature: crypto.getRandomValues(new Uint8Array(256)) })).rejects.toMatchObject(wrong);
		await expect(claim({ message: new Uint8Array(64) })).rejects.toMatchObject(wrong);
		await expect(claim({ tier: 'late' })).rejects.toMatchObject(wrong);
		await expect(claim({ signature: new Uint8Array(3) })).rejects.toMatchObject(wrong);
		await expect(claimReward(as(VISITOR), point.id, 'geen', proof)).rejects.toMatchObject({ kind: 'not-found' });
	});

	it('stands nowhere beside the experience: what was signed is not what is handed in', async ({ as }) => {
		const point = await campaignAt(as(VISITOR));
		const [token] = await invited(as(VISITOR), point, ['jo@voorbeeld.example']);
		const story = await told(as(VISITOR), point);
		const proof = await proofOf(as(VISITOR), story);
		await claimReward(as(VISITOR), point.id, token!, proof);
		const [signed] = await as(HOUSE).db.selectFrom('collect.reward_proofs').selectAll().execute();
		const [claimed] = await as(HOUSE).db.selectFrom('collect.reward_claims').selectAll().execute();
		const [guest] = await as(HOUSE).db.selectFrom('collect.guests').selectAll().execute();
		const texts = (row: object) =>
			Object.values(row).map((value) => (Buffer.isBuffer(value) ? value.toString('hex') : String(value)));
		const ofStory = new Set([...texts(signed!), story.id].filter((text) => text !== signed!.organisation_id));
		expect(texts({ ...claimed, ...guest }).filter((text) => ofStory.has(text))).toEqual([]);
		const audit = await as(HOUSE).db.selectFrom('platform.audit').select('deed').execute();
		expect(audit.map(({ deed }) => deed).filter((deed) => /reward|proof|claim/.test(deed))).toEqual([]);
	});
});
