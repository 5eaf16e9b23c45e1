import type { Id } from '#lib/platform/id.ts';
import { attempt } from '#lib/platform/server/attempts.ts';
import { record } from '#lib/platform/server/audit.ts';
import { authorise, inTransaction, type Context } from '#lib/platform/server/context.ts';
import { mayKeepOwnAccount } from '../policy.ts';
import { passwordNotRight } from '../problems.ts';
import { hashPassword, isPassword } from './password-hash.ts';
import { endSessionsOf, ownId, startSession } from './sessions.ts';

/** The name colleagues see. */
export async function changeOwnName(ctx: Context, name: string): Promise<void> {
	authorise(mayKeepOwnAccount(ctx.actor));
	await inTransaction(ctx, async (ctx) => {
		await ctx.db
			.updateTable('people.accounts')
			.set({ name })
			.where('organisation_id', '=', ctx.organisationId)
			.where('id', '=', ownId(ctx))
			.execute();
		await record(ctx, 'people.account.change-name', ownId(ctx));
	});
}

/**
 * Signs out everywhere and in again here.
 * @returns what this device's session cookie holds from now on
 * @throws Problem `forbidden` when `current` is not the password, `too-many` after some of those
 */
export async function changeOwnPassword(
	ctx: Context,
	passwords: { readonly current: string; readonly next: string },
	userAgent: string
): Promise<string> {
	authorise(mayKeepOwnAccount(ctx.actor));
	const id = ownId(ctx);
	const guess = await attempt(ctx, 'people.password', [{ key: [id], most: 8, seconds: 600 }]);

	const hash = await getHash(ctx, id);
	if (!(await isPassword(passwords.current, hash))) throw passwordNotRight();
	await guess.forgive();

	const next = await hashPassword(passwords.next);
	return inTransaction(ctx, async (ctx) => {
		const { numUpdatedRows } = await ctx.db
			.updateTable('people.accounts')
			.set({ password_hash: next })
			.where('organisation_id', '=', ctx.organisationId)
			.where('id', '=', id)
			.where('password_hash', '=', hash) // somebody may have changed it since we looked
			.executeTakeFirstOrThrow();
		if (numUpdatedRows === 0n) throw passwordNotRight();

		await endSessionsOf(ctx, id);
		await record(ctx, 'people.account.change-password', id);
		return startSession(ctx, id, userAgent);
	});
}

async function getHash(ctx: Context, id: Id<'account'>): Promise<string> {
	const { password_hash } = await ctx.db
		.selectFrom('people.accounts')
		.select('password_hash')
		.where('organisation_id', '=', ctx.organisationId)
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	return password_hash;
}
