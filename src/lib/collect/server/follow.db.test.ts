import { describe, expect } from 'vitest';
import { HOUSE, VISITOR } from '#lib/platform/actor.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { bram, DE_OEVER, MONDAY } from '#test/personas.ts';
import { it } from '#test/rollback.ts';
import { idsIn } from '#test/stories.ts';
import { aTelling, openPoint } from '#test/tellings.ts';
import type { Telling } from '../telling.ts';
import { tellStory } from './commands.ts';
import { cookieOf, newDevice, readDevice } from './follow-device.ts';
import { issuePass, readPass } from './follow-pass.ts';
import { changeConsents, followStory, getFollowedStory, withdrawStory } from './follow.ts';
import { findStories } from './search-queries.ts';

const minutes = (count: number) => new Date(MONDAY.getTime() + count * 60_000);

async function told(ctx: Context, over: Partial<Telling> = {}) {
	const point = await openPoint(ctx);
	const telling = aTelling(over);
	const receipt = await tellStory(ctx, point, telling, 'web');
	return { point, telling, receipt };
}

const follow = (ctx: Context, code: string, device = newDevice(), address = '192.0.2.1') =>
	followStory(ctx, code, device, address);
const kindOf = ({ kind }: { kind: string }) => kind;

describe('following a story', () => {
	it('opens it with its code, however that is written', async ({ as }) => {
		const { point, telling, receipt } = await told(as(VISITOR));
		for (const written of [
			receipt.followCode,
			receipt.followCode.toUpperCase(),
			receipt.followCode.replaceAll(' ', '-')
		]) {
			const pass = await follow(as(VISITOR), written);
			expect(await getFollowedStory(as(VISITOR), pass)).toMatchObject({
				story: { at: 'told', id: telling.id, text: telling.text, answers: telling.answers },
				point: { id: point.id },
				questionnaire: { title: { nl: 'Hulp in de buurt' } }
			});
		}
	});

	it("says the same of no code and of nobody's code", async ({ as }) => {
		const problemOf = (written: string) =>
			follow(as(VISITOR), written).catch(({ kind, code }: { kind: string; code: string }) => ({ kind, code }));
		const unknown = await problemOf('appel tuinbank zeehond kapstok giraf');
		expect(unknown).toEqual({ kind: 'not-found', code: 'collect.follow.unknown-code' });
		for (const written of ['', 'wachtwoord', 'appel', 'x'.repeat(10_000)])
			expect(await problemOf(written)).toEqual(unknown);
	});

	it("is the teller's: whoever is signed in leaves their rights outside", async ({ as, turnTo }) => {
		const { receipt } = await told(as(VISITOR));
		await turnTo(DE_OEVER);
		const stranger = { ...as(bram), organisationId: DE_OEVER };
		const pass = await follow(stranger, receipt.followCode);
		const followed = await getFollowedStory(stranger, pass);
		expect(followed.ctx.actor).toEqual(VISITOR);
	});

	it('is not for who has no pass, an old one, or one they wrote themselves', async ({ as }) => {
		const { receipt } = await told(as(VISITOR));
		const pass = await follow(as(VISITOR), receipt.followCode);
		const other = pass.replace(receipt.id, '0192f000-0000-7000-8000-0000000009ff');

		for (const [ctx, wrong] of [
			[as(VISITOR), ''],
			[as(VISITOR), other],
			[as(HOUSE), `${pass}x`],
			[as(VISITOR, { now: minutes(15) }), pass]
		] as const)
			for (const deed of [
				() => getFollowedStory(ctx, wrong),
				() => withdrawStory(ctx, wrong),
				() => changeConsents(ctx, wrong, {})
			])
				await expect(deed()).rejects.toMatchObject({ kind: 'forbidden' });

		await getFollowedStory(as(VISITOR, { now: minutes(14) }), pass);
	});
});

describe('guessing follow codes', () => {
	it('stops on one device after ten, also for a right one, until a quarter of an hour is over', async ({ as }) => {
		const { receipt } = await told(as(VISITOR));
		const device = newDevice();
		for (let i = 0; i < 10; i++) expect(await follow(as(VISITOR), 'mis', device).catch(kindOf)).toBe('not-found');
		expect(await follow(as(VISITOR), receipt.followCode, device).catch(kindOf)).toBe('too-many');
		await follow(as(VISITOR, { now: minutes(15) }), receipt.followCode, device);
	});

	it('does not shut out the others behind the same connection', async ({ as }) => {
		const { receipt } = await told(as(VISITOR));
		for (let i = 0; i < 30; i++) await follow(as(VISITOR), 'mis', newDevice()).catch(kindOf);
		await follow(as(VISITOR), receipt.followCode, newDevice());
	});

	it('counts right codes for nothing', async ({ as }) => {
		const { receipt } = await told(as(VISITOR));
		const device = newDevice();
		for (let i = 0; i < 25; i++) await follow(as(VISITOR), receipt.followCode, device);
	});

	it('stops at one address after three hundred, but not for a device that knew a code before', async ({ as }) => {
		const { receipt } = await told(as(VISITOR));
		for (let i = 0; i < 300; i++) await follow(as(VISITOR), 'mis').catch(kindOf);
		expect(await follow(as(VISITOR), receipt.followCode).catch(kindOf)).toBe('too-many');
		await follow(as(VISITOR), receipt.followCode, { ...newDevice(), isTrusted: true });
		await follow(as(VISITOR), receipt.followCode, newDevice(), '192.0.2.2');
	});

	it('does not become trusted by saying so', () => {
		const device = { ...newDevice(), isTrusted: true };
		expect(readDevice(cookieOf(device))).toEqual(device);
		expect(readDevice(`${newDevice().mark}.${cookieOf(device).split('.')[1]}`).isTrusted).toBe(false);
		expect(readDevice(`${device.mark}.${'A'.repeat(43)}`).isTrusted).toBe(false);
		expect(readDevice('rommel').mark).toMatch(/^[\w-]{16}$/);
	});
});

describe('changing consents', () => {
	it('keeps the new ones, but never takes a needed one away', async ({ as }) => {
		const { receipt } = await told(as(VISITOR));
		const pass = await follow(as(VISITOR), receipt.followCode);

		await changeConsents(as(VISITOR, { now: minutes(1) }), pass, { quote: true, keep: false, other: true });

		const { story } = await getFollowedStory(as(VISITOR), pass);
		expect(story).toMatchObject({ consents: { keep: true, quote: true } });
		expect(story.at === 'told' && Object.keys(story.consents).sort()).toEqual(['keep', 'quote']);
		await changeConsents(as(VISITOR), pass, {});
		expect(await getFollowedStory(as(VISITOR), pass)).toMatchObject({
			story: { consents: { keep: true, quote: false } }
		});
	});

	it('is not for a story that was withdrawn', async ({ as }) => {
		const { receipt } = await told(as(VISITOR));
		const pass = await follow(as(VISITOR), receipt.followCode);
		await withdrawStory(as(VISITOR), pass);
		await expect(changeConsents(as(VISITOR), pass, { quote: true })).rejects.toMatchObject({ kind: 'conflict' });
	});
});

describe('withdrawing a story', () => {
	const SECRETS = ['Verborgenheid', 'Fluistering', 'Onderstroom', 'neighbours', 'proud', 'quote', 'keep'];

	it('leaves nothing of it but that it was', async ({ as }) => {
		const { point, telling, receipt } = await told(as(VISITOR), {
			title: 'Verborgenheid',
			text: 'Fluistering in de gang.',
			language: 'en',
			toldAt: minutes(-60).toISOString(),
			answers: { 'who-helped': { option: 'neighbours' }, advice: { text: 'Onderstroom' } }
		});
		const pass = await follow(as(VISITOR), receipt.followCode);
		const { db } = as(VISITOR);
		const everything = async () =>
			JSON.stringify([
				await db.selectFrom('collect.stories').selectAll().execute(),
				await db.selectFrom('platform.audit').selectAll().execute(),
				await db.selectFrom('platform.directory').selectAll().execute()
			]);
		for (const secret of SECRETS)
			expect((await everything()).toLowerCase()).toContain(secret.slice(0, 8).toLowerCase());
		expect(idsIn(await findStories(as(bram), point.id, 'fluistering'))).toEqual([telling.id]);

		await withdrawStory(as(VISITOR, { now: minutes(1) }), pass);

		for (const secret of SECRETS)
			expect((await everything()).toLowerCase()).not.toContain(secret.slice(0, 8).toLowerCase());
		expect(idsIn(await findStories(as(bram), point.id, 'fluistering'))).toEqual([]);
		const [row] = await db.selectFrom('collect.stories').selectAll().execute();
		expect(row).toMatchObject({
			id: telling.id,
			story_point_id: point.id,
			language: 'und',
			told_at: MONDAY,
			received_at: MONDAY,
			withdrawn_at: minutes(1),
			words: ''
		});
		expect((await getFollowedStory(as(VISITOR), pass)).story).toMatchObject({
			at: 'withdrawn',
			withdrawnAt: minutes(1)
		});
	});

	it('is written down once, whatever happens twice', async ({ as }) => {
		const { telling, receipt } = await told(as(VISITOR));
		const pass = await follow(as(VISITOR), receipt.followCode);
		await withdrawStory(as(VISITOR), pass);
		await withdrawStory(as(VISITOR, { now: minutes(2) }), pass);
		const deeds = await as(VISITOR)
			.db.selectFrom('platform.audit')
			.select(['deed', 'actor_kind'])
			.where('subject', '=', telling.id)
			.where('deed', '=', 'collect.story.withdraw')
			.execute();
		expect(deeds).toEqual([{ deed: 'collect.story.withdraw', actor_kind: 'visitor' }]);
	});

	it('is for good: the same telling sent again gets its receipt and brings nothing back', async ({ as }) => {
		const { point, telling, receipt } = await told(as(VISITOR));
		await withdrawStory(as(VISITOR), await follow(as(VISITOR), receipt.followCode));

		expect(await tellStory(as(VISITOR, { now: minutes(5) }), point, telling, 'web')).toEqual(receipt);

		const rows = await as(VISITOR).db.selectFrom('collect.stories').select(['text', 'withdrawn_at']).execute();
		expect(rows).toEqual([{ text: null, withdrawn_at: MONDAY }]);
	});
});

describe('a pass', () => {
	it('opens one story, until its minutes are over', () => {
		const followed = {
			organisationId: DE_OEVER,
			storyId: '0192f000-0000-7000-8000-0000000009ff'
		} as unknown as Parameters<typeof issuePass>[0];
		const pass = issuePass(followed, MONDAY);
		expect(readPass(pass, MONDAY)).toEqual(followed);
		expect(readPass(pass, minutes(15))).toBeUndefined();
		expect(readPass(pass.replace(/\.\d{13}\./, `.${minutes(600).getTime()}.`), MONDAY)).toBeUndefined();
	});
});
