import { SMTPServer } from 'smtp-server';
import { RSABSSA } from '@cloudflare/blindrsa-ts';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { NO_CAMPAIGN, type Campaign } from '#lib/collect/campaign.ts';
import { saveCampaign } from '#lib/collect/server/campaign/campaigns.ts';
import { inviteGuests } from '#lib/collect/server/campaign/guests.ts';
import { sendDueLetters } from '#lib/collect/server/campaign/letters.ts';
import { getReward, signReward, type Proof } from '#lib/collect/server/campaign/rewards.ts';
import { tellStory } from '#lib/collect/server/commands.ts';
import { newDevice } from '#lib/collect/server/follow-device.ts';
import { followStory, getFollowedStory } from '#lib/collect/server/follow.ts';
import type { StoryPoint } from '#lib/collect/story-point.ts';
import type { Story } from '#lib/collect/story.ts';
import { HOUSE } from '#lib/platform/actor.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { bram } from './personas.ts';
import { aTelling, openPoint } from './tellings.ts';

export const CAMPAIGN: Campaign = {
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
export const ORIGIN = 'https://verhalen.debrug.example';
export const later = (day: string) => new Date(`${day}T10:00:00Z`);

/** A real mail server; it refuses addresses that say so. */
export const letters: { to: string; text: string }[] = [];
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

/** Opens the post office for the tests of one file; each test begins with no letters. */
export function openPostOffice(): void {
	beforeAll(async () => {
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		process.env.SMTP_URL = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
		process.env.MAIL_FROM = 'De Brug <ervaringen@debrug.example>';
	});
	afterAll(() => new Promise<void>((resolve) => server.close(resolve)));
	beforeEach(() => void (letters.length = 0));
}

export async function campaignAt(ctx: Context, campaign = CAMPAIGN): Promise<StoryPoint> {
	const point = await openPoint(ctx);
	await saveCampaign({ ...ctx, actor: bram }, point.id, campaign, ORIGIN);
	return point;
}

export const tokenIn = (text: string) => /uitnodiging#([\w-]+)/.exec(text)![1]!;

/** Where a mail program goes when its reader presses *unsubscribe* (RFC 8058). */
export function stopIn(letter: string): string {
	expect(letter).toMatch(/^List-Unsubscribe-Post:\s+List-Unsubscribe=One-Click\r?$/m);
	return /^List-Unsubscribe:\s+<([^>]+)>/m.exec(letter)![1]!;
}

/** What a device does: tells, and comes back with the follow code. */
export async function told(ctx: Context, point: StoryPoint): Promise<Story> {
	const { followCode } = await tellStory(ctx, point, aTelling(), 'web');
	const pass = await followStory(ctx, followCode, newDevice(), '192.0.2.1');
	return (await getFollowedStory(ctx, pass)).story;
}

const suite = RSABSSA.SHA384.PSS.Randomized();

/** What a device does: blinds, has it signed, and takes the blinding off. */
export async function proofOf(ctx: Context, story: Story): Promise<Proof & { blinded: Uint8Array }> {
	const { tier, publicKey } = await getReward(ctx, story);
	const algorithm = { name: 'RSA-PSS', hash: 'SHA-384' };
	const key = await crypto.subtle.importKey('spki', Buffer.from(publicKey, 'base64'), algorithm, true, ['verify']);
	const message = suite.prepare(crypto.getRandomValues(new Uint8Array(32)));
	const { blindedMsg, inv } = await suite.blind(key, message);
	const signature = await suite.finalize(key, message, await signReward(ctx, story, blindedMsg), inv);
	return { tier, message, signature, blinded: blindedMsg };
}

export async function invited(ctx: Context, point: StoryPoint, addresses: readonly string[]): Promise<string[]> {
	await inviteGuests({ ...ctx, actor: bram }, point.id, addresses.join('\n'), 'nl');
	await sendDueLetters({ ...ctx, actor: HOUSE });
	const tokens = letters.map(({ text }) => tokenIn(text));
	letters.length = 0;
	return tokens;
}
