import type { Role } from '#lib/platform/actor.ts';
import type { Id } from '#lib/platform/id.ts';
import { record } from '#lib/platform/server/audit.ts';
import { inTransaction, type Context } from '#lib/platform/server/context.ts';
import { newId } from '#lib/platform/server/new-id.ts';
import { normalEmail } from '../account.ts';
import type { InvitationKind, Welcome } from '../invitation.ts';
import { accountExists, linkNotValid } from '../problems.ts';
import { knownDevice } from './known-device.ts';
import { hashPassword } from './password-hash.ts';
import { endSessionsOf, startSession } from './sessions.ts';
import type { SignedIn } from './sign-in.ts';
import type { Ticket } from './ticket.ts';

/**
 * What the holder of a link is asked. Whoever holds it may: the link itself is the permission.
 * @throws Problem `not-found` when the link was used, has run out, or never was
 */
export async function getWelcome(ctx: Context, ticket: Ticket): Promise<Welcome> {
	const row = await ctx.db
		.selectFrom('people.invitations as i')
		.innerJoin('people.organisations as o', 'o.organisation_id', 'i.organisation_id')
		.leftJoin('people.accounts as a', (join) =>
			join.onRef('a.organisation_id', '=', 'i.organisation_id').onRef('a.id', '=', 'i.account_id')
		)
		.select(['i.kind', 'i.email', 'i.roles', 'o.name as organisation', 'a.name', 'a.email as account_email'])
		.where('i.organisation_id', '=', ctx.organisationId)
		.where('i.secret_hash', '=', ticket.secretHash)
		.where('i.used_at', 'is', null)
		.where('i.expires_at', '>', ctx.now)
		.executeTakeFirst();
	if (!row) throw linkNotValid();
	return {
		kind: row.kind as InvitationKind,
		organisation: row.organisation,
		email: row.email ?? row.account_email,
		name: row.name,
		roles: row.roles as Role[]
	};
}

interface Introduction {
	readonly name: string;
	/** Only the first administrator brings an address; for others the link says whom it is for. */
	readonly email: string | undefined;
	readonly password: string;
}

/**
 * Uses a link: a new account, or a new password. Signs in at once.
 * @throws Problem `not-found` when the link was used, has run out, or never was; `conflict` when the account exists
 */
export async function acceptWelcome(
	ctx: Context,
	ticket: Ticket,
	introduction: Introduction,
	userAgent: string
): Promise<SignedIn> {
	const passwordHash = await hashPassword(introduction.password);
	return inTransaction(ctx, async (ctx) => {
		const link = await useLink(ctx, ticket);
		const account =
			link.kind === 'password'
				? await renewPassword(ctx, link.account_id as Id<'account'>, passwordHash)
				: await openAccount(ctx, {
						email: normalEmail(link.email ?? introduction.email ?? ''),
						name: introduction.name,
						roles: link.roles as Role[],
						passwordHash
					});

		const session = await startSession(ctx, account.id, userAgent);
		return { session, known: knownDevice(ctx.organisationId, account.email) };
	});
}

async function useLink(ctx: Context, { secretHash }: Ticket) {
	const link = await ctx.db
		.updateTable('people.invitations')
		.set({ used_at: ctx.now })
		.where('organisation_id', '=', ctx.organisationId)
		.where('secret_hash', '=', secretHash)
		.where('used_at', 'is', null) // two may hold the link; one is first
		.where('expires_at', '>', ctx.now)
		.returning(['kind', 'email', 'roles', 'account_id'])
		.executeTakeFirst();
	if (!link) throw linkNotValid();
	return link;
}

interface Newcomer {
	readonly email: string;
	readonly name: string;
	readonly roles: readonly Role[];
	readonly passwordHash: string;
}

/**
 * Part of a command that lets somebody in. Somebody who left and comes back gets the old account, with the new roles.
 * @throws Problem `conflict` when the address has an open account
 */
export async function openAccount(ctx: Context, newcomer: Newcomer): Promise<{ id: Id<'account'>; email: string }> {
	const values = { name: newcomer.name, roles: [...newcomer.roles], password_hash: newcomer.passwordHash };
	const row = await ctx.db
		.insertInto('people.accounts')
		.values({
			organisation_id: ctx.organisationId,
			id: newId(ctx.now),
			email: newcomer.email,
			created_at: ctx.now,
			...values
		})
		.onConflict((conflict) =>
			conflict
				.columns(['organisation_id', 'email'])
				.doUpdateSet({ ...values, closed_at: null })
				.where('people.accounts.closed_at', 'is not', null)
		)
		.returning('id')
		.executeTakeFirst();
	if (!row) throw accountExists();

	await record(ctx, 'people.account.open', row.id);
	return { id: row.id as Id<'account'>, email: newcomer.email };
}

async function renewPassword(
	ctx: Context,
	id: Id<'account'>,
	hash: string
): Promise<{ id: Id<'account'>; email: string }> {
	const account = await ctx.db
		.updateTable('people.accounts')
		.set({ password_hash: hash })
		.where('organisation_id', '=', ctx.organisationId)
		.where('id', '=', id)
		.where('closed_at', 'is', null)
		.returning('email')
		.executeTakeFirst();
	if (!account) throw linkNotValid();

	await endSessionsOf(ctx, id);
	await record(ctx, 'people.account.renew-password', id);
	return { id, email: account.email };
}
