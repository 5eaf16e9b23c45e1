import { describe, expect } from 'vitest';
import { HOUSE, VISITOR } from '#lib/platform/actor.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { DE_BRUG, DE_OEVER, MONDAY } from '#test/personas.ts';
import { it } from '#test/rollback.ts';
import { hashPassword } from './password-hash.ts';
import { findPresence } from './sessions.ts';
import { signIn, type Device } from './sign-in.ts';
import { readTicket } from './ticket.ts';
import { openAccount } from './welcome.ts';

const password = 'regen op het dak';
const email = 'bram@debrug.example';
const laptop: Device = {
	userAgent: 'Mozilla/5.0 (Windows NT 10.0) Firefox/150.0',
	address: '192.0.2.1',
	known: undefined
};
const elsewhere = (number: number): Device => ({ ...laptop, address: `198.51.100.${number}` });
const after = (hours: number) => new Date(MONDAY.getTime() + hours * 60 * 60 * 1000);

/** Cheap to check, and outdated. */
const weakly = { memory: 64, passes: 1, parallelism: 1 };

const bramsAccount = async (ctx: Context) =>
	openAccount(ctx, { email, name: 'Bram', roles: ['facilitator'], passwordHash: await hashPassword(password, weakly) });

describe('signing in', () => {
	it('opens a session that knows who came in', async ({ as }) => {
		await bramsAccount(as(HOUSE));
		const { session } = await signIn(as(VISITOR), { email: ' Bram@DeBrug.example ', password }, laptop);
		const ticket = readTicket(session)!;
		expect(ticket.organisationId).toBe(DE_BRUG);
		expect(await findPresence(as(VISITOR), ticket)).toMatchObject({ member: { name: 'Bram', roles: ['facilitator'] } });
	});

	it('keeps nothing with which somebody else could come in', async ({ as }) => {
		await bramsAccount(as(HOUSE));
		const { session } = await signIn(as(VISITOR), { email, password }, laptop);
		const rows = await as(HOUSE).db.selectFrom('people.sessions').selectAll().execute();
		expect(rows).toMatchObject([{ device: 'Firefox, Windows' }]);
		const secret = Buffer.from(session, 'base64url').subarray(16);
		expect(rows[0]!.secret_hash.equals(secret)).toBe(false);
	});

	it('refuses a wrong password and an unknown address with the same words', async ({ as }) => {
		await bramsAccount(as(HOUSE));
		const refused = { kind: 'forbidden', code: 'people.sign-in.refused' };
		await expect(signIn(as(VISITOR), { email, password: 'regen op het huis' }, laptop)).rejects.toMatchObject(refused);
		await expect(signIn(as(VISITOR), { email: 'x@y.example', password }, laptop)).rejects.toMatchObject(refused);
	});

	it('writes down every refusal, for an unknown address too, but not the address', async ({ as }) => {
		const { id } = await bramsAccount(as(HOUSE));
		await signIn(as(VISITOR), { email, password: 'x' }, laptop).catch(() => undefined);
		await signIn(as(VISITOR), { email: 'geheim@y.example', password: 'x' }, laptop).catch(() => undefined);
		const rows = await as(HOUSE)
			.db.selectFrom('platform.audit')
			.select('subject')
			.where('deed', '=', 'people.session.refuse')
			.execute();
		expect(rows.map(({ subject }) => subject).sort()).toEqual([id, 'unknown'].sort());
	});

	it('is not for the house', async ({ as }) => {
		await expect(signIn(as(HOUSE), { email, password }, laptop)).rejects.toMatchObject({ kind: 'forbidden' });
	});

	it('renews a hash that was made too cheaply, once', async ({ as }) => {
		await bramsAccount(as(HOUSE));
		const hash = async () =>
			(await as(HOUSE).db.selectFrom('people.accounts').select('password_hash').executeTakeFirstOrThrow())
				.password_hash;
		expect(await hash()).toContain('$m=64,t=1,p=1$');
		await signIn(as(VISITOR), { email, password }, laptop);
		const renewed = await hash();
		expect(renewed).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
		await signIn(as(VISITOR), { email, password }, laptop);
		expect(await hash()).toBe(renewed);
	});

	it('does not look behind the wall of another organisation', async ({ as, turnTo }) => {
		await bramsAccount(as(HOUSE));
		await turnTo(DE_OEVER);
		const there = { ...as(VISITOR), organisationId: DE_OEVER };
		await expect(signIn(there, { email, password }, laptop)).rejects.toMatchObject({ kind: 'forbidden' });
	});
});

// Every guess costs what a hash costs, and the machine may be busy.
describe('guessing', { timeout: 30_000 }, () => {
	const guess = (ctx: Context, device: Device) =>
		signIn(ctx, { email, password: 'verkeerd verkeerd' }, device).catch((problem: { kind: string }) => problem.kind);

	it('stops after some attempts from one address, and goes on later', async ({ as }) => {
		await bramsAccount(as(HOUSE));
		for (let i = 0; i < 8; i++) expect(await guess(as(VISITOR), laptop)).toBe('forbidden');
		expect(await guess(as(VISITOR), laptop)).toBe('too-many');
		await signIn(as(VISITOR, { now: after(1) }), { email, password }, laptop);
	});

	it('from everywhere does not lock out the owner on a known device', async ({ as }) => {
		await bramsAccount(as(HOUSE));
		const { known } = await signIn(as(VISITOR), { email, password }, laptop);
		for (let i = 0; i < 24; i++) await guess(as(VISITOR), elsewhere(i));
		expect(await guess(as(VISITOR), elsewhere(99))).toBe('too-many');

		await signIn(as(VISITOR), { email, password }, { ...laptop, known });
	});

	it('is not helped by a mark that was made up, or made for somebody else', async ({ as }) => {
		await bramsAccount(as(HOUSE));
		const { known } = await signIn(as(VISITOR), { email, password }, laptop);
		for (let i = 0; i < 24; i++) await guess(as(VISITOR), elsewhere(i));
		const [nonce, seal] = known.split('.') as [string, string];
		for (const mark of ['', 'x', `${nonce}.${'A'.repeat(43)}`, `${seal.slice(0, 16)}.${seal}`])
			expect(await guess(as(VISITOR), { ...laptop, known: mark })).toBe('too-many');
	});
});

describe('a session', () => {
	const enter = async (ctx: Context) => readTicket((await signIn(ctx, { email, password }, laptop)).session)!;

	it('ends after a working day without a sign of life', async ({ as }) => {
		await bramsAccount(as(HOUSE));
		const ticket = await enter(as(VISITOR));
		expect(await findPresence(as(VISITOR, { now: after(11) }), ticket)).toBeDefined();
		expect(await findPresence(as(VISITOR, { now: after(22) }), ticket)).toBeDefined();
		expect(await findPresence(as(VISITOR, { now: after(34.1) }), ticket)).toBeUndefined();
	});

	it('ends after a week, however much it is used', async ({ as }) => {
		await bramsAccount(as(HOUSE));
		const ticket = await enter(as(VISITOR));
		for (let hour = 6; hour < 168; hour += 6)
			expect(await findPresence(as(VISITOR, { now: after(hour) }), ticket)).toBeDefined();
		expect(await findPresence(as(VISITOR, { now: after(168) }), ticket)).toBeUndefined();
	});
});
