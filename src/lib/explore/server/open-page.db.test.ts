import { describe, expect } from 'vitest';
import { HOUSE, VISITOR } from '#lib/platform/actor.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { anna, bram, otto, rika, steef } from '#test/personas.ts';
import { it } from '#test/rollback.ts';
import { type StoredPoint, storedPoint, storedStory, withdrawn } from '#test/stories.ts';
import type { OpenSettings } from '../open-page.ts';
import { renewOpenPages, saveOpenPage } from './open-commands.ts';
import { findOpenPage, getOpenPage, getOpenSettings } from './open-queries.ts';

const SETTINGS: OpenSettings = {
	isOpen: true,
	threshold: 5,
	charts: ['who-helped', 'pace', 'asked'],
	intro: 'Lees mee.',
	followUp: '',
	showsTables: false
};
const NOTHING = new URLSearchParams();
const DAY = 86_400_000;

/** Most were helped by neighbours, some by family, two by somebody else. */
async function told(ctx: Context, point: StoredPoint, count: number) {
	const ids = [];
	for (let i = 0; i < count; i++) {
		const option = i < 2 ? 'other' : i % 3 === 0 ? 'family' : 'neighbours';
		ids.push(
			await storedStory(ctx, point, {
				text: 'Dit staat nergens op een open pagina.',
				answers: {
					'who-helped': { kind: 'choice', option },
					pace: { kind: 'slider', position: (i % 10) / 10 },
					asked: { kind: 'triad', shares: [0.7, 0.2, 0.1] }
				} as never
			})
		);
	}
	return ids;
}

const later = (ctx: Context, days: number): Context => ({ ...ctx, now: new Date(ctx.now.getTime() + days * DAY) });

describe('the open page', () => {
	it('is closed until somebody opens it, and when it is closed again', async ({ as }) => {
		const point = await storedPoint(as(bram));
		await told(as(bram), point, 40);
		const closed = { kind: 'not-found', code: 'open.closed' };
		await expect(getOpenPage(as(VISITOR), point.id, NOTHING)).rejects.toMatchObject(closed);
		await saveOpenPage(as(bram), point.id, { ...SETTINGS, isOpen: false });
		await expect(getOpenPage(as(VISITOR), point.id, NOTHING)).rejects.toMatchObject(closed);
		await saveOpenPage(as(bram), point.id, SETTINGS);
		expect(await getOpenPage(as(VISITOR), point.id, NOTHING)).toMatchObject({ intro: 'Lees mee.' });
		await saveOpenPage(as(bram), point.id, { ...SETTINGS, isOpen: false });
		await expect(getOpenPage(as(VISITOR), point.id, NOTHING)).rejects.toMatchObject(closed);
	});

	it('shows anybody the chosen charts, in fives, and nothing of a group that is too small', async ({ as }) => {
		const point = await storedPoint(as(bram));
		await told(as(bram), point, 60);
		await saveOpenPage(as(anna), point.id, SETTINGS);

		const page = await getOpenPage(as(VISITOR), point.id, NOTHING);
		expect(page.view!.charts.map(({ dimension }) => dimension.id)).toEqual(SETTINGS.charts);
		const [neighbours, family, other] = page.view!.charts[0]!.bars.map(({ count }) => count);
		expect(Math.abs(neighbours! - 39)).toBeLessThan(8);
		expect(Math.abs(family! - 19)).toBeLessThan(8);
		expect(other).toBeNull();
		for (const { bars } of page.view!.charts)
			for (const { count } of bars) expect(count === null || (count >= 5 && count % 5 === 0)).toBe(true);
		expect(JSON.stringify(page)).not.toMatch(/nergens|0[0-9a-f]{7}-/);
	});

	it('takes two choices at most, and only answers it shows', async ({ as }) => {
		const point = await storedPoint(as(bram));
		await told(as(bram), point, 80);
		await saveOpenPage(as(bram), point.id, SETTINGS);
		const at = async (query: string) => (await getOpenPage(as(VISITOR), point.id, new URLSearchParams(query))).view!;

		const chosen = await at('f.who-helped=neighbours');
		expect(chosen.choices).toMatchObject([{ dimension: { id: 'who-helped' }, group: 0, without: '' }]);
		expect(chosen.matching).toBe((await at('')).charts[0]!.bars[0]!.count);
		expect((await at('f.who-helped=neighbours&f.pace=1&f.asked=top')).choices).toHaveLength(2);
		expect((await at('f.who-helped=neighbours&f.pace=1&f.asked=top')).left.tooMany).toBe(true);
		expect((await at('f.who-helped=neighbours&f.who-helped=family')).left.tooMany).toBe(true);
		for (const odd of [
			'f.who-helped=<b>',
			'f.gone=1',
			'f.told-at=2027',
			'f.pace=0.5',
			'f.who-helped=',
			'f.__proto__=1'
		]) {
			const view = await at(odd);
			expect(view.left.unknown, odd).toBe(true);
			expect({ ...view, left: undefined }).toEqual({ ...(await at('')), left: undefined });
		}
	});

	it('looks the same for a group that is too small and for nobody', async ({ as }) => {
		const point = await storedPoint(as(bram));
		await told(as(bram), point, 40);
		await saveOpenPage(as(bram), point.id, SETTINGS);
		const { publication } = (await findOpenPage(as(bram), point.id))!.edition;
		// Two people said "other" (0.2); nobody put a dot at the right (2.2).
		expect(Object.keys(publication!.shown).filter((name) => /0\.2|2\.2/.test(name))).toEqual([]);
		const view = async (query: string) => (await getOpenPage(as(VISITOR), point.id, new URLSearchParams(query))).view!;
		const [few, nobody] = [await view('f.who-helped=other'), await view('f.asked=right')];
		expect([few.matching, nobody.matching]).toEqual([null, null]);
		for (const { bars } of [few.charts[1]!, nobody.charts[1]!])
			expect(bars.map(({ count, query }) => [count, query])).toEqual(Array(5).fill([null, undefined]));
	});

	it('is a sentence, not a chart, while there are fewer stories than twice the threshold', async ({ as }) => {
		const point = await storedPoint(as(bram));
		for (const count of [0, 1, 8]) {
			await told(as(bram), point, count);
			await saveOpenPage(as(bram), point.id, SETTINGS);
			expect((await getOpenPage(as(VISITOR), point.id, NOTHING)).view).toBeUndefined();
		}
	});

	it('leaves out a question that is not asked any more, and never shows days', async ({ as }) => {
		const point = await storedPoint(as(bram));
		await told(as(bram), point, 30);
		await saveOpenPage(as(bram), point.id, { ...SETTINGS, charts: ['gone', 'told-at', 'pace'] });
		const { view } = await getOpenPage(as(VISITOR), point.id, NOTHING);
		expect(view!.charts.map(({ dimension }) => dimension.id)).toEqual(['pace']);
		expect((await getOpenSettings(as(bram), point.id, NOTHING)).dimensions.map(({ kind }) => kind)).not.toContain(
			'time'
		);
	});
});

describe('a new edition', () => {
	const shownTo = async (ctx: Context, point: StoredPoint) =>
		(await findOpenPage(ctx, point.id))!.edition.publication!.shown;

	it('is made a month later when so many stories differ that none of them can be told apart', async ({ as }) => {
		const point = await storedPoint(as(bram));
		await told(as(bram), point, 40);
		await saveOpenPage(as(bram), point.id, SETTINGS);
		const before = (await findOpenPage(as(bram), point.id))!.edition;

		await told(later(as(bram), 1), point, 9);
		await renewOpenPages({ ...later(as(bram), 31), actor: HOUSE });
		expect((await findOpenPage(as(bram), point.id))!.edition).toEqual(before);
		await told(later(as(bram), 2), point, 1);
		await renewOpenPages({ ...later(as(bram), 29), actor: HOUSE });
		expect((await findOpenPage(as(bram), point.id))!.edition).toEqual(before);
		await renewOpenPages({ ...later(as(bram), 31), actor: HOUSE });
		const renewed = (await findOpenPage(as(bram), point.id))!;
		expect(renewed.stories).toBe(50);
		expect(renewed.edition).not.toEqual(before);
	});

	it('is made at once when there are twice as many stories', async ({ as }) => {
		const point = await storedPoint(as(bram));
		await told(as(bram), point, 20);
		await saveOpenPage(as(bram), point.id, SETTINGS);
		await told(later(as(bram), 1), point, 19);
		await renewOpenPages({ ...later(as(bram), 2), actor: HOUSE });
		expect((await findOpenPage(as(bram), point.id))!.stories).toBe(20);
		await told(later(as(bram), 2), point, 1);
		await renewOpenPages({ ...later(as(bram), 3), actor: HOUSE });
		expect((await findOpenPage(as(bram), point.id))!.stories).toBe(40);
	});

	it('is not brought about by somebody who tells and takes back every day', async ({ as }) => {
		const point = await storedPoint(as(bram));
		await told(as(bram), point, 40);
		await saveOpenPage(as(bram), point.id, SETTINGS);
		const seen = await shownTo(as(bram), point);
		for (let day = 1; day < 25; day += 4) {
			const mine = await told(later(as(bram), day), point, 20);
			await renewOpenPages({ ...later(as(bram), day + 1), actor: HOUSE });
			await saveOpenPage(later(as(bram), day + 1), point.id, SETTINGS);
			expect(await shownTo(as(bram), point)).toEqual(seen);
			for (const id of mine) await withdrawn(later(as(bram), day + 2), id);
			await renewOpenPages({ ...later(as(bram), day + 3), actor: HOUSE });
			await saveOpenPage(later(as(bram), day + 3), point.id, SETTINGS);
			expect(await shownTo(as(bram), point)).toEqual(seen);
		}
	});

	it('no longer counts who took a story back, a month later at most', async ({ as }) => {
		const point = await storedPoint(as(bram));
		const ids = await told(as(bram), point, 40);
		await saveOpenPage(as(bram), point.id, SETTINGS);
		await withdrawn(later(as(bram), 1), ids[0]!);
		await renewOpenPages({ ...later(as(bram), 20), actor: HOUSE });
		expect((await findOpenPage(as(bram), point.id))!.stories).toBe(40);
		await renewOpenPages({ ...later(as(bram), 31), actor: HOUSE });
		expect((await findOpenPage(as(bram), point.id))!.stories).toBe(39);
	});

	it('cannot be had by saving: no number that was seen moves, whoever left, so nothing averages out', async ({
		as
	}) => {
		const point = await storedPoint(as(bram));
		const ids = await told(as(bram), point, 60);
		await saveOpenPage(as(bram), point.id, SETTINGS);
		const seen = await shownTo(as(bram), point);
		const looks: readonly Partial<OpenSettings>[] = [
			{},
			{ threshold: 4 },
			{ threshold: 6 },
			{ charts: ['pace'] },
			{ charts: ['asked', 'places', 'who-helped'] },
			{ isOpen: false },
			{ intro: 'Iets anders.' },
			{}
		];
		for (let save = 0; save < 24; save++) {
			const ctx = later(as(bram), 1 + save);
			// Somebody leaves now and then.
			if (save % 3 === 2) await withdrawn(ctx, ids[save]!);
			await saveOpenPage(ctx, point.id, { ...SETTINGS, ...looks[save % looks.length] });
			expect(await shownTo(ctx, point)).toMatchObject(seen);
		}
		await saveOpenPage(later(as(bram), 25), point.id, SETTINGS);
		expect((await findOpenPage(as(bram), point.id))!.edition.charts.length).toBeLessThan(5);
	});

	it('is not needed for one question more while nobody left: what was seen stays, and the new one comes beside it', async ({
		as
	}) => {
		const point = await storedPoint(as(bram));
		const ids = await told(as(bram), point, 60);
		await saveOpenPage(as(bram), point.id, { ...SETTINGS, charts: ['who-helped'] });
		const seen = await shownTo(as(bram), point);
		await saveOpenPage(later(as(bram), 1), point.id, { ...SETTINGS, charts: ['pace', 'who-helped'] });
		const { view } = await getOpenPage(as(VISITOR), point.id, NOTHING);
		expect(view!.charts.map(({ dimension }) => dimension.id)).toEqual(['pace', 'who-helped']);
		expect(await shownTo(as(bram), point)).toMatchObject(seen);

		await withdrawn(later(as(bram), 2), ids[5]!);
		await saveOpenPage(later(as(bram), 3), point.id, { ...SETTINGS, charts: ['pace', 'asked'], threshold: 7 });
		const waiting = await getOpenPage(as(VISITOR), point.id, NOTHING);
		expect(waiting.view!.charts.map(({ dimension }) => dimension.id)).toEqual(['pace']);
		expect(waiting.view!.threshold).toBe(5);
		// Saved on the third day after the edition of 1 March was made.
		expect((await getOpenSettings(as(bram), point.id, NOTHING)).completeBy).toBe('2027-04-01');

		await renewOpenPages({ ...later(as(bram), 31), actor: HOUSE });
		const complete = await getOpenPage(as(VISITOR), point.id, NOTHING);
		expect(complete.view!.charts.map(({ dimension }) => dimension.id)).toEqual(['pace', 'asked']);
		expect(complete.view!.threshold).toBe(7);
		expect((await getOpenSettings(as(bram), point.id, NOTHING)).completeBy).toBeUndefined();
	});

	it('may be made as often as somebody likes while only the team has seen it', async ({ as }) => {
		const point = await storedPoint(as(bram));
		const ids = await told(as(bram), point, 40);
		const closed = { ...SETTINGS, isOpen: false };
		await saveOpenPage(as(bram), point.id, closed);
		await withdrawn(later(as(bram), 1), ids[3]!);
		await saveOpenPage(later(as(bram), 2), point.id, { ...closed, threshold: 8, charts: ['places', 'asked'] });
		expect(await findOpenPage(as(bram), point.id)).toMatchObject({ stories: 39, edition: { threshold: 8 } });
		await saveOpenPage(later(as(bram), 3), point.id, SETTINGS);
		expect(await findOpenPage(as(bram), point.id)).toMatchObject({ wasSeen: true, edition: { threshold: 5 } });
		// Closing it does not make it unseen.
		await saveOpenPage(later(as(bram), 4), point.id, closed);
		await saveOpenPage(later(as(bram), 5), point.id, { ...closed, threshold: 8 });
		expect(await findOpenPage(as(bram), point.id)).toMatchObject({ wasSeen: true, edition: { threshold: 5 } });
	});
});

describe('choosing what is open', () => {
	it('is not for readers, stewards, visitors and other organisations', async ({ as, turnTo }) => {
		const point = await storedPoint(as(bram));
		for (const actor of [rika, steef, VISITOR]) {
			await expect(saveOpenPage(as(actor), point.id, SETTINGS)).rejects.toMatchObject({ kind: 'forbidden' });
			await expect(getOpenSettings(as(actor), point.id, NOTHING)).rejects.toMatchObject({ kind: 'forbidden' });
			await expect(renewOpenPages(as(actor))).rejects.toMatchObject({ kind: 'forbidden' });
		}
		await saveOpenPage(as(bram), point.id, SETTINGS);
		await turnTo(otto.organisationId);
		await expect(getOpenPage(as(otto), point.id, NOTHING)).rejects.toMatchObject({ kind: 'not-found' });
	});
});
