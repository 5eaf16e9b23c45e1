import { describe, expect } from 'vitest';
import { HOUSE, VISITOR } from '#lib/platform/actor.ts';
import {
	CAMPAIGN,
	campaignAt,
	invited,
	later,
	letters,
	openPostOffice,
	ORIGIN,
	proofOf,
	stopIn,
	told,
	tokenIn
} from '#test/campaigns.ts';
import { anna, bram, noor, rika, steef } from '#test/personas.ts';
import { it } from '#test/rollback.ts';
import { openPoint } from '#test/tellings.ts';
import { findCampaign, getCampaign, saveCampaign } from './campaigns.ts';
import { findGuest, inviteGuests, stopLetters, unsubscribeGuest } from './guests.ts';
import { sendDueLetters } from './letters.ts';
import { findProgress } from './progress.ts';
import { getCampaignTotals } from './totals.ts';
import { addVouchers, handOutRewards } from './vouchers.ts';

openPostOffice();

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

describe('how far a campaign is', () => {
	it('is said to who arrives, once there is something to say', async ({ as }) => {
		const point = await campaignAt(as(VISITOR));
		const hoping = { ...point, definition: { ...point.definition, target: 2 } };
		const none = { ...point, definition: { ...point.definition, target: undefined } };
		expect(await findProgress(as(VISITOR), hoping, 'nl')).toBeUndefined();
		await told(as(VISITOR), point);
		expect(await findProgress(as(VISITOR), hoping, 'nl')).toEqual({ sentence: '1 van de 2 ervaringen', share: 0.5 });
		expect(await findProgress(as(VISITOR), none, 'nl')).toBeUndefined();
		await told(as(VISITOR), point);
		await told(as(VISITOR), point);
		expect(await findProgress(as(VISITOR), hoping, 'nl'), 'more than hoped for').toEqual({
			sentence: 'Er zijn 3 ervaringen verteld.',
			share: 1
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

	it('carry one press to stop them in every mail program, which is no way to the invitation', async ({ as }) => {
		const point = await campaignAt(as(VISITOR));
		await inviteGuests(as(bram), point.id, 'jo@voorbeeld.example, per@buurt.example', 'nl');
		await sendDueLetters(as(HOUSE));
		const stops = letters.map(({ text }) => stopIn(text));
		expect(new Set(stops).size).toBe(2);
		expect(stops[0]).toMatch(`${ORIGIN}/vertel/${point.slug}/afmelden/`);
		const [jo] = stops.map((stop) => stop.split('/').at(-1)!);
		expect(await findGuest(as(VISITOR), point.id, jo!), 'it is not the invitation').toBeUndefined();

		letters.length = 0;
		await sendDueLetters(as(HOUSE, { now: later('2027-03-12') }));
		expect(letters.map(({ text }) => stopIn(text)).sort(), 'a reminder can be stopped the same way').toEqual(
			[...stops].sort()
		);

		await stopLetters(as(VISITOR), point.id, jo!);
		await stopLetters(as(VISITOR), point.id, jo!);
		expect(await getCampaignTotals(as(bram), point.id)).toMatchObject({ guests: 2, unsubscribed: 1 });
	});

	it('are not stopped by an address that was made up or belongs elsewhere', async ({ as }) => {
		const point = await campaignAt(as(VISITOR));
		const other = await campaignAt(as(VISITOR));
		const [token] = await invited(as(VISITOR), point, ['jo@voorbeeld.example']);
		await inviteGuests(as(bram), other.id, 'jo@voorbeeld.example', 'nl');
		await sendDueLetters(as(HOUSE));
		const stop = stopIn(letters[0]!.text).split('/').at(-1)!;
		const unknown = { kind: 'not-found', code: 'campaign.stop.unknown' };
		const oneOff = Buffer.from(stop, 'base64url');
		oneOff[20]! ^= 1;
		for (const made of ['', 'x', token!, oneOff.toString('base64url'), stop.slice(1)])
			await expect(stopLetters(as(VISITOR), point.id, made)).rejects.toMatchObject(unknown);
		await stopLetters(as(VISITOR), point.id, stop);
		expect(await getCampaignTotals(as(bram), point.id)).toMatchObject({ unsubscribed: 0 });
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
