import { describe, expect } from 'vitest';
import { VISITOR } from '#lib/platform/actor.ts';
import { newId } from '#lib/platform/server/new-id.ts';
import { anna, bram, MONDAY, noor, otto, rika, steef } from '#test/personas.ts';
import { it } from '#test/rollback.ts';
import { storedPoint } from '#test/stories.ts';
import { type Change, MOST_CHANGES } from '../change-mark.ts';
import { correctChange, dropChange, getChangesView, listChanges, markChange } from './change-marks.ts';
import { getDashboard } from './dashboard-queries.ts';

const DESK: Change = { name: 'Nieuw loket', first: 20_514, last: 20_514, isPlanned: true };
const FLOOD: Change = { name: 'Wateroverlast', first: 20_400, last: 20_420, isPlanned: false };

describe('the changes of a story point', () => {
	it('stand in the order of time, can be corrected and let go, and come along with the dashboard', async ({ as }) => {
		const point = await storedPoint(as(bram));
		const desk = await markChange(as(bram), point.id, DESK);
		const flood = await markChange(as(anna), point.id, FLOOD);
		expect(await listChanges(as(rika), point.id)).toEqual([
			{ id: flood, ...FLOOD },
			{ id: desk, ...DESK }
		]);
		await correctChange(as(bram), point.id, flood, { ...FLOOD, last: 20_600 });
		await dropChange(as(bram), point.id, desk);
		const { changes } = await getDashboard(as(rika), point.id, new URLSearchParams());
		expect(changes).toEqual({ marks: [{ id: flood, ...FLOOD, last: 20_600 }], mayKeep: false });
		expect((await getChangesView(as(bram), point.id)).mayKeep).toBe(true);
	});

	it('are of one point: at another one they are not found', async ({ as }) => {
		const [here, there] = [await storedPoint(as(bram)), await storedPoint(as(bram), 'elders')];
		const desk = await markChange(as(bram), here.id, DESK);
		expect(await listChanges(as(bram), there.id)).toEqual([]);
		await expect(correctChange(as(bram), there.id, desk, FLOOD)).rejects.toMatchObject({ kind: 'not-found' });
		await expect(dropChange(as(bram), there.id, desk)).rejects.toMatchObject({ kind: 'not-found' });
		await expect(dropChange(as(bram), here.id, newId(MONDAY))).rejects.toMatchObject({ kind: 'not-found' });
		expect(await listChanges(as(bram), here.id)).toHaveLength(1);
	});

	it('are no more than a chart can show', async ({ as }) => {
		const point = await storedPoint(as(bram));
		for (let i = 0; i < MOST_CHANGES; i++) await markChange(as(bram), point.id, { ...DESK, first: i });
		await expect(markChange(as(bram), point.id, DESK)).rejects.toMatchObject({ kind: 'conflict' });
	});

	it('are not for readers and analysts to change, nor for stewards, visitors and another organisation to see', async ({
		as
	}) => {
		const point = await storedPoint(as(bram));
		const desk = await markChange(as(bram), point.id, DESK);
		for (const actor of [noor, rika, steef, VISITOR]) {
			await expect(markChange(as(actor), point.id, DESK)).rejects.toMatchObject({ kind: 'forbidden' });
			await expect(correctChange(as(actor), point.id, desk, DESK)).rejects.toMatchObject({ kind: 'forbidden' });
			await expect(dropChange(as(actor), point.id, desk)).rejects.toMatchObject({ kind: 'forbidden' });
		}
		for (const actor of [steef, VISITOR])
			await expect(listChanges(as(actor), point.id)).rejects.toMatchObject({ kind: 'forbidden' });
		expect(await listChanges(as(otto), point.id)).toEqual([]);
		await expect(dropChange(as(otto), point.id, desk)).rejects.toMatchObject({ kind: 'not-found' });
		await expect(correctChange(as(otto), point.id, desk, DESK)).rejects.toMatchObject({ kind: 'not-found' });
	});
});
