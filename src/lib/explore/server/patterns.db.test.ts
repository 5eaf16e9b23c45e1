import { describe, expect } from 'vitest';
import { HOUSE, VISITOR } from '#lib/platform/actor.ts';
import type { Context } from '#lib/platform/server/context.ts';
import type { Id } from '#lib/platform/id.ts';
import { anna, bram, DE_BRUG, otto, rika, steef } from '#test/personas.ts';
import { it } from '#test/rollback.ts';
import { type StoredPoint, storedPoint, storedStory, withdrawn } from '#test/stories.ts';
import { markPattern, startPatternSearch, stopPatternSearch } from './pattern-commands.ts';
import { searchPatterns } from './pattern-jobs.ts';
import { getPattern, getPatterns } from './pattern-queries.ts';

/** Neighbours go with a slow pace; where it was, goes with nothing. */
async function told(ctx: Context, point: StoredPoint, count = 40): Promise<readonly Id<'story'>[]> {
	const ids: Id<'story'>[] = [];
	for (let i = 0; i < count; i++) {
		const byNeighbours = i % 2 === 0;
		ids.push(
			await storedStory(ctx, point, {
				answers: {
					'who-helped': { kind: 'choice', option: byNeighbours ? 'neighbours' : 'family' },
					places: { kind: 'choices', options: [i % 4 < 2 ? 'home' : 'street'] },
					pace: { kind: 'slider', position: (byNeighbours ? 0.1 : 0.6) + (i % 7) / 20 }
				} as never
			})
		);
	}
	return ids;
}

async function search(ctx: Context, point: StoredPoint): Promise<void> {
	await startPatternSearch(ctx, point.id);
	const { id } = await ctx.db
		.selectFrom('explore.pattern_searches')
		.select('id')
		.where('story_point_id', '=', point.id)
		.executeTakeFirstOrThrow();
	await searchPatterns(
		{ ...ctx, actor: HOUSE },
		{ organisationId: DE_BRUG, storyPointId: point.id, searchId: id as Id<'pattern-search'> }
	);
}

const PAIR = 'who-helped~pace';

describe('a search for patterns', () => {
	it('finds what hangs together, and says where', async ({ as }) => {
		const point = await storedPoint(as(bram));
		await told(as(bram), point);
		expect((await getPatterns(as(rika), point.id)).search).toBeUndefined();

		await search(as(rika), point);

		const { search: state, patterns, quiet, untested } = await getPatterns(as(rika), point.id);
		expect(state).toMatchObject({ state: 'found', isOld: false });
		expect(patterns.map(({ pair }) => pair)).toEqual([PAIR]);
		expect(patterns[0]).toMatchObject({ test: 'mann-whitney', n: 40, effect: { measure: 'rank-biserial' } });
		expect(patterns[0]!.meetings[0]).toMatchObject({ seen: 20, expected: 10 });
		expect(quiet + patterns.length + untested.reduce((sum, [, count]) => sum + count, 0)).toBe(state!.pairs);
		expect(await getPattern(as(rika), point.id, PAIR)).toEqual(patterns[0]);
	});

	it('is kept until the stories change, and then may be done again', async ({ as }) => {
		const point = await storedPoint(as(bram));
		const ids = await told(as(bram), point);
		await search(as(bram), point);
		const searchId = () =>
			as(bram)
				.db.selectFrom('explore.pattern_searches')
				.select(['id', 'state'])
				.where('story_point_id', '=', point.id)
				.executeTakeFirstOrThrow();
		const first = await searchId();
		await startPatternSearch(as(bram), point.id);
		expect(await searchId()).toEqual(first);

		await withdrawn(as(bram), ids[0]!);
		expect((await getPatterns(as(bram), point.id)).search).toMatchObject({ state: 'found', isOld: true });
		await search(as(bram), point);
		const { search: again, patterns } = await getPatterns(as(bram), point.id);
		expect(again).toMatchObject({ state: 'found', isOld: false });
		expect(patterns[0]!.n).toBe(39);
	});

	it('that was stopped keeps nothing of what it still found', async ({ as }) => {
		const point = await storedPoint(as(bram));
		await told(as(bram), point);
		await startPatternSearch(as(bram), point.id);
		const { id } = await as(bram)
			.db.selectFrom('explore.pattern_searches')
			.select('id')
			.where('story_point_id', '=', point.id)
			.executeTakeFirstOrThrow();
		await stopPatternSearch(as(bram), point.id);
		await searchPatterns(as(HOUSE), {
			organisationId: DE_BRUG,
			storyPointId: point.id,
			searchId: id as Id<'pattern-search'>
		});
		expect(await getPatterns(as(bram), point.id)).toMatchObject({ search: { state: 'stopped' }, patterns: [] });
	});

	it('finds nothing where nothing was told', async ({ as }) => {
		const point = await storedPoint(as(bram));
		await search(as(bram), point);
		expect(await getPatterns(as(bram), point.id)).toMatchObject({ patterns: [], more: 0, quiet: 0 });
	});

	it('is not for stewards and visitors', async ({ as }) => {
		const point = await storedPoint(as(bram));
		for (const actor of [steef, VISITOR]) {
			await expect(startPatternSearch(as(actor), point.id)).rejects.toMatchObject({ kind: 'forbidden' });
			await expect(stopPatternSearch(as(actor), point.id)).rejects.toMatchObject({ kind: 'forbidden' });
			await expect(getPatterns(as(actor), point.id)).rejects.toMatchObject({ kind: 'forbidden' });
		}
		const about = { organisationId: DE_BRUG, storyPointId: point.id, searchId: PAIR as Id<'pattern-search'> };
		await expect(searchPatterns(as(anna), about)).rejects.toMatchObject({ kind: 'forbidden' });
	});
});

describe('a mark on a pattern', () => {
	it('says what a reader makes of it, in place of what was said before', async ({ as }) => {
		const point = await storedPoint(as(bram));
		await told(as(bram), point);
		await search(as(bram), point);

		await markPattern(as(rika), point.id, PAIR, { mark: 'known', note: '' });
		await markPattern(as(bram), point.id, PAIR, { mark: 'striking', note: 'Buren nemen de tijd.' });

		expect((await getPattern(as(rika), point.id, PAIR)).mark).toMatchObject({
			mark: 'striking',
			note: 'Buren nemen de tijd.'
		});
	});

	it('is refused where there are no such two answers', async ({ as }) => {
		const point = await storedPoint(as(bram));
		await told(as(bram), point, 2);
		for (const pair of ['who-helped~who-helped', 'who-helped', 'pace~places', 'pace~places:roof', 'a~b', ''])
			await expect(markPattern(as(bram), point.id, pair, { mark: 'later', note: '' })).rejects.toMatchObject({
				kind: 'not-found'
			});
	});

	it('is not for stewards, visitors and other organisations', async ({ as, turnTo }) => {
		const point = await storedPoint(as(bram));
		await told(as(bram), point, 2);
		for (const actor of [steef, VISITOR])
			await expect(markPattern(as(actor), point.id, PAIR, { mark: 'later', note: '' })).rejects.toMatchObject({
				kind: 'forbidden'
			});
		await turnTo(otto.organisationId);
		await expect(markPattern(as(otto), point.id, PAIR, { mark: 'later', note: '' })).rejects.toMatchObject({
			kind: 'not-found'
		});
	});
});
