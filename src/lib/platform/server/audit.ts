import { newId } from './new-id.ts';
import type { Context } from './context.ts';

/**
 * Writes down that somebody did something: who, when, what, to what. Never what a teller said.
 * @param deed     room, thing and verb, e.g. `collect.story.withdraw`
 * @param subject  the id of what it was done to
 */
export async function record(ctx: Context, deed: string, subject: string): Promise<void> {
	await ctx.db
		.insertInto('platform.audit')
		.values({
			organisation_id: ctx.organisationId,
			id: newId(ctx.now),
			at: ctx.now,
			actor_kind: ctx.actor.kind,
			account_id: ctx.actor.kind === 'member' ? ctx.actor.accountId : null,
			deed,
			subject
		})
		.execute();
}
