import type { Role } from '#lib/platform/actor.ts';
import type { Id } from '#lib/platform/id.ts';
import { record } from '#lib/platform/server/audit.ts';
import { authorise, inTransaction, type Context } from '#lib/platform/server/context.ts';
import { newId } from '#lib/platform/server/new-id.ts';
import { normalEmail } from '../account.ts';
import { linkExpiresAt, welcomePath, type Invitation, type InvitationKind } from '../invitation.ts';
import { mayAdministerAccounts } from '../policy.ts';
import { accountExists, accountNotFound } from '../problems.ts';
import { newTicket } from './ticket.ts';

/**
 * Makes a one-time link for a colleague; an earlier link for the same address stops working.
 * @returns its path, to hand over: it is shown once and kept nowhere
 * @throws Problem `conflict` when the address has an open account
 */
export async function inviteColleague(ctx: Context, email: string, roles: readonly Role[]): Promise<string> {
	authorise(mayAdministerAccounts(ctx.actor));
	const address = normalEmail(email);
	return inTransaction(ctx, async (ctx) => {
		if (await hasOpenAccount(ctx, address)) throw accountExists();

		await unusedInvitations(ctx).where('email', '=', address).execute();
		const link = await storeLink(ctx, { kind: 'colleague', email: address, roles });
		await record(ctx, 'people.colleague.invite', link.id);
		return link.path;
	});
}

/** Makes a one-time link with which a colleague who forgot the password chooses a new one. @throws Problem `not-found` */
export async function offerNewPassword(ctx: Context, accountId: Id<'account'>): Promise<string> {
	authorise(mayAdministerAccounts(ctx.actor));
	return inTransaction(ctx, async (ctx) => {
		const account = await ctx.db
			.selectFrom('people.accounts')
			.select('id')
			.where('organisation_id', '=', ctx.organisationId)
			.where('id', '=', accountId)
			.where('closed_at', 'is', null)
			.executeTakeFirst();
		if (!account) throw accountNotFound();

		await unusedInvitations(ctx).where('account_id', '=', accountId).execute();
		const link = await storeLink(ctx, { kind: 'password', accountId, roles: [] });
		await record(ctx, 'people.password.offer', accountId);
		return link.path;
	});
}

/** Colleagues who were invited and did not come in yet, the link that ends first on top. */
export async function listInvitations(ctx: Context): Promise<Invitation[]> {
	authorise(mayAdministerAccounts(ctx.actor));
	const rows = await ctx.db
		.selectFrom('people.invitations')
		.select(['id', 'email', 'roles', 'expires_at'])
		.where('organisation_id', '=', ctx.organisationId)
		.where('kind', '=', 'colleague')
		.where('used_at', 'is', null)
		.where('expires_at', '>', ctx.now)
		.orderBy('expires_at')
		.execute();
	return rows.map((row) => ({
		id: row.id as Id<'invitation'>,
		email: row.email!, // the table's check constraint: a colleague has an address
		roles: row.roles as Role[],
		expiresAt: row.expires_at
	}));
}

/** The link stops working. */
export async function withdrawInvitation(ctx: Context, id: Id<'invitation'>): Promise<void> {
	authorise(mayAdministerAccounts(ctx.actor));
	await inTransaction(ctx, async (ctx) => {
		await unusedInvitations(ctx).where('id', '=', id).execute();
		await record(ctx, 'people.colleague.uninvite', id);
	});
}

interface Link {
	readonly kind: InvitationKind;
	readonly roles: readonly Role[];
	readonly email?: string;
	readonly accountId?: Id<'account'>;
}

/** Part of a command that gives somebody a link. */
export async function storeLink(ctx: Context, link: Link): Promise<{ id: Id<'invitation'>; path: string }> {
	const ticket = newTicket(ctx.organisationId);
	const id = newId<'invitation'>(ctx.now);
	await ctx.db
		.insertInto('people.invitations')
		.values({
			organisation_id: ctx.organisationId,
			id,
			kind: link.kind,
			secret_hash: ticket.secretHash,
			roles: [...link.roles],
			email: link.email,
			account_id: link.accountId,
			created_at: ctx.now,
			expires_at: linkExpiresAt(link.kind, ctx.now)
		})
		.execute();
	return { id, path: welcomePath(ticket.value) };
}

/** Part of a command that replaces or withdraws links. */
export const unusedInvitations = (ctx: Context) =>
	ctx.db
		.deleteFrom('people.invitations')
		.where('organisation_id', '=', ctx.organisationId)
		.where('used_at', 'is', null);

async function hasOpenAccount(ctx: Context, email: string): Promise<boolean> {
	const account = await ctx.db
		.selectFrom('people.accounts')
		.select('id')
		.where('organisation_id', '=', ctx.organisationId)
		.where('email', '=', email)
		.where('closed_at', 'is', null)
		.executeTakeFirst();
	return account !== undefined;
}
