/** Which boards are live in this process. It hears of what other processes keep over one connection for all of them. */
import pg from 'pg';
import type { Id } from '#lib/platform/id.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { log } from '#lib/platform/server/log.ts';
import { CHANNEL } from './announce.ts';
import type { BoardPlace } from './board-queries.ts';
import { LiveBoard } from './live-board.ts';

const boards = new Map<Id<'table'>, Promise<LiveBoard>>();
const RETRY_MS = 1000;
const IDLE_MS = 60_000;
let listening: Promise<void> | undefined;

/** @throws when the database is away */
export async function liveBoard(ctx: Context, place: BoardPlace): Promise<LiveBoard> {
	await (listening ??= listen());
	const known = boards.get(place.tableId);
	if (known) return known;
	const opened = LiveBoard.open({ ...ctx, db: ctx.database.of(place.organisationId) }, place);
	boards.set(place.tableId, opened);
	opened.catch(() => boards.delete(place.tableId));
	return opened;
}

async function listen(): Promise<void> {
	const client = new pg.Client({ connectionString: process.env.DATABASE_URL, keepAlive: true });
	const gone = () => {
		client.removeAllListeners();
		client.on('error', () => undefined);
		void client.end().catch(() => undefined);
		listening = undefined;
		setTimeout(() => void catchUp(), RETRY_MS).unref();
	};
	client.on('error', gone);
	client.on('end', gone);
	client.on('notification', ({ payload }) => hear(payload ?? ''));
	try {
		await client.connect();
		await client.query(`listen ${CHANNEL}`);
	} catch (error) {
		gone();
		throw error;
	}
	setInterval(() => void forgetIdle(), IDLE_MS).unref();
}

/** What was said while nobody listened is read from the table. */
async function catchUp(): Promise<void> {
	if (boards.size === 0) return;
	try {
		await (listening ??= listen());
		for (const board of boards.values()) await (await board).hear('state');
	} catch (error) {
		log.warn({ err: error }, 'boards do not hear each other');
	}
}

function hear(payload: string): void {
	const [tableId, what] = payload.split('/') as [Id<'table'>, string];
	boards
		.get(tableId)
		?.then((board) => board.hear(what))
		.catch((error: unknown) => log.warn({ err: error }, 'a board did not hear'));
}

async function forgetIdle(): Promise<void> {
	for (const [tableId, opened] of boards) {
		const board = await opened.catch(() => undefined);
		if (board?.isIdle(Date.now() - IDLE_MS)) boards.delete(tableId);
	}
}
