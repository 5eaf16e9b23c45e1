import { describe, expect } from 'vitest';
import { VISITOR } from '#lib/platform/actor.ts';
import type { Id } from '#lib/platform/id.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { bram, MONDAY, otto, rika, steef } from '#test/personas.ts';
import { it } from '#test/rollback.ts';
import { storedPoint, storedStory, withdrawn } from '#test/stories.ts';
import { listNearCopies } from './near-copies-queries.ts';

const LETTER = 'De brief over mijn schulden bleef maanden liggen. Het wachten op de gemeente maakte mij ziek.';
const CHANGED = 'De brief over mijn schulden bleef weken liggen. Het wachten op de gemeente maakte mij ziek.';
const OTHER = 'Elke zondag koken we soep met de hele straat, en de kinderen dekken tafels op het plein.';
const LATER = new Date(MONDAY.getTime() + 3_600_000);

/** As a reader who looks again until all are compared. */
async function found(ctx: Context, pointId: Id<'story-point'>, page = 1) {
	for (let times = 0; times < 20; times++) {
		const copies = await listNearCopies(ctx, pointId, page);
		if (copies.state === 'found') return copies;
	}
	throw new Error('still reading');
}

describe('all near copies of a story point', () => {
	it('stand side by side, with what differs', async ({ as }) => {
		const point = await storedPoint(as(bram));
		const letter = await storedStory(as(bram), point, { text: LETTER });
		await storedStory(as(bram), point, { text: OTHER });
		const changed = await storedStory(as(bram, { now: LATER }), point, { text: CHANGED });
		const { groups, listed } = await found(as(rika), point.id);
		expect(groups).toBe(1);
		expect(listed).toMatchObject([
			{ stories: 2, pairs: [{ left: { id: letter }, right: { id: changed }, isSame: false }] }
		]);
		const differing = listed[0]!.pairs.flatMap(({ left, right }) => [...left.parts, ...right.parts]);
		expect(differing.filter(({ differs }) => differs).map(({ text }) => text.trim())).toEqual(['maanden', 'weken']);
	});

	it('are no longer there once one is taken back, and are as soon as one is told', async ({ as }) => {
		const point = await storedPoint(as(bram));
		await storedStory(as(bram), point, { text: LETTER });
		expect(await found(as(rika), point.id)).toMatchObject({ groups: 0, listed: [] });
		const copy = await storedStory(as(bram, { now: LATER }), point, { text: LETTER.toUpperCase() });
		expect(await found(as(rika), point.id)).toMatchObject({ groups: 1, listed: [{ pairs: [{ isSame: true }] }] });
		await withdrawn(as(bram, { now: LATER }), copy);
		expect(await found(as(rika), point.id)).toMatchObject({ groups: 0, listed: [] });
	});

	it('stand ten groups on a page, and a page that is not there is the nearest that is', async ({ as }) => {
		const point = await storedPoint(as(bram));
		// Of each group every word is its own.
		const words = (letter: string) =>
			['oor', 'amel', 'ien', 'uur', 'erg'].map((end) => letter.repeat(2) + end).join(' ');
		for (const letter of 'abcdfghklmn')
			for (const end of ['', '!']) await storedStory(as(bram), point, { text: words(letter) + end });
		const sizes = async (page: number) => {
			const { page: shown, listed } = await found(as(rika), point.id, page);
			return { ...shown, listed: listed.length };
		};
		expect(await sizes(1)).toEqual({ number: 1, of: 2, listed: 10 });
		expect(await sizes(2)).toEqual({ number: 2, of: 2, listed: 1 });
		expect(await sizes(99)).toEqual({ number: 2, of: 2, listed: 1 });
		expect(await sizes(NaN)).toEqual({ number: 1, of: 2, listed: 10 });
	});

	it('are not for stewards, visitors and other organisations', async ({ as, turnTo }) => {
		const point = await storedPoint(as(bram));
		for (const text of [LETTER, CHANGED]) await storedStory(as(bram), point, { text });
		for (const actor of [steef, VISITOR])
			await expect(listNearCopies(as(actor), point.id, 1)).rejects.toMatchObject({ kind: 'forbidden' });
		expect(await found(as(rika), point.id)).toMatchObject({ groups: 1 });
		await turnTo(otto.organisationId);
		expect(await found(as(otto), point.id)).toMatchObject({ groups: 0, stories: 0 });
	});
});
