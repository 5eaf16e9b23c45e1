import { describe, expect } from 'vitest';
import { HOUSE, VISITOR } from '#lib/platform/actor.ts';
import type { Context } from '#lib/platform/server/context.ts';
import type { Id } from '#lib/platform/id.ts';
import { anna, bram, DE_OEVER, MONDAY, noor, otto, rika, steef } from '#test/personas.ts';
import { it } from '#test/rollback.ts';
import { aTelling, openPoint } from '#test/tellings.ts';
import { tellStory } from './commands.ts';
import { addEntrance, findEntrance, getEntrance, listEntrances, renameEntrance, retireEntrance } from './entrances.ts';
import { followStory, withdrawStory } from './follow.ts';
import { getStory } from './story-queries.ts';

const LIBRARY = { name: 'Poster bibliotheek', language: 'nl', area: null };
const TUESDAY = new Date(MONDAY.getTime() + 24 * 60 * 60 * 1000);

const deedsOf = async ({ db }: Context, id: string) =>
	(await db.selectFrom('platform.audit').select('deed').where('subject', '=', id).orderBy('deed').execute()).map(
		({ deed }) => deed
	);

describe('the entrances of a story point', () => {
	it('are added, renamed and retired, each time written down', async ({ as }) => {
		const point = await openPoint(as(HOUSE));
		const { id, code } = await addEntrance(as(bram), point, LIBRARY);
		await renameEntrance(as(anna), point.id, id, 'Raam bibliotheek');
		await retireEntrance(as(bram, { now: TUESDAY }), point.id, id);
		await retireEntrance(as(bram), point.id, id);

		expect(await getEntrance(as(rika), point.id, code)).toMatchObject({
			name: 'Raam bibliotheek',
			language: 'nl',
			retiredAt: TUESDAY
		});
		expect(await deedsOf(as(anna), id)).toEqual([
			'collect.entrance.add',
			'collect.entrance.rename',
			'collect.entrance.retire'
		]);
	});

	it('have a code each, that people can type', async ({ as }) => {
		const point = await openPoint(as(HOUSE));
		const codes = new Set<string>();
		for (let i = 0; i < 20; i++) codes.add((await addEntrance(as(bram), point, LIBRARY)).code);
		expect(codes.size).toBe(20);
		for (const code of codes) expect(code).toMatch(/^[a-hjkm-np-z2-9]{4}$/);
	});

	it('speak a language of the story point', async ({ as }) => {
		const point = await openPoint(as(HOUSE));
		await expect(addEntrance(as(bram), point, { ...LIBRARY, language: 'tr' })).rejects.toMatchObject({
			code: 'collect.entrance.language'
		});
	});

	it('are counted by what came in there and was not withdrawn', async ({ as }) => {
		const point = await openPoint(as(HOUSE));
		const library = await addEntrance(as(bram), point, LIBRARY);
		const letter = await addEntrance(as(bram, { now: TUESDAY }), point, { ...LIBRARY, name: 'Brief' });
		await tellStory(as(VISITOR), point, aTelling({ via: library.code }), 'web');
		const { followCode } = await tellStory(as(VISITOR), point, aTelling({ via: library.code }), 'web');
		await tellStory(as(VISITOR), point, aTelling(), 'web');
		const pass = await followStory(as(VISITOR), followCode, { mark: 'm', isTrusted: false }, '::1');
		await withdrawStory(as(VISITOR), pass);

		expect(await listEntrances(as(noor), point.id)).toMatchObject([
			{ id: library.id, experiences: 1 },
			{ id: letter.id, experiences: 0 }
		]);
	});

	it('are not for visitors to count, and not for readers, analysts and stewards to change', async ({ as }) => {
		const point = await openPoint(as(HOUSE));
		const { id, code } = await addEntrance(as(bram), point, LIBRARY);
		const forbidden = { kind: 'forbidden' };
		await expect(listEntrances(as(VISITOR), point.id)).rejects.toMatchObject(forbidden);
		await expect(getEntrance(as(VISITOR), point.id, code)).rejects.toMatchObject(forbidden);
		for (const actor of [noor, rika, steef, VISITOR]) {
			await expect(addEntrance(as(actor), point, LIBRARY)).rejects.toMatchObject(forbidden);
			await expect(renameEntrance(as(actor), point.id, id, 'x')).rejects.toMatchObject(forbidden);
			await expect(retireEntrance(as(actor), point.id, id)).rejects.toMatchObject(forbidden);
		}
	});

	it('are of one story point and of one organisation', async ({ as, turnTo }) => {
		const point = await openPoint(as(HOUSE));
		const other = await openPoint(as(HOUSE));
		const { id, code } = await addEntrance(as(bram), point, LIBRARY);
		const unknown = { code: 'collect.entrance.not-found' };
		await expect(renameEntrance(as(bram), other.id, id, 'x')).rejects.toMatchObject(unknown);
		await expect(retireEntrance(as(bram), other.id, id)).rejects.toMatchObject(unknown);
		await turnTo(DE_OEVER);
		expect(await listEntrances(as(otto), point.id)).toEqual([]);
		await expect(getEntrance(as(otto), point.id, code)).rejects.toMatchObject(unknown);
	});
});

describe('coming in by an entrance', () => {
	const arrivalOf = async (ctx: Context, pointId: Id<'story-point'>, id: string) => {
		const story = await getStory(ctx, pointId, id as Id<'story'>);
		return story.at === 'told' ? story.entranceId : 'withdrawn';
	};

	it('is kept with the story', async ({ as }) => {
		const point = await openPoint(as(HOUSE));
		const entrance = await addEntrance(as(bram), point, LIBRARY);
		const telling = aTelling({ via: entrance.code });
		await tellStory(as(VISITOR), point, telling, 'web');
		expect(await arrivalOf(as(rika), point.id, telling.id)).toBe(entrance.id);
	});

	it('with a code that nobody knows, or of another point, tells all the same', async ({ as }) => {
		const point = await openPoint(as(HOUSE));
		const elsewhere = await addEntrance(as(bram), await openPoint(as(HOUSE)), LIBRARY);
		for (const via of ['zzzz', elsewhere.code]) {
			const telling = aTelling({ via });
			await tellStory(as(VISITOR), point, telling, 'web');
			expect(await arrivalOf(as(rika), point.id, telling.id)).toBeUndefined();
		}
	});

	it('that was retired still opens the page, and counts only what was told before', async ({ as }) => {
		const point = await openPoint(as(HOUSE));
		const { id, code } = await addEntrance(as(bram), point, LIBRARY);
		await retireEntrance(as(bram, { now: TUESDAY }), point.id, id);
		const later = new Date(TUESDAY.getTime() + 1000);
		const before = aTelling({ via: code });
		const after = aTelling({ via: code, toldAt: later.toISOString() });
		for (const telling of [before, after]) await tellStory(as(VISITOR, { now: later }), point, telling, 'web');

		expect(await findEntrance(as(VISITOR), point.id, code)).toMatchObject({ code, language: 'nl' });
		expect(await arrivalOf(as(rika), point.id, before.id)).toBe(id);
		expect(await arrivalOf(as(rika), point.id, after.id)).toBeUndefined();
	});
});

describe('a story written down by somebody else', () => {
	it('says who did, until it is withdrawn', async ({ as }) => {
		const point = await openPoint(as(HOUSE));
		const entrance = await addEntrance(as(bram), point, LIBRARY);
		const telling = aTelling({ toldTo: 'interpreter', via: entrance.code });
		const { followCode } = await tellStory(as(VISITOR), point, telling, 'web');
		expect(await getStory(as(rika), point.id, telling.id as Id<'story'>)).toMatchObject({ toldTo: 'interpreter' });

		const pass = await followStory(as(VISITOR), followCode, { mark: 'm', isTrusted: false }, '::1');
		await withdrawStory(as(VISITOR), pass);
		const left = await as(HOUSE).db.selectFrom('collect.stories').selectAll().where('id', '=', telling.id).execute();
		expect(left).toMatchObject([{ told_to: null, entrance_id: null, text: null }]);
	});
});
