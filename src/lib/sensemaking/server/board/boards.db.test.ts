import { describe, expect } from 'vitest';
import { VISITOR } from '#lib/platform/actor.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { bram, MONDAY, noor, otto, rika, steef } from '#test/personas.ts';
import { it } from '#test/rollback.ts';
import { withdrawn } from '#test/stories.ts';
import { aPreparedTable } from '#test/tables.ts';
import { dropTable } from '../commands.ts';
import { findBoard, findBoardByCode, findSeat, listCards, listHistory } from './board-queries.ts';
import { closeBoard, joinTable, openBoard, takeLead } from './boards.ts';
import { listUpdates } from './kept-updates.ts';

const HERE = '192.0.2.1';

async function anOpenBoard(ctx: Context) {
	const table = await aPreparedTable(ctx);
	await openBoard(ctx, table.point.id, table.tableId);
	const { state, place } = (await findBoard(ctx, table.point.id, table.tableId))!;
	return { ...table, code: state.code, place };
}

describe('opening a board', () => {
	it('gives a code, names the cards, and is open until an hour after midnight', async ({ as }) => {
		const { point, tableId, stories } = await anOpenBoard(as(bram));
		const { state, place } = (await findBoard(as(rika), point.id, tableId))!;
		expect(state).toMatchObject({ isOpen: true, reopened: 0, seats: 0, endsAt: new Date('2027-03-01T23:59:59Z') });
		expect(state.code).toMatch(/^[FHKMRTXY2-9]{6}$/);
		expect([...place.cards.values()]).toEqual(stories);
	});

	it('leaves an open board as it is', async ({ as }) => {
		const { point, tableId, code } = await anOpenBoard(as(bram));
		await openBoard(as(bram), point.id, tableId);
		expect((await findBoard(as(bram), point.id, tableId))!.state).toMatchObject({ code, reopened: 0 });
	});

	it('opens a closed one again under another code, says so, and whoever sat there still does', async ({ as }) => {
		const { point, tableId, code } = await anOpenBoard(as(bram));
		const { token } = await joinTable(as(VISITOR), code, HERE);
		await closeBoard(as(bram), point.id, tableId);
		await openBoard(as(bram), point.id, tableId);
		const { state } = (await findBoard(as(bram), point.id, tableId))!;
		expect(state).toMatchObject({ isOpen: true, reopened: 1 });
		expect(state.code).not.toBe(code);
		expect((await findSeat(as(VISITOR), state.code, token)).seat).toBe(1);
		await expect(findBoardByCode(as(VISITOR), code)).rejects.toThrow('board.code-unknown');
	});

	it('is not for analysts, readers, stewards and visitors, nor for another organisation', async ({ as }) => {
		const { point, tableId } = await aPreparedTable(as(bram));
		for (const actor of [noor, rika, steef, VISITOR]) {
			await expect(openBoard(as(actor), point.id, tableId)).rejects.toMatchObject({ kind: 'forbidden' });
			await expect(closeBoard(as(actor), point.id, tableId)).rejects.toMatchObject({ kind: 'forbidden' });
			await expect(takeLead(as(actor), point.id, tableId)).rejects.toMatchObject({ kind: 'forbidden' });
			await expect(listHistory(as(actor), point.id, tableId)).rejects.toMatchObject({ kind: 'forbidden' });
		}
		await expect(openBoard(as(otto), point.id, tableId)).rejects.toMatchObject({ kind: 'not-found' });
		await expect(closeBoard(as(otto), point.id, tableId)).rejects.toMatchObject({ kind: 'not-found' });
		await expect(takeLead(as(otto), point.id, tableId)).rejects.toMatchObject({ kind: 'not-found' });
		expect(await findBoard(as(bram), point.id, tableId)).toBeUndefined();
		for (const actor of [steef, VISITOR])
			await expect(findBoard(as(actor), point.id, tableId)).rejects.toMatchObject({ kind: 'forbidden' });
	});
});

describe('joining a table', () => {
	it('gives every phone a seat of its own, by the code alone', async ({ as }) => {
		const { code } = await anOpenBoard(as(bram));
		const one = await joinTable(as(VISITOR), code.toLowerCase(), HERE);
		const two = await joinTable(as(VISITOR), ` ${code.slice(0, 3)} ${code.slice(3)}`, HERE);
		expect((await findSeat(as(VISITOR), code, one.token)).seat).toBe(1);
		expect((await findSeat(as(VISITOR), code, two.token)).seat).toBe(2);
		await expect(findSeat(as(VISITOR), code, 'guessed')).rejects.toThrow('board.no-seat');
		await expect(findSeat(as(VISITOR), code, undefined)).rejects.toThrow('board.no-seat');
	});

	it('is not for a guest with the token of another table', async ({ as }) => {
		const { code } = await anOpenBoard(as(bram));
		const other = await aPreparedTable(as(bram), 'elders');
		await openBoard(as(bram), other.point.id, other.tableId);
		const { state } = (await findBoard(as(bram), other.point.id, other.tableId))!;
		const { token } = await joinTable(as(VISITOR), state.code, HERE);
		await expect(findSeat(as(VISITOR), code, token)).rejects.toThrow('board.no-seat');
	});

	it('is not at a closed table, nor the day after', async ({ as }) => {
		const { point, tableId, code } = await anOpenBoard(as(bram));
		const { token } = await joinTable(as(VISITOR), code, HERE);
		const tomorrow = as(VISITOR, { now: new Date('2027-03-02T08:00:00Z') });
		await expect(joinTable(tomorrow, code, HERE)).rejects.toThrow('board.code-unknown');
		await expect(findSeat(tomorrow, code, token)).rejects.toThrow('board.no-seat');
		await closeBoard(as(bram), point.id, tableId);
		await expect(joinTable(as(VISITOR), code, HERE)).rejects.toThrow('board.code-unknown');
		await expect(findSeat(as(VISITOR), code, token)).rejects.toThrow('board.no-seat');
		await expect(closeBoard(as(bram), point.id, tableId)).rejects.toThrow('board.not-open');
	});

	it('counts wrong codes of one address, and no right ones', async ({ as }) => {
		const { code } = await anOpenBoard(as(bram));
		for (let guess = 0; guess < 60; guess++)
			await expect(joinTable(as(VISITOR), 'FFFFFF', '192.0.2.9')).rejects.toThrow('board.code-unknown');
		await expect(joinTable(as(VISITOR), code, '192.0.2.9')).rejects.toThrow('platform.too-many');
		for (let phone = 0; phone < 65; phone++) await joinTable(as(VISITOR), code, HERE);
	});

	it('gives who leads the same seat on every device', async ({ as }) => {
		const { point, tableId } = await anOpenBoard(as(bram));
		expect(await takeLead(as(bram), point.id, tableId)).toBe(1);
		expect(await takeLead(as(bram), point.id, tableId)).toBe(1);
	});
});

describe('the words on the cards', () => {
	it('are read by who sits at the table, until a teller takes theirs back', async ({ as }) => {
		const { place, stories } = await anOpenBoard(as(bram));
		const before = await listCards(as(VISITOR), place, true);
		expect(before.map(({ words }) => words?.text)).toEqual(['Ervaring 0', 'Ervaring 1', 'Ervaring 2']);
		await withdrawn(as(bram), stories[1]!);
		const after = await listCards(as(VISITOR), place, true);
		expect(after.map(({ words }) => words?.text)).toEqual(['Ervaring 0', undefined, 'Ervaring 2']);
		expect(after.map(({ code }) => code)).toEqual(before.map(({ code }) => code));
	});

	it('are not for who does not sit there, nor for stewards', async ({ as }) => {
		const { place } = await anOpenBoard(as(bram));
		for (const actor of [VISITOR, steef])
			await expect(listCards(as(actor), place, false)).rejects.toMatchObject({ kind: 'forbidden' });
		expect(await listCards(as(rika), place, false)).toHaveLength(3);
	});
});

describe('a table that is thrown away', () => {
	it('takes its board, its seats and its code along', async ({ as }) => {
		const { point, tableId, code, place } = await anOpenBoard(as(bram));
		await joinTable(as(VISITOR), code, HERE);
		await dropTable(as(bram), point.id, tableId);
		await expect(findBoardByCode(as(VISITOR), code)).rejects.toThrow('board.code-unknown');
		const { db } = as(bram);
		expect(await listUpdates({ db, organisationId: place.organisationId, tableId }, 0)).toEqual([]);
		expect(await db.selectFrom('platform.directory').select('name').where('kind', '=', 'table').execute()).toEqual([]);
	});

	it('stands in the logbook: opened, closed, opened again', async ({ as }) => {
		const { point, tableId } = await anOpenBoard(as(bram));
		await closeBoard(as(bram), point.id, tableId);
		await openBoard(as(bram, { now: MONDAY }), point.id, tableId);
		const deeds = await as(bram)
			.db.selectFrom('platform.audit')
			.select('deed')
			.where('subject', '=', tableId)
			.execute();
		expect(deeds.map(({ deed }) => deed)).toEqual(
			expect.arrayContaining(['board.open', 'board.close', 'board.reopen'])
		);
	});
});
