import { SMTPServer } from 'smtp-server';
import { RSABSSA } from '@cloudflare/blindrsa-ts';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect } from 'vitest';
import { HOUSE, VISITOR } from '#lib/platform/actor.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { anna, bram, noor, rika, steef } from '#test/personas.ts';
import { it } from '#test/rollback.ts';
import { aTelling, openPoint } from '#test/tellings.ts';
import { NO_CAMPAIGN, type Campaign } from '../../campaign.ts';
import type { Story } from '../../story.ts';
import type { StoryPoint } from '../../story-point.ts';
import { tellStory } from '../commands.ts';
import { newDevice } from '../follow-device.ts';
import { followStory, getFollowedStory } from '../follow.ts';
import { findCampaign, getCampaign, saveCampaign } from './campaigns.ts';
import { findGuest, inviteGuests, unsubscribeGuest } from './guests.ts';
import { sendDueLetters } from './letters.ts';
import { claimReward, getReward, signReward, type Proof } from './rewards.ts';
import { getCampaignTotals } from './totals.ts';
import { addVouchers, handOutRewards } from './vouchers.ts';

const CAMPAIGN: Campaign = {
	...NO_CAMPAIGN,
	deadline: '2027-03-20',
	rewards: {
		perPerson: 1,
		tiers: [
			{ id: 'early', cents: 2000, from: '2027-02-20', until: '2027-03-10' },
			{ id: 'late', cents: 1500, from: '2027-03-11', until: '2027-03-20' }
		]
	}
};
const ORIGIN = 'https://verhalen.debrug.example';
const later = (day: string) => new Date(`${day}T10:00:00Z`);

/** A real mail server; it refuses addresses that say so. */
const letters: { to: string; text: string }[] = [];
const server = new SMTPServer({
	authOptional: true,
	disabledCommands: ['STARTTLS'],
	onRcptTo({ address }, _session, done) {
		done(address.startsWith('vol@') ? new Error('mailbox full') : undefined);
	},
	onData(stream, session, done) {
		let text = '';
		stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
		stream.on('end', () => {
			letters.push({ to: session.envelope.rcptTo[0]!.address, text: decode(text) });
			done();
		});
	}
});

/** Quoted-printable, as far as our letters use it. */
const decode = (text: string) =>
	Buffer.from(
		text.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
		'latin1'
	).toString('utf8');

beforeAll(async () => {
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	process.env.SMTP_URL = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
	process.env.MAIL_FROM = 'De Brug <ervaringen@debrug.example>';
});
afterAll(() => new Promise<void>((resolve) => server.close(resolve)));
beforeEach(() => void (letters.length = 0));

async function campaignAt(ctx: Context, campaign = CAMPAIGN): Promise<StoryPoint> {
	const point = await openPoint(ctx);
	await saveCampaign({ ...ctx, actor: bram }, point.id, campaign, ORIGIN);
	return point;
}

const tokenIn = (text: string) => /uitnodiging#([\w-]+)/.exec(text)![1]!;

/** What a device does: tells, and comes back with the follow code. */
async function told(ctx: Context, point: StoryPoint): Promise<Story> {
	const { followCode } = await tellStory(ctx, point, aTelling(), 'web');
	const pass = await followStory(ctx, followCode, newDevice(), '192.0.2.1');
	return (await getFollowedStory(ctx, pass)).story;
}

const suite = RSABSSA.SHA384.PSS.Randomized();

/** What a device does: blinds, has it signed, and takes the blinding off. */
async function proofOf(ctx: Context, story: Story): Promise<Proof & { blinded: Uint8Array }> {
	const { tier, publicKey } = await getReward(ctx, story);
	const algorithm = { name: 'RSA-PSS', hash: 'SHA-384' };
	const key = await crypto.subtle.importKey('spki', Buffer.from(publicKey, 'base64'), algorithm, true, ['verify']);
	const message = suite.prepare(crypto.getRandomValues(new Uint8Array(32)));
	const { blindedMsg, inv } = await suite.blind(key, message);
	const signature = await suite.finalize(key, message, await signReward(ctx, story, blindedMsg), inv);
	return { tier, message, signature, blinded: blindedMsg };
}

async function invited(ctx: Context, point: StoryPoint, addresses: readonly string[]): Promise<string[]> {
	await inviteGuests({ ...ctx, actor: bram }, point.id, addresses.join('\n'), 'nl');
	await sendDueLetters({ ...ctx, actor: HOUSE });
	const tokens = letters.map(({ text }) => tokenIn(text));
	letters.length = 0;
	return tokens;
}

describe('a campaign', () => {
	it('is kept as it was planned, and everybody may know the plan', async ({ as }) => {
		const point = await campaignAt(as(VISITOR));
		expect(await findCampaign(as(VISITOR), point.id)).toEqual(CAMPAIGN);
		expect(await getCampaign(as(rika), point.id)).toEqual(CAMPAIGN);
	});

	it('is planned by who opens story points, and by nobody else', async ({ as }) => {
		const point = await openPoint(as(VISITOR));
		for (const actor of [VISITOR, rika, noor, steef]) {
			const ctx = as(actor);
			const refused = { kind: 'forbidden' };
			await expect(saveCampaign(ctx, point.id, CAMPAIGN, ORIGIN)).rejects.toMatchObject(refused);
			await expect(inviteGuests(ctx, point.id, 'jo@voorbeeld.example', 'nl')).rejects.toMatchObject(refused);
			await expect(addVouchers(ctx, point.id, 'early', 'A1')).rejects.toMatchObject(refused);
			await expect(getCampaignTotals(ctx, point.id)).rejects.toMatchObject(refused);
		}
		for (const actor of [VISITOR, anna, bram]) {
			await expect(sendDueLetters(as(actor))).rejects.toMatchObject({ kind: 'forbidden' });
			await expect(handOutRewards(as(actor))).rejects.toMatchObject({ kind: 'forbidden' });
		}
		await expect(getCampaign(as(VISITOR), point.id)).rejects.toMatchObject({ kind: 'forbidden' });
	});

	it('does not take back an amount that somebody has a proof of', async ({ as }) => {
		const point = await campaignAt(as(VISITOR));
		await proofOf(as(VISITOR), await told(as(VISITOR), point));
		const less = { ...CAMPAIGN.rewards!, tiers: [{ ...CAMPAIGN.rewards!.tiers[0]!, cents: 500 }] };
		for (const rewards of [less, null])
			await expect(saveCampaign(as(bram), point.id, { ...CAMPAIGN, rewards }, ORIGIN)).rejects.toMatchObject({
				code: 'campaign.rewards-fixed'
			});
	});
});

describe('the letters of a campaign', () => {
	it('go to each address once, with a link of its own', async ({ as }) => {
		const point = await campaignAt(as(VISITOR));
		const asked = await inviteGuests(as(bram), point.id, 'jo@voorbeeld.example, per@buurt.example, zomaar', 'nl');
		expect(asked).toEqual({ invited: 2, known: 0, wrong: ['zomaar'] });
		expect(await inviteGuests(as(bram), point.id, 'JO@voorbeeld.example', 'nl')).toMatchObject({
			invited: 0,
			known: 1
		});

		await sendDueLetters(as(HOUSE));
		await sendDueLetters(as(HOUSE));
		expect(letters.map(({ to }) => to).sort()).toEqual(['jo@voorbeeld.example', 'per@buurt.example']);
		const tokens = letters.map(({ text }) => tokenIn(text));
		expect(new Set(tokens).size).toBe(2);
		expect(letters[0]!.text).toContain(`${ORIGIN}/vertel/${point.slug}/uitnodiging#`);
		expect(letters[0]!.text).toContain('20 maart 2027');
	});

	it('remind, and stop for who asks for that', async ({ as }) => {
		const point = await campaignAt(as(VISITOR));
		const [, stopped] = await invited(as(VISITOR), point, ['jo@voorbeeld.example', 'per@buurt.example']);
		await unsubscribeGuest(as(VISITOR), point.id, stopped!);
		await sendDueLetters(as(HOUSE, { now: later('2027-03-12') }));
		expect(letters).toHaveLength(1);
		expect(await getCampaignTotals(as(bram), point.id)).toMatchObject({ guests: 2, reminders: 1, unsubscribed: 1 });
	});

	it('that nobody takes are tried again, five times, and counted', async ({ as }) => {
		const point = await campaignAt(as(VISITOR));
		await inviteGuests(as(bram), point.id, 'vol@voorbeeld.example', 'nl');
		for (let hour = 0; hour < 7; hour++) await sendDueLetters(as(HOUSE));
		expect(await getCampaignTotals(as(bram), point.id)).toMatchObject({ invited: 0, unreachable: 1 });
	});

	it('leave no address in the database that can be read', async ({ as }) => {
		const point = await campaignAt(as(VISITOR));
		await invited(as(VISITOR), point, ['jo@voorbeeld.example']);
		const rows = await as(HOUSE).db.selectFrom('collect.guests').selectAll().execute();
		expect(rows).toHaveLength(1);
		const all = rows.flatMap((row) => Object.values(row).map((value) => String(value)));
		expect(all.join(' ')).not.toContain('voorbeeld');
		const audit = await as(HOUSE).db.selectFrom('platform.audit').selectAll().execute();
		expect(JSON.stringify(audit)).not.toContain('voorbeeld');
	});
});

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
