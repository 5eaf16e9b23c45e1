import { describe, expect } from 'vitest';
import { HOUSE, VISITOR } from '#lib/platform/actor.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { newId } from '#lib/platform/server/new-id.ts';
import { anna, bram, MONDAY, noor, rika, steef } from '#test/personas.ts';
import { it } from '#test/rollback.ts';
import { changeRoles, closeAccount } from './account-commands.ts';
import { getAccount, getOwnAccount, listAccounts } from './account-queries.ts';
import { changeOwnName, changeOwnPassword } from './own-account.ts';
import { hashPassword, isPassword } from './password-hash.ts';
import { endOwnSession, endOwnSessions, findPresence, listOwnSessions, startSession } from './sessions.ts';
import { readTicket } from './ticket.ts';

const password = 'regen op het dak';
const forbidden = { kind: 'forbidden' };
const strangers = [bram, noor, steef, rika, VISITOR];

/** Gives personas the accounts they are said to have. */
async function accountsOf(ctx: Context, ...members: (typeof anna)[]): Promise<void> {
	const passwordHash = await hashPassword(password, { memory: 64, passes: 1, parallelism: 1 });
	for (const { accountId, organisationId, name, roles } of members)
		await ctx.db
			.insertInto('people.accounts')
			.values({
				organisation_id: organisationId,
				id: accountId,
				email: `${name.toLowerCase()}@debrug.example`,
				name,
				roles: [...roles],
				password_hash: passwordHash,
				created_at: MONDAY
			})
			.execute();
}

const sessionOf = async (ctx: Context, member: typeof anna) =>
	readTicket(await startSession(ctx, member.accountId, 'x'))!;

describe('changing roles', () => {
	it('counts from the next click on', async ({ as }) => {
		await accountsOf(as(HOUSE), anna, bram);
		const ticket = await sessionOf(as(HOUSE), bram);
		await changeRoles(as(anna), bram.accountId, ['reader', 'analyst']);
		expect((await findPresence(as(VISITOR), ticket))!.member.roles).toEqual(['reader', 'analyst']);
	});

	it('never leaves an organisation without an administrator', async ({ as }) => {
		await accountsOf(as(HOUSE), anna, bram);
		await expect(changeRoles(as(anna), anna.accountId, ['reader'])).rejects.toMatchObject({
			code: 'people.account.last-administrator'
		});
		await changeRoles(as(anna), bram.accountId, ['administrator']);
		await changeRoles(as(anna), anna.accountId, ['reader']);
	});

	it('does not count a closed account as an administrator', async ({ as }) => {
		await accountsOf(as(HOUSE), anna, { ...bram, roles: ['administrator'] });
		await closeAccount(as(anna), bram.accountId);
		await expect(closeAccount(as(anna), anna.accountId)).rejects.toMatchObject({ kind: 'conflict' });
	});

	it('is not for anybody but administrators', async ({ as }) => {
		await accountsOf(as(HOUSE), anna, bram);
		for (const actor of strangers)
			await expect(changeRoles(as(actor), bram.accountId, ['administrator'])).rejects.toMatchObject(forbidden);
		expect((await getAccount(as(anna), bram.accountId)).roles).toEqual(['facilitator']);
	});

	it('finds nobody who is not there', async ({ as }) => {
		await accountsOf(as(HOUSE), anna);
		await expect(changeRoles(as(anna), newId(MONDAY), ['reader'])).rejects.toMatchObject({ kind: 'not-found' });
	});
});

describe('closing an account', () => {
	it('puts its owner outside at once', async ({ as }) => {
		await accountsOf(as(HOUSE), anna, bram);
		const ticket = await sessionOf(as(HOUSE), bram);
		await closeAccount(as(anna), bram.accountId);
		expect(await findPresence(as(VISITOR), ticket)).toBeUndefined();
		expect(await listAccounts(as(anna))).toMatchObject([
			{ name: 'Anna', closedAt: null },
			{ name: 'Bram', closedAt: MONDAY }
		]);
	});

	it('is not for anybody but administrators', async ({ as }) => {
		await accountsOf(as(HOUSE), anna, bram);
		for (const actor of strangers) {
			await expect(closeAccount(as(actor), bram.accountId)).rejects.toMatchObject(forbidden);
			await expect(listAccounts(as(actor))).rejects.toMatchObject(forbidden);
			await expect(getAccount(as(actor), bram.accountId)).rejects.toMatchObject(forbidden);
		}
	});
});

describe('the own account', () => {
	it('changes its name', async ({ as }) => {
		await accountsOf(as(HOUSE), bram);
		await changeOwnName(as(bram), 'Bram de Boer');
		expect(await getOwnAccount(as(bram))).toMatchObject({ name: 'Bram de Boer' });
	});

	it('changes its password and ends all other sessions', async ({ as }) => {
		await accountsOf(as(HOUSE), bram);
		const elsewhere = await sessionOf(as(HOUSE), bram);
		const here = await changeOwnPassword(as(bram), { current: password, next: 'wind door de bomen' }, 'x');

		expect(await findPresence(as(VISITOR), elsewhere)).toBeUndefined();
		expect(await findPresence(as(VISITOR), readTicket(here)!)).toBeDefined();
		const { password_hash } = await as(HOUSE)
			.db.selectFrom('people.accounts')
			.select('password_hash')
			.executeTakeFirstOrThrow();
		expect(await isPassword('wind door de bomen', password_hash)).toBe(true);
	});

	it('keeps its password when the current one is not right, and stops guessing', async ({ as }) => {
		await accountsOf(as(HOUSE), bram);
		const guess = () => changeOwnPassword(as(bram), { current: 'verkeerd', next: 'wind door de bomen' }, 'x');
		for (let i = 0; i < 8; i++) await expect(guess()).rejects.toMatchObject({ code: 'people.password.not-right' });
		await expect(guess()).rejects.toMatchObject({ kind: 'too-many' });
	});

	it('sees and ends its own sessions, and nobody else’s', async ({ as }) => {
		await accountsOf(as(HOUSE), anna, bram);
		const annas = await sessionOf(as(HOUSE), anna);
		await sessionOf(as(HOUSE), bram);
		await sessionOf(as(HOUSE), bram);
		const [first] = await listOwnSessions(as(bram));
		await endOwnSession(as(bram), first!.id);
		expect(await listOwnSessions(as(bram))).toHaveLength(1);

		const { sessionId } = (await findPresence(as(VISITOR), annas))!;
		await endOwnSession(as(bram), sessionId);
		await endOwnSessions(as(bram));
		expect(await listOwnSessions(as(bram))).toHaveLength(0);
		expect(await listOwnSessions(as(anna))).toHaveLength(1);
	});

	it('is not for visitors', async ({ as }) => {
		const none = newId<'session'>(MONDAY);
		const passwords = { current: password, next: 'wind door de bomen' };
		for (const asked of [
			() => getOwnAccount(as(VISITOR)),
			() => changeOwnName(as(VISITOR), 'x'),
			() => changeOwnPassword(as(VISITOR), passwords, 'x'),
			() => listOwnSessions(as(VISITOR)),
			() => endOwnSession(as(VISITOR), none),
			() => endOwnSessions(as(VISITOR))
		])
			await expect(asked()).rejects.toMatchObject(forbidden);
	});
});
