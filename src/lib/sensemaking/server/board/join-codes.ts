import { randomInt } from 'node:crypto';
import type { Context } from '#lib/platform/server/context.ts';
import { JOIN_CODES, joinCodeOf } from '../../board/join-code.ts';

/** A free code, in place of the old one. */
export async function drawCode(ctx: Context, old: string | undefined): Promise<string> {
	if (old) await forgetCode(ctx, old);
	for (;;) {
		const code = joinCodeOf(randomInt(JOIN_CODES));
		const { numInsertedOrUpdatedRows } = await ctx.db
			.insertInto('platform.directory')
			.values({ kind: 'table', name: code, organisation_id: ctx.organisationId })
			.onConflict((conflict) => conflict.doNothing())
			.executeTakeFirstOrThrow();
		if (numInsertedOrUpdatedRows === 1n) return code;
	}
}

export async function forgetCode(ctx: Context, code: string): Promise<void> {
	await ctx.db
		.deleteFrom('platform.directory')
		.where('kind', '=', 'table')
		.where('name', '=', code)
		.where('organisation_id', '=', ctx.organisationId)
		.execute();
}
