import { describe, expect } from 'vitest';
import { VISITOR } from '#lib/platform/actor.ts';
import { bram, MONDAY, otto, rika, steef } from '#test/personas.ts';
import { it } from '#test/rollback.ts';
import { storedPoint, storedStory, withdrawn } from '#test/stories.ts';
import { findSimilar } from './similar-queries.ts';

const LETTER = 'De brief over mijn schulden bleef maanden liggen. Het wachten op de gemeente maakte mij ziek.';
const LIKE_IT = 'Wachten, wachten. Mijn schuld groeide en van de gemeente kwam nooit een brief.';
const OTHER = 'Elke zondag koken we soep met de hele straat, en de kinderen dekken tafels op het plein.';
const LATER = new Date(MONDAY.getTime() + 3_600_000);

describe('what is like a story', () => {
	it('is told in the same words, and says which', async ({ as }) => {
		const point = await storedPoint(as(bram));
		const letter = await storedStory(as(bram), point, { text: LETTER });
		const like = await storedStory(as(bram), point, { text: LIKE_IT });
		const other = await storedStory(as(bram), point, { text: OTHER });

		const found = await findSimilar(as(rika), point.id, letter);
		expect(found).toMatchObject({ state: 'found', copies: [], similar: [{ id: like }] });
		expect(found.state === 'found' && [...found.similar[0]!.shared].sort()).toEqual([
			'brief',
			'gemeente',
			'schulden',
			'wachten'
		]);
		expect(await findSimilar(as(rika), point.id, other)).toEqual({
			state: 'found',
			copies: [],
			similar: [],
			by: 'words'
		});
	});

	it('stands apart when the text is nearly the same', async ({ as }) => {
		const point = await storedPoint(as(bram));
		const letter = await storedStory(as(bram), point, { text: LETTER });
		const copy = await storedStory(as(bram), point, { text: `${LETTER.toUpperCase()} Echt.` });
		expect(await findSimilar(as(rika), point.id, letter)).toMatchObject({ copies: [{ id: copy }], similar: [] });
	});

	it('is found as soon as it is told, and no longer once it is taken back', async ({ as }) => {
		const point = await storedPoint(as(bram));
		const letter = await storedStory(as(bram), point, { text: LETTER });
		await storedStory(as(bram), point, { text: OTHER });
		expect(await findSimilar(as(rika), point.id, letter)).toMatchObject({ similar: [] });

		const like = await storedStory(as(bram, { now: LATER }), point, { text: LIKE_IT });
		expect(await findSimilar(as(rika), point.id, letter)).toMatchObject({ similar: [{ id: like }] });

		await withdrawn(as(bram, { now: LATER }), like);
		expect(await findSimilar(as(rika), point.id, letter)).toMatchObject({ similar: [] });
		expect(await findSimilar(as(rika), point.id, like)).toMatchObject({ copies: [], similar: [] });
	});

	it('never comes from another story point', async ({ as }) => {
		const point = await storedPoint(as(bram));
		const elsewhere = await storedPoint(as(bram), 'elders');
		const letter = await storedStory(as(bram), point, { text: LETTER });
		await storedStory(as(bram), elsewhere, { text: LIKE_IT });
		expect(await findSimilar(as(rika), point.id, letter)).toMatchObject({ copies: [], similar: [] });
	});

	it('is not for stewards, visitors and other organisations', async ({ as, turnTo }) => {
		const point = await storedPoint(as(bram));
		const letter = await storedStory(as(bram), point, { text: LETTER });
		await storedStory(as(bram), point, { text: LIKE_IT });
		for (const actor of [steef, VISITOR])
			await expect(findSimilar(as(actor), point.id, letter)).rejects.toMatchObject({ kind: 'forbidden' });
		expect(await findSimilar(as(rika), point.id, letter)).toMatchObject({ similar: [{}] });
		await turnTo(otto.organisationId);
		expect(await findSimilar(as(otto), point.id, letter)).toEqual({
			state: 'found',
			copies: [],
			similar: [],
			by: 'words'
		});
	});
});
