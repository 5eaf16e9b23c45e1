import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import * as Y from 'yjs';
import type { Context } from '#lib/platform/server/context.ts';
import { it } from '#test/own-database.ts';
import { bram, MONDAY } from '#test/personas.ts';
import { aPreparedTable } from '#test/tables.ts';
import * as act from '../../board/board-actions.ts';
import { emptyDocument, writerOf } from '../../board/board-document.ts';
import { readBoard } from '../../board/board.ts';
import { findBoard, listHistory } from './board-queries.ts';
import { closeBoard, openBoard } from './boards.ts';
import { Keeper, type SentUpdate } from './keeper.ts';
import { findSnapshot, listUpdates } from './kept-updates.ts';

const guest = (seat: number) => ({ seat, leads: false });
const clock = () => MONDAY;
let tables = 0;

async function aBoard(ctx: Context) {
	const table = await aPreparedTable(ctx, `buurt-${++tables}`);
	await openBoard(ctx, table.point.id, table.tableId);
	const { place } = (await findBoard(ctx, table.point.id, table.tableId))!;
	const drawer = { db: ctx.db, organisationId: place.organisationId, tableId: table.tableId };
	const codes = [...place.cards.keys()];
	/** As another process of the house would have it. */
	const process = () => Keeper.open(drawer, codes, clock);
	const board = async () => readBoard(documentOf((await process()).since(0)?.update), codes);
	return { ...table, drawer, codes, process, board };
}

function documentOf(update: Uint8Array | undefined): Y.Doc {
	const doc = emptyDocument();
	if (update) Y.applyUpdate(doc, update);
	return doc;
}

const sent = (update: Uint8Array | undefined): SentUpdate => ({ key: randomUUID(), update: update! });

describe('a board in the house', () => {
	it('keeps what is sent, for every process, before it answers', async ({ as }) => {
		const { process, board, codes } = await aBoard(as(bram));
		const one = await process();
		const doc = emptyDocument(writerOf(2, 1));
		expect(await one.write(guest(2), [sent(act.writeNote(doc, '2.a', 'Dit herken ik.'))])).toEqual([]);
		expect(await one.write(guest(2), [sent(act.lay(doc, { card: codes[0]! }, '2.g'))])).toEqual([]);
		expect((await board()).loose.notes).toMatchObject([{ text: 'Dit herken ik.' }]);
	});

	it('keeps once what is sent twice, to whatever process', async ({ as }) => {
		const { process, drawer } = await aBoard(as(bram));
		const [one, two] = [await process(), await process()];
		const again = sent(act.writeNote(emptyDocument(writerOf(2, 1)), '2.a', 'Hoi'));
		await Promise.all([one.write(guest(2), [again]), two.write(guest(2), [again]), one.write(guest(2), [again])]);
		await two.write(guest(2), [again]);
		expect(await listUpdates(drawer, 0)).toHaveLength(1);
	});

	it('ends the same in two processes that are written to at once, with everything in it', async ({ as }) => {
		const { process, drawer, codes } = await aBoard(as(bram));
		const processes = [await process(), await process()];
		const told: number[][] = [[], []];
		for (const [at, keeper] of processes.entries())
			keeper.onKept = (updates) => told[at]!.push(...updates.map(({ seq }) => seq));
		const people = [2, 3, 4, 5, 6, 7].map((seat) => ({ seat, doc: emptyDocument(writerOf(seat, 1)) }));
		await Promise.all(
			people.map(async ({ seat, doc }, at) => {
				for (let note = 0; note < 10; note++) {
					const made = sent(act.writeNote(doc, `${seat}.n${note}`, `${seat}/${note}`));
					expect(await processes[(at + note) % 2]!.write(guest(seat), [made])).toEqual([]);
				}
			})
		);
		for (const keeper of processes) await keeper.pull();
		const boards = processes.map((keeper) => readBoard(documentOf(keeper.since(0)!.update), codes));
		expect(boards[0]!.loose.notes).toHaveLength(60);
		expect(boards[1]).toEqual(boards[0]);
		const kept = (await listUpdates(drawer, 0)).map(({ seq }) => seq);
		expect(told).toEqual([kept, kept]);
	});

	it('takes what rests on something that another process kept a moment ago', async ({ as }) => {
		const { process, board } = await aBoard(as(bram));
		const [one, two] = [await process(), await process()];
		const doc = emptyDocument(writerOf(2, 1));
		await one.write(guest(2), [sent(act.writeNote(doc, '2.a', 'een'))]);
		expect(await two.write(guest(2), [sent(act.writeNote(doc, '2.a', 'twee'))])).toEqual([]);
		expect((await board()).loose.notes).toMatchObject([{ text: 'twee' }]);
	});

	it('refuses what is not allowed, and lets the others work on', async ({ as }) => {
		const { process, board } = await aBoard(as(bram));
		const keeper = await process();
		const [hostile, honest] = [emptyDocument(writerOf(2, 1)), emptyDocument(writerOf(3, 1))];
		const answers = await Promise.all([
			keeper.write(guest(2), [sent(act.lead(hostile, { step: 6 }))]),
			keeper.write(guest(3), [sent(act.writeNote(honest, '3.a', 'Gewoon'))]),
			keeper.write(guest(2), [sent(new Uint8Array([1, 2, 3]))]),
			keeper.write(guest(3), [sent(act.writeNote(honest, '3.b', 'Ook gewoon'))])
		]);
		expect(answers.map(([refused]) => refused?.why)).toEqual(['not-yours', undefined, 'broken', undefined]);
		expect(await board()).toMatchObject({ step: 0, loose: { notes: [{ text: 'Gewoon' }, { text: 'Ook gewoon' }] } });
	});

	it('tells who floods it so, and does not make the others wait', async ({ as }) => {
		const { process } = await aBoard(as(bram));
		const keeper = await process();
		const doc = emptyDocument(writerOf(2, 1));
		const flood = Array.from({ length: 40 }, (_, at) => sent(act.writeNote(doc, '2.a', `n${at}`)));
		await keeper.write(guest(2), flood);
		await expect(keeper.write(guest(2), flood)).rejects.toThrow('board.too-fast');
		expect(await keeper.write(guest(3), [sent(act.writeNote(emptyDocument(writerOf(3, 1)), '3.a', 'x'))])).toEqual([]);
	});

	it('takes nothing when it is closed, and everything again when it is opened again', async ({ as }) => {
		const { process, point, tableId, board } = await aBoard(as(bram));
		const keeper = await process();
		await closeBoard(as(bram), point.id, tableId);
		const late = sent(act.writeNote(emptyDocument(writerOf(2, 1)), '2.a', 'Nog één ding'));
		await expect(keeper.write(guest(2), [late])).rejects.toThrow('board.not-open');
		await openBoard(as(bram), point.id, tableId);
		expect(await keeper.write(guest(2), [late])).toEqual([]);
		expect((await board()).loose.notes).toHaveLength(1);
	});

	it('is read from a snapshot after many updates, and what happened can still be played again', async ({ as }) => {
		const { process, drawer, point, tableId, board } = await aBoard(as(bram));
		const keeper = await process();
		for (let seat = 2; seat < 8; seat++) {
			const doc = emptyDocument(writerOf(seat, 1));
			await keeper.write(
				guest(seat),
				Array.from({ length: 40 }, (_, at) => sent(act.writeNote(doc, `${seat}.n${at}`, `woord ${at}`)))
			);
		}
		await keeper.pull();
		await expect.poll(async () => (await findSnapshot(drawer))?.seq).toBeGreaterThanOrEqual(200);
		expect((await board()).loose.notes).toHaveLength(240);
		const history = await listHistory(as(bram), point.id, tableId);
		expect(history).toHaveLength(240);
		const halfway = documentOf(Y.mergeUpdates(history.slice(0, 120).map(({ update }) => update)));
		expect(readBoard(halfway, []).loose.notes).toHaveLength(120);
	});

	it('gives who was away the rest, and who was away long the whole', async ({ as }) => {
		const { process } = await aBoard(as(bram));
		const keeper = await process();
		const doc = emptyDocument(writerOf(2, 1));
		for (const word of ['een', 'twee', 'drie']) await keeper.write(guest(2), [sent(act.writeNote(doc, '2.a', word))]);
		await keeper.pull();
		const seen = documentOf(undefined);
		const all = keeper.since(0)!;
		Y.applyUpdate(seen, all.update);
		expect(keeper.since(all.seq)).toBeUndefined();
		expect(keeper.since(all.seq - 1)!.update.byteLength).toBeLessThan(all.update.byteLength);
		expect(readBoard(seen, []).loose.notes).toMatchObject([{ text: 'drie' }]);
	});
});
