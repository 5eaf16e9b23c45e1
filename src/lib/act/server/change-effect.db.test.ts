import { describe, expect } from 'vitest';
import { dropChange, markChange } from '#lib/explore/server/change-marks.ts';
import { VISITOR } from '#lib/platform/actor.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { anna, bram, MONDAY, otto, rika, steef } from '#test/personas.ts';
import { it } from '#test/rollback.ts';
import { QUESTIONNAIRE, storedPoint, type StoredPoint, storedStory, storedVersion } from '#test/stories.ts';
import type { EffectQuestion } from '../effect/effect-view.ts';
import { getChangeEffect } from './change-effect.ts';

const TODAY = Math.floor(MONDAY.getTime() / 86_400_000);
const DESK = { name: 'Nieuw loket', first: TODAY - 30, last: TODAY - 30, isPlanned: true };
const NEIGHBOURS: EffectQuestion = {
	aim: { dimension: 'who-helped', part: 'neighbours', direction: 'more' },
	areas: undefined,
	weeks: 26
};

async function told(ctx: Context, point: StoredPoint, day: number, who: 'neighbours' | 'family', version = 1) {
	await storedStory(ctx, point, {
		toldAt: new Date(day * 86_400_000 + 36_000_000),
		answers: { 'who-helped': { option: who } },
		version
	});
}

describe('the effect of a change', () => {
	it('counts what was told before it and from its day on, by version, and names what else changed', async ({ as }) => {
		const point = await storedPoint(as(bram));
		await storedVersion(as(bram), point.questionnaireId, 2, QUESTIONNAIRE);
		const desk = await markChange(as(bram), point.id, DESK);
		const flood = await markChange(as(bram), point.id, { ...DESK, name: 'Wateroverlast', first: TODAY - 50 });
		await markChange(as(bram), point.id, { ...DESK, name: 'Lang geleden', first: 10, last: 10 });
		for (let i = 0; i < 12; i++) {
			await told(as(bram), point, DESK.first - 1 - i, i < 2 ? 'neighbours' : 'family');
			await told(as(bram), point, DESK.first + i, i < 10 ? 'neighbours' : 'family', 2);
		}
		const view = await getChangeEffect(as(rika), point.id, desk, NEIGHBOURS);
		expect(view.versions).toEqual([
			{ version: 1, before: 12, after: 0 },
			{ version: 2, before: 0, after: 12 }
		]);
		expect(view.others.map(({ id }) => id)).toEqual([flood]);
		expect(view.effect).toMatchObject({ here: { before: 12, after: 12 }, kind: 'difference' });
	});

	it('is not there yet before the change, and no longer when the question is gone', async ({ as }) => {
		const point = await storedPoint(as(bram));
		const coming = await markChange(as(anna), point.id, { ...DESK, first: TODAY + 1, last: TODAY + 1 });
		expect((await getChangeEffect(as(bram), point.id, coming, NEIGHBOURS)).effect).toBe('not-yet');
		const desk = await markChange(as(anna), point.id, DESK);
		const gone = { ...NEIGHBOURS, aim: { ...NEIGHBOURS.aim, dimension: 'gone' } };
		expect((await getChangeEffect(as(bram), point.id, desk, gone)).effect).toBe('gone');
	});

	it('is not for stewards and visitors, nor found by another organisation, at another point or when it was let go', async ({
		as
	}) => {
		const [here, there] = [await storedPoint(as(bram)), await storedPoint(as(bram), 'elders')];
		const desk = await markChange(as(bram), here.id, DESK);
		for (const actor of [steef, VISITOR])
			await expect(getChangeEffect(as(actor), here.id, desk, NEIGHBOURS)).rejects.toMatchObject({ kind: 'forbidden' });
		await expect(getChangeEffect(as(otto), here.id, desk, NEIGHBOURS)).rejects.toMatchObject({ kind: 'not-found' });
		await expect(getChangeEffect(as(bram), there.id, desk, NEIGHBOURS)).rejects.toMatchObject({ kind: 'not-found' });
		await dropChange(as(bram), here.id, desk);
		await expect(getChangeEffect(as(bram), here.id, desk, NEIGHBOURS)).rejects.toMatchObject({ kind: 'not-found' });
	});
});
