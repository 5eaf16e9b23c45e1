import type { Role } from '#lib/platform/actor.ts';
import type { Id } from '#lib/platform/id.ts';
import { authorise, type Context } from '#lib/platform/server/context.ts';
import type { Account } from '../account.ts';
import { mayAdministerAccounts, mayKeepOwnAccount } from '../policy.ts';
import { accountNotFound } from '../problems.ts';
import { ownId } from './sessions.ts';

/** Everybody with an account, open ones first, by name. */
export async function listAccounts(ctx: Context): Promise<Account[]> {
	authorise(mayAdministerAccounts(ctx.actor));
	const rows = await accounts(ctx)
		.orderBy((order) => order('closed_at', 'is not', null))
		.orderBy('name')
		.execute();
	return rows.map(toAccount);
}

/** @throws Problem `not-found` */
export async function getAccount(ctx: Context, id: Id<'account'>): Promise<Account> {
	authorise(mayAdministerAccounts(ctx.actor));
	const row = await accounts(ctx).where('id', '=', id).executeTakeFirst();
	if (!row) throw accountNotFound();
	return toAccount(row);
}

export async function getOwnAccount(ctx: Context): Promise<Account> {
	authorise(mayKeepOwnAccount(ctx.actor));
	return toAccount(await accounts(ctx).where('id', '=', ownId(ctx)).executeTakeFirstOrThrow());
}

const accounts = (ctx: Context) =>
	ctx.db
		.selectFrom('people.accounts')
		.select(['id', 'email', 'name', 'roles', 'created_at', 'closed_at'])
		.where('organisation_id', '=', ctx.organisationId);

interface AccountRow {
	readonly id: string;
	readonly email: string;
	readonly name: string;
	readonly roles: string[];
	readonly created_at: Date;
	readonly closed_at: Date | null;
}

const toAccount = (row: AccountRow): Account => ({
	id: row.id as Id<'account'>,
	email: row.email,
	name: row.name,
	// The table's check constraint knows the same roles.
	roles: row.roles as Role[],
	createdAt: row.created_at,
	closedAt: row.closed_at
});

/** Part of a command: everybody's account, nobody changing it until the transaction ends. */
export async function holdAccounts(ctx: Context): Promise<Account[]> {
	return (await accounts(ctx).orderBy('id').forUpdate().execute()).map(toAccount);
}
