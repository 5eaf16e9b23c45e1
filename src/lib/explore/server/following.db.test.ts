import { describe, expect } from 'vitest';
import { VISITOR } from '#lib/platform/actor.ts';
import type { Context } from '#lib/platform/server/context.ts';
import type { Answers } from '#lib/signify/answer.ts';
import { bram, MONDAY, steef } from '#test/personas.ts';
import { it } from '#test/rollback.ts';
import { type StoredPoint, storedPoint, storedStory, withdrawn } from '#test/stories.ts';
import { cellAt, type Columns, storyIdAt } from '../columns.ts';
import { mergeColumns } from '../merge-columns.ts';
import { changeBy, decodeNews } from '../news.ts';
import { getNews } from './news-queries.ts';
import { getStoryColumns, readColumns } from './story-columns.ts';

const after = (days: number) => new Date(MONDAY.getTime() + days * 86_400_000);

const tell = (ctx: Context, point: StoredPoint, day: number, answers: Answers = {}) =>
	storedStory({ ...ctx, now: after(day) }, point, { answers, toldAt: after(day) });

const read = (columns: Columns) =>
	Array.from({ length: columns.rows }, (_, row) => [
		storyIdAt(columns, row),
		...columns.columns.map((column) => cellAt(column, row))
	]);

describe('the columns of a point', () => {
	it('follow what is told and withdrawn as if all were read anew', async ({ as }) => {
		const ctx = as(bram);
		const point = await storedPoint(ctx);
		await tell(ctx, point, 1, { pace: { position: 0.2 }, places: { options: ['home'] } });
		const second = await tell(ctx, point, 3, { 'who-helped': { option: 'family' } });
		await getStoryColumns(ctx, point.id);

		await tell(ctx, point, 2, { places: { options: ['home', 'street'] } });
		await tell(ctx, point, 9, { asked: { shares: [0.2, 0.3, 0.5] } });
		expect(read((await getStoryColumns(ctx, point.id)).columns)).toEqual(read(await readColumns(ctx, point.id)));

		await withdrawn({ ...ctx, now: after(10) }, second);
		const { columns } = await getStoryColumns(ctx, point.id);
		expect(columns.rows).toBe(3);
		expect(read(columns)).toEqual(read(await readColumns(ctx, point.id)));
	});

	it('are read once, however many ask', async ({ as }) => {
		const ctx = as(bram);
		const point = await storedPoint(ctx);
		await tell(ctx, point, 1);
		const [one, two] = await Promise.all([getStoryColumns(ctx, point.id), getStoryColumns(ctx, point.id)]);
		expect(one.columns).toBe(two.columns);
	});
});

describe('the news of a point', () => {
	it('is only what came and went, and brings older columns to those of now', async ({ as }) => {
		const ctx = as(bram);
		const point = await storedPoint(ctx);
		const first = await tell(ctx, point, 1);
		await tell(ctx, point, 2);
		const before = await getStoryColumns(ctx, point.id);
		expect(await getNews(ctx, point.id, before.key)).toEqual({ kind: 'none' });

		await tell(ctx, point, 5);
		await withdrawn({ ...ctx, now: after(6) }, first);
		const news = await getNews(ctx, point.id, before.key);

		if (news.kind !== 'news') throw new Error(news.kind);
		const decoded = decodeNews(news.bytes);
		expect(decoded.came.rows).toBeLessThan(3);
		const merged = mergeColumns(before.columns, changeBy(decoded, before.columns)!);
		expect(read(merged)).toEqual(read((await getStoryColumns(ctx, point.id)).columns));
	});

	it('is everything for a moment nobody knows', async ({ as }) => {
		const point = await storedPoint(as(bram));
		expect(await getNews(as(bram), point.id, 'ooit')).toEqual({ kind: 'everything' });
	});

	it('is not for stewards and visitors', async ({ as }) => {
		const point = await storedPoint(as(bram));
		for (const actor of [steef, VISITOR])
			await expect(getNews(as(actor), point.id, '0-0-0')).rejects.toMatchObject({ kind: 'forbidden' });
	});
});
