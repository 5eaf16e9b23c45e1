import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import { Problem } from '../problem.ts';
import type { Context } from './context.ts';
import { keyFor } from './keys.ts';

/** At most `most` attempts in a window of `seconds`, counted for whatever `key` names. */
export interface Limit {
	/** What is counted together, e.g. `['account', email, 'device', device]`; stored only as a keyed hash. */
	readonly key: readonly string[];
	readonly most: number;
	readonly seconds: number;
}

export interface Attempt {
	/** The attempt was an honest one (the password was right, the code exists): it no longer counts. */
	readonly forgive: () => Promise<void>;
}

/**
 * Counts one attempt at something that can be guessed, over all processes of the house. Call it before looking whether
 * the guess is right, and outside a transaction: a refusal that is rolled back was never counted.
 *
 * A window starts at a multiple of its length, so around its border twice `most` may pass: choose limits that bear that.
 * An attempt above one limit still counts for the others, but never lengthens a window.
 *
 * @param what  room, thing and verb, e.g. `people.sign-in`; other deeds count apart
 * @throws Problem `too-many` when one of the limits is passed
 */
export async function attempt(ctx: Context, what: string, limits: readonly Limit[]): Promise<Attempt> {
	const windows = limits
		.map((limit) => ({ ...limit, ...windowOf(what, limit, ctx.now) }))
		.sort((a, b) => (a.bucket < b.bucket ? -1 : 1)); // everybody locks in the same order
	const counted = await ctx.db
		.insertInto('platform.attempts')
		.values(windows.map(({ bucket, start }) => ({ bucket, window_start: start, count: 1 })))
		.onConflict((conflict) =>
			conflict.columns(['bucket', 'window_start']).doUpdateSet({ count: sql`attempts.count + 1` })
		)
		.returning(['bucket', 'count'])
		.execute();

	const counts = new Map(counted.map(({ bucket, count }) => [bucket, count]));
	if (counted.some(({ count }) => count === 1)) await forgetOldWindows(ctx);
	if (windows.some(({ bucket, most }) => counts.get(bucket)! > most))
		throw new Problem('too-many', 'platform.too-many');

	return {
		async forgive() {
			await ctx.db
				.updateTable('platform.attempts')
				.set({ count: sql`greatest(count - 1, 0)` })
				.where((where) =>
					where.or(
						windows.map(({ bucket, start }) =>
							where.and([where('bucket', '=', bucket), where('window_start', '=', start)])
						)
					)
				)
				.execute();
		}
	};
}

function windowOf(what: string, { key, seconds }: Limit, now: Date): { bucket: string; start: Date } {
	const start = new Date(Math.floor(now.getTime() / (seconds * 1000)) * seconds * 1000);
	const named = JSON.stringify([what, seconds, ...key]);
	return { bucket: createHmac('sha256', keyFor('platform.attempts')).update(named).digest('base64url'), start };
}

/** Longer than any window in use. */
const KEPT_SECONDS = 2 * 24 * 60 * 60;

async function forgetOldWindows(ctx: Context): Promise<void> {
	await ctx.db
		.deleteFrom('platform.attempts')
		.where('window_start', '<', new Date(ctx.now.getTime() - KEPT_SECONDS * 1000))
		.execute();
}
