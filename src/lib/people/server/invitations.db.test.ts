import { describe, expect } from 'vitest';
import { HOUSE, VISITOR } from '#lib/platform/actor.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { newId } from '#lib/platform/server/new-id.ts';
import { anna, bram, DE_BRUG, DE_OEVER, MONDAY, noor, rika, steef } from '#test/personas.ts';
import { it } from '#test/rollback.ts';
import { closeAccount } from './account-commands.ts';
import { listAccounts } from './account-queries.ts';
import { ensureFirstAdministrator } from './first-administrator.ts';
import { inviteColleague, listInvitations, offerNewPassword, withdrawInvitation } from './invitations.ts';
import { foundOrganisation, listOrganisations } from './organisations.ts';
import { findPresence } from './sessions.ts';
import { signIn } from './sign-in.ts';
import { readTicket } from './ticket.ts';
import { acceptWelcome, getWelcome } from './welcome.ts';

const forbidden = { kind: 'forbidden' };
const notValid = { kind: 'not-found', code: 'people.link.not-valid' };
const strangers = [bram, noor, steef, rika, VISITOR];
const password = 'regen op het dak';
const introduction = { name: 'Sam', email: 'sam@debrug.example', password };
const days = (number: number) => new Date(MONDAY.getTime() + number * 24 * 60 * 60 * 1000);

const ticketIn = (path: string | undefined) => readTicket(path!.split('/').at(-1)!)!;
const accept = (ctx: Context, path: string | undefined) => acceptWelcome(ctx, ticketIn(path), introduction, 'x');

describe('an invitation', () => {
	it('lets a colleague in once, with the roles it was made for', async ({ as }) => {
		const path = await inviteColleague(as(anna), ' Sam@DeBrug.example', ['facilitator', 'reader']);
		expect(await getWelcome(as(VISITOR), ticketIn(path))).toMatchObject({
			kind: 'colleague',
			organisation: 'De Brug',
			email: 'sam@debrug.example'
		});

		const { session } = await accept(as(VISITOR), path);
		const { member } = (await findPresence(as(VISITOR), readTicket(session)!))!;
		expect(member).toMatchObject({ name: 'Sam', roles: ['facilitator', 'reader'] });
		expect(await listInvitations(as(anna))).toHaveLength(0);

		await expect(accept(as(VISITOR), path)).rejects.toMatchObject(notValid);
		await expect(getWelcome(as(VISITOR), ticketIn(path))).rejects.toMatchObject(notValid);
	});

	it('is for the address it was made for, whatever is filled in', async ({ as }) => {
		const path = await inviteColleague(as(anna), 'sam@debrug.example', ['reader']);
		await acceptWelcome(as(VISITOR), ticketIn(path), { ...introduction, email: 'evil@elsewhere.example' }, 'x');
		expect(await listAccounts(as(anna))).toMatchObject([{ email: 'sam@debrug.example' }]);
	});

	it('works for two weeks', async ({ as }) => {
		const path = await inviteColleague(as(anna), 'sam@debrug.example', ['reader']);
		expect(await listInvitations(as(anna, { now: days(13.9) }))).toHaveLength(1);
		await expect(accept(as(VISITOR, { now: days(14) }), path)).rejects.toMatchObject(notValid);
		expect(await listInvitations(as(anna, { now: days(14) }))).toHaveLength(0);
	});

	it('stops working when it is withdrawn, or made again', async ({ as }) => {
		const first = await inviteColleague(as(anna), 'sam@debrug.example', ['reader']);
		const second = await inviteColleague(as(anna), 'sam@debrug.example', ['reader']);
		await expect(accept(as(VISITOR), first)).rejects.toMatchObject(notValid);

		const [invitation] = await listInvitations(as(anna));
		await withdrawInvitation(as(anna), invitation!.id);
		await expect(accept(as(VISITOR), second)).rejects.toMatchObject(notValid);
	});

	it('is refused for somebody who is here, and opens the door again for somebody who left', async ({ as }) => {
		await ensureFirstAdministrator(as(HOUSE), { email: 'baas@debrug.example', password: 'wind door de bomen' });
		await accept(as(VISITOR), await inviteColleague(as(anna), 'sam@debrug.example', ['reader']));
		const [, sam] = await listAccounts(as(anna));
		await expect(inviteColleague(as(anna), 'SAM@debrug.example', ['reader'])).rejects.toMatchObject({
			kind: 'conflict'
		});

		await closeAccount(as(anna), sam!.id);
		await accept(as(VISITOR), await inviteColleague(as(anna), 'sam@debrug.example', ['analyst']));
		expect((await listAccounts(as(anna)))[1]).toMatchObject({ id: sam!.id, roles: ['analyst'], closedAt: null });
	});

	it('opens no door of another organisation', async ({ as, turnTo }) => {
		const path = await inviteColleague(as(anna), 'sam@debrug.example', ['administrator']);
		await turnTo(DE_OEVER);
		await expect(accept({ ...as(VISITOR), organisationId: DE_OEVER }, path)).rejects.toMatchObject(notValid);
	});

	it('is kept only as a hash', async ({ as }) => {
		const path = await inviteColleague(as(anna), 'sam@debrug.example', ['reader']);
		const rows = await as(HOUSE).db.selectFrom('people.invitations').selectAll().execute();
		expect(rows[0]!.secret_hash.equals(ticketIn(path).secretHash)).toBe(true);
		expect(JSON.stringify(rows)).not.toContain(path.split('/').at(-1));
	});

	it('is not for anybody but administrators', async ({ as }) => {
		for (const actor of strangers) {
			await expect(inviteColleague(as(actor), 'x@y.example', ['reader'])).rejects.toMatchObject(forbidden);
			await expect(listInvitations(as(actor))).rejects.toMatchObject(forbidden);
			await expect(withdrawInvitation(as(actor), newId(MONDAY))).rejects.toMatchObject(forbidden);
			await expect(offerNewPassword(as(actor), newId(MONDAY))).rejects.toMatchObject(forbidden);
		}
	});
});

describe('a link for a new password', () => {
	it('replaces the password once and ends all sessions', async ({ as }) => {
		const old = await accept(as(VISITOR), await inviteColleague(as(anna), 'sam@debrug.example', ['reader']));
		const [sam] = await listAccounts(as(anna));
		const path = await offerNewPassword(as(anna), sam!.id);
		expect(await getWelcome(as(VISITOR), ticketIn(path))).toMatchObject({ kind: 'password', name: 'Sam' });

		const next = 'wind door de bomen';
		await acceptWelcome(as(VISITOR), ticketIn(path), { name: '', email: undefined, password: next }, 'x');
		expect(await findPresence(as(VISITOR), readTicket(old.session)!)).toBeUndefined();
		const device = { userAgent: '', address: '192.0.2.7', known: undefined };
		await signIn(as(VISITOR), { email: 'sam@debrug.example', password: next }, device);
		await expect(accept(as(VISITOR), path)).rejects.toMatchObject(notValid);
	});

	it('is not made for a closed account, and stops working when it closes', async ({ as }) => {
		await ensureFirstAdministrator(as(HOUSE), { email: 'baas@debrug.example', password: 'wind door de bomen' });
		await accept(as(VISITOR), await inviteColleague(as(anna), 'sam@debrug.example', ['reader']));
		const [, sam] = await listAccounts(as(anna));
		const path = await offerNewPassword(as(anna), sam!.id);
		await closeAccount(as(anna), sam!.id);
		await expect(accept(as(VISITOR), path)).rejects.toMatchObject(notValid);
		await expect(offerNewPassword(as(anna), sam!.id)).rejects.toMatchObject({ kind: 'not-found' });
	});
});

describe('the first administrator', () => {
	it('comes in by a link; a fresh one each time, until somebody did', async ({ as }) => {
		const first = await ensureFirstAdministrator(as(HOUSE));
		const second = await ensureFirstAdministrator(as(HOUSE));
		await expect(accept(as(VISITOR), first)).rejects.toMatchObject(notValid);
		const { session } = await accept(as(VISITOR), second);
		expect((await findPresence(as(VISITOR), readTicket(session)!))!.member.roles).toEqual(['administrator']);
		expect(await ensureFirstAdministrator(as(HOUSE))).toBeUndefined();
	});

	it('given by name and password keeps the password chosen since', async ({ as }) => {
		const given = { email: 'Anna.de-Boer@debrug.example', password: 'vier gewone woorden samen' };
		const link = await ensureFirstAdministrator(as(HOUSE));
		expect(await ensureFirstAdministrator(as(HOUSE), given)).toBeUndefined();
		await expect(accept(as(VISITOR), link)).rejects.toMatchObject(notValid);
		await ensureFirstAdministrator(as(HOUSE), { ...given, password: 'toch iets anders dan eerst' });
		expect(await listAccounts(as(anna))).toMatchObject([
			{ name: 'Anna De Boer', email: 'anna.de-boer@debrug.example' }
		]);
		const device = { userAgent: '', address: '192.0.2.8', known: undefined };
		await signIn(as(VISITOR), given, device);
	});

	it('does not get a password everybody would guess', async ({ as }) => {
		const given = { email: 'anna@debrug.example', password: 'wachtwoord123' };
		await expect(ensureFirstAdministrator(as(HOUSE), given)).rejects.toThrow(/ADMIN_PASSWORD is too common/);
	});

	it('is not let in by members or visitors', async ({ as }) => {
		for (const actor of [anna, ...strangers])
			await expect(ensureFirstAdministrator(as(actor))).rejects.toMatchObject(forbidden);
	});
});

describe('organisations', () => {
	it('are founded by the house and known to everybody', async ({ as }) => {
		await foundOrganisation(as(HOUSE), { slug: 'de-oever', name: 'De Oever' });
		expect(await listOrganisations(as(VISITOR))).toMatchObject([
			{ id: DE_BRUG, name: 'De Brug' },
			{ name: 'De Oever' }
		]);
	});

	it('are not founded by anybody else', async ({ as }) => {
		for (const actor of [anna, ...strangers])
			await expect(foundOrganisation(as(actor), { slug: 'x', name: 'X' })).rejects.toMatchObject(forbidden);
	});
});
