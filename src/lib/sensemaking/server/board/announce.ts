import { sql } from 'kysely';
import type { Id } from '#lib/platform/id.ts';
import type { Context } from '#lib/platform/server/context.ts';

export const CHANNEL = 'samenleren_board';

/** Tells all processes of the house that something about a board changed. */
export async function announce(ctx: Context, tableId: Id<'table'>): Promise<void> {
	await sql`select pg_notify(${CHANNEL}, ${`${tableId}/state`})`.execute(ctx.db);
}
