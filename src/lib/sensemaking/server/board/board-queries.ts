import { HOUSE, VISITOR } from '#lib/platform/actor.ts';
import { sortByPermission } from '#lib/collect/server/story-permissions.ts';
import { listStories } from '#lib/collect/server/story-queries.ts';
import type { Id } from '#lib/platform/id.ts';
import { authorise, forOrganisation, type Context } from '#lib/platform/server/context.ts';
import type { Agenda } from '../../agenda.ts';
import { readJoinCode } from '../../board/join-code.ts';
import type { CardOnTable } from '../../board/card.ts';
import { mayLeadTables, mayReadCards, mayReadTables } from '../../policy.ts';
import { joinCodeUnknown, noSeat, tableNotFound } from '../../problems.ts';
import { hashOfToken } from './seat-token.ts';

export interface BoardState {
	readonly code: string;
	readonly openedAt: Date;
	readonly endsAt: Date;
	readonly isOpen: boolean;
	readonly reopened: number;
	readonly seats: number;
}

/** Which board, and what lies on it. */
export interface BoardPlace {
	readonly organisationId: Id<'organisation'>;
	readonly pointId: Id<'story-point'>;
	readonly tableId: Id<'table'>;
	/** The code on each card, and the story it stands for. */
	readonly cards: ReadonlyMap<string, Id<'story'>>;
}

export interface FoundBoard {
	/** Turned to the organisation of the table; a visitor's. */
	readonly ctx: Context;
	readonly tableId: Id<'table'>;
	readonly place: BoardPlace;
	readonly title: string;
	readonly question: string;
	readonly agenda: Agenda;
	readonly code: string;
}

export interface Sitting extends FoundBoard {
	readonly seat: number;
}

/** @throws Problem `not-found` for whatever is no code of a board that is open now */
export async function findBoardByCode(ctx: Context, typed: string): Promise<FoundBoard> {
	const found = await find(ctx, typed);
	if (!found) throw joinCodeUnknown();
	return found;
}

/**
 * Where the holder of a token sits.
 * @throws Problem `forbidden`, whatever is wrong: the code, the token, or that they do not belong together
 */
export async function findSeat(ctx: Context, typed: string, token: string | undefined): Promise<Sitting> {
	const found = token ? await find(ctx, typed) : undefined;
	if (!found) throw noSeat();
	const row = await found.ctx.db
		.selectFrom('sensemaking.seats')
		.select('seat')
		.where('organisation_id', '=', found.ctx.organisationId)
		.where('table_id', '=', found.tableId)
		.where('token_hash', '=', hashOfToken(token!))
		.executeTakeFirst();
	if (!row) throw noSeat();
	return { ...found, seat: row.seat };
}

async function find(ctx: Context, typed: string): Promise<FoundBoard | undefined> {
	const code = readJoinCode(typed);
	const entry =
		code &&
		(await ctx.db
			.selectFrom('platform.directory')
			.select('organisation_id')
			.where('kind', '=', 'table')
			.where('name', '=', code)
			.executeTakeFirst());
	if (!entry) return undefined;
	const turned = await forOrganisation(ctx, entry.organisation_id as Id<'organisation'>);
	const there = { ...turned, actor: VISITOR };
	const row = await boardsOf(there)
		.select(['table.title', 'table.question', 'table.agenda', 'board.code'])
		.where('board.code', '=', code)
		.where('board.closed_at', 'is', null)
		.where('board.ends_at', '>', ctx.now)
		.executeTakeFirst();
	if (!row) return undefined;
	const { title, question } = row;
	const agenda = row.agenda as unknown as Agenda;
	return {
		ctx: there,
		tableId: row.table_id as Id<'table'>,
		place: placeOf(row),
		title,
		question,
		agenda,
		code: row.code
	};
}

/**
 * The board of a table, for the team; `undefined` when it was never opened.
 * @throws Problem `forbidden`
 */
export async function findBoard(
	ctx: Context,
	pointId: Id<'story-point'>,
	tableId: Id<'table'>
): Promise<{ readonly state: BoardState; readonly place: BoardPlace } | undefined> {
	authorise(mayReadTables(ctx.actor));
	const row = await boardsOf(ctx)
		.select(['board.code', 'opened_at', 'ends_at', 'closed_at', 'reopened', 'seats'])
		.where('table.story_point_id', '=', pointId)
		.where('board.table_id', '=', tableId)
		.executeTakeFirst();
	if (!row) return undefined;
	return {
		place: placeOf(row),
		state: {
			code: row.code,
			openedAt: row.opened_at,
			endsAt: row.ends_at,
			isOpen: row.closed_at === null && row.ends_at > ctx.now,
			reopened: row.reopened,
			seats: row.seats
		}
	};
}

/**
 * The words on the cards, as they may be read now: what was withdrawn, or may no longer be discussed, has none.
 * @param sits  whether who asks was found at an open board of this table
 * @throws Problem `forbidden`
 */
export async function listCards(ctx: Context, place: BoardPlace, sits: boolean): Promise<readonly CardOnTable[]> {
	authorise(mayReadCards(ctx.actor, sits));
	const asTable = { ...ctx, actor: HOUSE };
	const ids = [...place.cards.values()];
	const { refused } = await sortByPermission(asTable, place.pointId, ids, 'discuss');
	const told = new Map((await listStories(asTable, place.pointId, ids)).map((story) => [story.id, story]));
	for (const id of refused) told.delete(id);
	return [...place.cards].map(([code, id]): CardOnTable => {
		const story = told.get(id);
		if (!story) return { code, words: null };
		const { title, text, language } = story;
		return { code, words: { title: title ?? null, text: text.trim(), language } };
	});
}

/** Codes of the cards that may not be read any more. */
export async function listGone(ctx: Context, place: BoardPlace): Promise<readonly string[]> {
	const asTable = { ...ctx, actor: HOUSE };
	const sorted = await sortByPermission(asTable, place.pointId, [...place.cards.values()], 'discuss');
	const here = new Set([...sorted.given, ...sorted['not-asked']]);
	return [...place.cards].filter(([, id]) => !here.has(id)).map(([code]) => code);
}

export interface Happened {
	readonly seq: number;
	readonly seat: number;
	readonly at: Date;
	readonly update: Uint8Array;
}

/**
 * Everything that happened on a board, in order: played again it gives the board at any moment. No words of any teller are in it.
 * @throws Problem `forbidden`, `not-found`
 */
export async function listHistory(
	ctx: Context,
	pointId: Id<'story-point'>,
	tableId: Id<'table'>
): Promise<readonly Happened[]> {
	authorise(mayLeadTables(ctx.actor));
	if (!(await findBoard(ctx, pointId, tableId))) throw tableNotFound();
	const rows = await ctx.db
		.selectFrom('sensemaking.board_updates')
		.select(['seq', 'seat', 'kept_at', 'update_bytes'])
		.where('organisation_id', '=', ctx.organisationId)
		.where('table_id', '=', tableId)
		.orderBy('seq')
		.execute();
	return rows.map((row) => ({ seq: row.seq, seat: row.seat, at: row.kept_at, update: row.update_bytes }));
}

const boardsOf = (ctx: Context) =>
	ctx.db
		.selectFrom('sensemaking.boards as board')
		.innerJoin('sensemaking.tables as table', (join) =>
			join.onRef('table.organisation_id', '=', 'board.organisation_id').onRef('table.id', '=', 'board.table_id')
		)
		.select(['board.organisation_id', 'board.table_id', 'card_codes', 'table.story_point_id', 'table.story_ids'])
		.where('board.organisation_id', '=', ctx.organisationId);

interface PlaceRow {
	readonly organisation_id: string;
	readonly table_id: string;
	readonly story_point_id: string;
	readonly card_codes: readonly string[];
	readonly story_ids: readonly string[];
}

const placeOf = (row: PlaceRow): BoardPlace => ({
	organisationId: row.organisation_id as Id<'organisation'>,
	pointId: row.story_point_id as Id<'story-point'>,
	tableId: row.table_id as Id<'table'>,
	cards: new Map(row.card_codes.map((code, at) => [code, row.story_ids[at] as Id<'story'>]))
});
