import { randomBytes } from 'node:crypto';
import { endOfLocalDay, localDayOf } from '#lib/collect/local-day.ts';
import { nameCards } from '#lib/explore/server/card-commands.ts';
import type { Id } from '#lib/platform/id.ts';
import { attempt } from '#lib/platform/server/attempts.ts';
import { record } from '#lib/platform/server/audit.ts';
import { authorise, inTransaction, type Context } from '#lib/platform/server/context.ts';
import { MOST_SEATS } from '../../board/board-document.ts';
import { mayLeadTables } from '../../policy.ts';
import { boardFull, boardNotOpen } from '../../problems.ts';
import { openTable } from '../queries.ts';
import { announce } from './announce.ts';
import { type BoardPlace, type FoundBoard, findBoardByCode } from './board-queries.ts';
import { drawCode } from './join-codes.ts';
import { hashOfToken } from './seat-token.ts';

/**
 * Opens the board of a table until the end of the day, or opens it again; an open one stays as it is.
 * @throws Problem `forbidden`, `not-found`
 */
export async function openBoard(ctx: Context, pointId: Id<'story-point'>, tableId: Id<'table'>): Promise<void> {
	authorise(mayLeadTables(ctx.actor));

	await inTransaction(ctx, async (ctx) => {
		const { storyIds } = await openTable(ctx, pointId, tableId);
		const known = await ctx.db
			.selectFrom('sensemaking.boards')
			.select(['code', 'closed_at', 'ends_at'])
			.where('organisation_id', '=', ctx.organisationId)
			.where('table_id', '=', tableId)
			.forUpdate()
			.executeTakeFirst();
		if (known && known.closed_at === null && known.ends_at > ctx.now) return;

		const names = await nameCards(ctx, pointId, storyIds);
		const code = await drawCode(ctx, known?.code);
		const open = { code, opened_at: ctx.now, ends_at: endOfDay(ctx.now), closed_at: null };
		await ctx.db
			.insertInto('sensemaking.boards')
			.values({
				organisation_id: ctx.organisationId,
				table_id: tableId,
				card_codes: storyIds.map((id) => names.get(id)!),
				...open
			})
			.onConflict((conflict) =>
				conflict
					.columns(['organisation_id', 'table_id'])
					.doUpdateSet((set) => ({ ...open, reopened: set('sensemaking.boards.reopened', '+', 1) }))
			)
			.execute();
		if (known) await record(ctx, 'board.reopen', tableId);
		else await record(ctx, 'board.open', tableId);
	});
	await announce(ctx, tableId);
}

/**
 * Closes it for everybody; what is on it stays.
 * @throws Problem `forbidden`, `not-found`, `conflict` when it is not open
 */
export async function closeBoard(ctx: Context, pointId: Id<'story-point'>, tableId: Id<'table'>): Promise<void> {
	authorise(mayLeadTables(ctx.actor));

	await inTransaction(ctx, async (ctx) => {
		await openTable(ctx, pointId, tableId);
		const { numUpdatedRows } = await ctx.db
			.updateTable('sensemaking.boards')
			.set({ closed_at: ctx.now })
			.where('organisation_id', '=', ctx.organisationId)
			.where('table_id', '=', tableId)
			.where('closed_at', 'is', null)
			.executeTakeFirstOrThrow();
		if (numUpdatedRows === 0n) throw boardNotOpen();
		await record(ctx, 'board.close', tableId);
	});
	await announce(ctx, tableId);
}

/** The seat of a member who leads: the same one on every device. */
export async function takeLead(ctx: Context, pointId: Id<'story-point'>, tableId: Id<'table'>): Promise<number> {
	authorise(mayLeadTables(ctx.actor));
	if (ctx.actor.kind !== 'member') throw new TypeError('a table is led by a member');
	const account_id = ctx.actor.accountId;

	return inTransaction(ctx, async (ctx) => {
		await openTable(ctx, pointId, tableId);
		const seat = await ctx.db
			.selectFrom('sensemaking.seats')
			.select('seat')
			.where('organisation_id', '=', ctx.organisationId)
			.where('table_id', '=', tableId)
			.where('account_id', '=', account_id)
			.executeTakeFirst();
		return seat?.seat ?? (await sit(ctx, tableId, { account_id, token_hash: null }));
	});
}

export interface Joined {
	/** Turned to the organisation of the table. */
	readonly ctx: Context;
	readonly place: BoardPlace;
	readonly seat: number;
	/** What their device keeps: the only proof of the seat. */
	readonly token: string;
}

/**
 * A guest sits down, without an account and without a name.
 * @param code     as it was typed
 * @param address  of the connection, to count guesses by
 * @throws Problem `not-found`, `too-many`, `conflict` when it is full
 */
export async function joinTable(ctx: Context, code: string, address: string): Promise<Joined> {
	const { ctx: there, tableId, place } = await knock(ctx, code, address);
	// Whoever knows the code could otherwise fill all seats in a second.
	await attempt(ctx, 'board.join', [{ key: ['table', tableId], most: 120, seconds: 600 }]);
	const token = randomBytes(32).toString('base64url');
	const seat = await inTransaction(there, (there) =>
		sit(there, tableId, { token_hash: hashOfToken(token), account_id: null })
	);
	return { ctx: there, place, seat, token };
}

/**
 * The open board with this code; wrong guesses are counted, right ones are not.
 * @throws Problem `not-found`, `too-many`
 */
export async function knock(ctx: Context, code: string, address: string): Promise<FoundBoard> {
	// Forty phones share one connection, and fingers slip; at this pace, one of a hundred open tables is found once in half a year.
	const counted = await attempt(ctx, 'board.code', [{ key: ['address', address], most: 60, seconds: 600 }]);
	const found = await findBoardByCode(ctx, code);
	await counted.forgive();
	return found;
}

async function sit(
	ctx: Context,
	tableId: Id<'table'>,
	who: { readonly token_hash: Buffer | null; readonly account_id: string | null }
): Promise<number> {
	const board = await ctx.db
		.updateTable('sensemaking.boards')
		.set((set) => ({ seats: set('seats', '+', 1) }))
		.where('organisation_id', '=', ctx.organisationId)
		.where('table_id', '=', tableId)
		.where('closed_at', 'is', null)
		.where('ends_at', '>', ctx.now)
		.where('seats', '<', MOST_SEATS)
		.returning('seats')
		.executeTakeFirst();
	if (!board) throw boardFull();
	await ctx.db
		.insertInto('sensemaking.seats')
		.values({
			organisation_id: ctx.organisationId,
			table_id: tableId,
			seat: board.seats,
			...who,
			taken_at: ctx.now
		})
		.execute();
	return board.seats;
}

/** An evening that runs late still has an hour after midnight. */
const LATE = 60 * 60 * 1000;

function endOfDay(now: Date): Date {
	const end = endOfLocalDay(localDayOf(new Date(now.getTime() - LATE)))!.getTime() + LATE;
	return new Date(Math.max(end, now.getTime() + LATE));
}
