import { authorise, inTransaction, type Context } from '#lib/platform/server/context.ts';
import { mayForgetExpired } from '../policy.ts';

/** Forgets the sessions and the one-time links of this organisation that work no more. Nobody did it, so nothing is recorded. */
export async function forgetExpired(ctx: Context): Promise<void> {
	authorise(mayForgetExpired(ctx.actor));
	await inTransaction(ctx, async (ctx) => {
		for (const table of ['people.sessions', 'people.invitations'] as const)
			await ctx.db
				.deleteFrom(table)
				.where('organisation_id', '=', ctx.organisationId)
				.where('expires_at', '<=', ctx.now)
				.execute();
	});
}
