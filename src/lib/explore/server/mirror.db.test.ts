import { describe, expect } from 'vitest';
import { VISITOR } from '#lib/platform/actor.ts';
import type { Id } from '#lib/platform/id.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { bram, otto, rika, steef } from '#test/personas.ts';
import { it } from '#test/rollback.ts';
import { type StoredPoint, storedPoint, storedStory, withdrawn } from '#test/stories.ts';
import { keepSelection } from './commands.ts';
import { getMirror, tidyMirror } from './mirror-queries.ts';

const query = (text: string) => new URLSearchParams(text);

/** Twelve were helped by neighbours and slow, twelve by family and fast; one said nothing. */
async function twoGroups(ctx: Context): Promise<StoredPoint & { readonly stories: readonly Id<'story'>[] }> {
	const point = await storedPoint(ctx);
	const stories: Id<'story'>[] = [];
	for (let i = 0; i < 24; i++) {
		const option = i < 12 ? 'neighbours' : 'family';
		const answers = { 'who-helped': { option }, pace: { position: i < 12 ? 0.2 : 0.8 } };
		stories.push(await storedStory(ctx, point, { answers, text: i % 2 ? 'Er was brood.' : 'Er was niets.' }));
	}
	await storedStory(ctx, point, { answers: {} });
	return { ...point, stories };
}

describe('a mirror', () => {
	it('sets an answer beside the rest, as the address says', async ({ as }) => {
		const point = await twoGroups(as(bram));

		const { mirror } = await getMirror(as(rika), point.id, query('groep1.who-helped=neighbours'));

		expect(mirror).toMatchObject({ sizes: [12, 12], neither: 1, overlap: 0 });
		const pace = mirror!.comparisons.find(({ shape }) => shape.dimension.id === 'pace')!;
		expect(pace.differences).toMatchObject([{ first: 20, second: 80, size: -60 }]);
		expect(mirror!.comparisons.some(({ shape }) => shape.dimension.id === 'who-helped')).toBe(false);
	});

	it('keeps to the filters and the words that hold for both', async ({ as }) => {
		const point = await twoGroups(as(bram));
		const { mirror } = await getMirror(as(bram), point.id, query('groep1.who-helped=neighbours&woorden=brood'));
		expect(mirror!.sizes).toEqual([6, 6]);
	});

	it('compares kept selections, without what was withdrawn since', async ({ as }) => {
		const point = await twoGroups(as(bram));
		const keep = (name: string, storyIds: readonly Id<'story'>[]) =>
			keepSelection(as(bram), point.id, { name, question: '', clauses: '', foundBy: { by: 'hand' }, storyIds });
		const one = await keep('Een', point.stories.slice(0, 14));
		const two = await keep('Twee', point.stories.slice(10, 24));
		await withdrawn(as(bram), point.stories[0]!);

		const { mirror, selections } = await getMirror(as(bram), point.id, query(`selectie1=${one}&selectie2=${two}`));
		expect(mirror).toMatchObject({ sizes: [9, 10], overlap: 4 });
		expect(selections.map(({ name }) => name).sort()).toEqual(['Een', 'Twee']);

		const alone = await getMirror(as(bram), point.id, query(`selectie1=${one}`));
		expect(alone.mirror).toMatchObject({ sizes: [13, 11] });
	});

	it('says which selection it does not know, also when it is of another point', async ({ as }) => {
		const point = await twoGroups(as(bram));
		const other = await storedPoint(as(bram), 'elders');
		const storyIds = [await storedStory(as(bram), other)];
		const foreign = await keepSelection(as(bram), other.id, {
			name: 'Elders',
			question: '',
			clauses: '',
			foundBy: { by: 'hand' },
			storyIds
		});
		const view = await getMirror(as(bram), point.id, query(`selectie1=${foreign}`));
		expect(view.mirror).toBeUndefined();
		expect(view.reading.dropped).toEqual([`selectie=${foreign}`]);
	});

	it('is empty, not broken, without groups, without stories and with one', async ({ as }) => {
		const point = await storedPoint(as(bram));
		expect(await getMirror(as(bram), point.id, query(''))).toMatchObject({ stories: 0, mirror: undefined });
		const text = 'groep1.who-helped=neighbours';
		// A question that nobody was asked yet is no question to compare by.
		expect((await getMirror(as(bram), point.id, query(text))).reading.dropped).toHaveLength(1);
		await storedStory(as(bram), point, { answers: { 'who-helped': { option: 'neighbours' } } });
		const { mirror } = await getMirror(as(bram), point.id, query(text));
		expect(mirror).toMatchObject({ sizes: [1, 0], tested: 0 });
	});

	it('tidies the address of a plain form', async ({ as }) => {
		const point = await twoGroups(as(bram));
		const sent = 'toon=1&op=pace&groep1.pace.van=0&groep1.pace.tot=40&groep2.pace.van=&groep2.pace.tot=';
		expect(await tidyMirror(as(bram), point.id, query(sent))).toBe('groep1.pace=0~40');
		expect(await tidyMirror(as(bram), point.id, query('groep1.pace=0~40'))).toBeUndefined();
	});

	it('is not for stewards, visitors and other organisations', async ({ as, turnTo }) => {
		const point = await twoGroups(as(bram));
		const text = query('groep1.who-helped=neighbours&toon=1');
		await getMirror(as(bram), point.id, text);
		for (const actor of [steef, VISITOR]) {
			await expect(getMirror(as(actor), point.id, text)).rejects.toMatchObject({ kind: 'forbidden' });
			await expect(tidyMirror(as(actor), point.id, text)).rejects.toMatchObject({ kind: 'forbidden' });
		}
		await turnTo(otto.organisationId);
		expect((await getMirror(as(otto), point.id, text)).stories).toBe(0);
	});
});
