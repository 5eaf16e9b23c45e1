import type { Role } from '#lib/platform/actor.ts';
import type { Id } from '#lib/platform/id.ts';
import { record } from '#lib/platform/server/audit.ts';
import { authorise, inTransaction, type Context } from '#lib/platform/server/context.ts';
import { leavesNoAdministrator, type Account } from '../account.ts';
import { mayAdministerAccounts } from '../policy.ts';
import { accountNotFound, lastAdministrator } from '../problems.ts';
import { holdAccounts } from './account-queries.ts';
import { endSessionsOf } from './sessions.ts';

/** From the next click on, somebody may do what these roles may. @throws Problem `not-found` or `conflict` */
export async function changeRoles(ctx: Context, id: Id<'account'>, roles: readonly Role[]): Promise<void> {
	authorise(mayAdministerAccounts(ctx.actor));
	await inTransaction(ctx, async (ctx) => {
		openAccountIn(await accountsWithout(ctx, id, roles), id);
		await ctx.db
			.updateTable('people.accounts')
			.set({ roles: [...roles] })
			.where('organisation_id', '=', ctx.organisationId)
			.where('id', '=', id)
			.execute();
		await record(ctx, 'people.account.change-roles', id);
	});
}

/** Nobody signs in with it any more, and whoever is inside stands outside at once. @throws Problem `not-found` or `conflict` */
export async function closeAccount(ctx: Context, id: Id<'account'>): Promise<void> {
	authorise(mayAdministerAccounts(ctx.actor));
	await inTransaction(ctx, async (ctx) => {
		openAccountIn(await accountsWithout(ctx, id, []), id);
		await ctx.db
			.updateTable('people.accounts')
			.set({ closed_at: ctx.now })
			.where('organisation_id', '=', ctx.organisationId)
			.where('id', '=', id)
			.execute();
		await endSessionsOf(ctx, id);
		await record(ctx, 'people.account.close', id);
	});
}

/** All accounts, held, provided that somebody still administers when `id` keeps only `roles`. */
async function accountsWithout(ctx: Context, id: Id<'account'>, roles: readonly Role[]): Promise<Account[]> {
	const accounts = await holdAccounts(ctx);
	if (leavesNoAdministrator(accounts, id, roles)) throw lastAdministrator();
	return accounts;
}

function openAccountIn(accounts: readonly Account[], id: Id<'account'>): void {
	if (!accounts.some((account) => account.id === id && account.closedAt === null)) throw accountNotFound();
}
