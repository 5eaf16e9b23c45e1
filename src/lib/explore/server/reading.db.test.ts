import { describe, expect } from 'vitest';
import { VISITOR } from '#lib/platform/actor.ts';
import { bram, otto, rika, steef } from '#test/personas.ts';
import { it } from '#test/rollback.ts';
import { storedPoint, storedStory, withdrawn } from '#test/stories.ts';
import { keepSelection } from './commands.ts';
import { openReading } from './reading-queries.ts';

const NEIGHBOURS = { answers: { 'who-helped': { option: 'neighbours' } } };
const NOBODY = { answers: { 'who-helped': { option: 'nobody' } } };

const asked = (address: string) => new URLSearchParams(address);

describe('reading aloud', () => {
	it('begins with the first experience the filters leave, and knows the next', async ({ as }) => {
		const point = await storedPoint(as(bram));
		const kept = [await storedStory(as(bram), point, NEIGHBOURS), await storedStory(as(bram), point, NEIGHBOURS)];
		await storedStory(as(bram), point, NOBODY);

		const first = await openReading(as(rika), point.id, asked('f.who-helped=neighbours&van=onzin'));
		expect(first).toMatchObject({ place: { number: 1, of: 2 }, filter: 'f.who-helped=neighbours' });
		expect([first.story?.id, first.place?.next].toSorted()).toEqual(kept.toSorted());
	});

	it('follows the order of a selection, and leaves out what was taken back', async ({ as }) => {
		const point = await storedPoint(as(bram));
		const ids = [];
		for (let i = 0; i < 3; i++) ids.push(await storedStory(as(bram), point));
		const chosen = [ids[1]!, ids[0]!, ids[2]!];
		const foundBy = { by: 'hand' } as const;
		const selection = await keepSelection(as(bram), point.id, {
			name: 'Aan tafel',
			question: '',
			clauses: '',
			foundBy,
			storyIds: chosen
		});
		expect(await openReading(as(rika), point.id, asked(`selectie=${selection}`))).toMatchObject({
			story: { id: ids[1] },
			place: { number: 1, of: 3, next: ids[0] }
		});

		await withdrawn(as(bram), ids[0]!);
		expect((await openReading(as(rika), point.id, asked(`selectie=${selection}`))).place).toMatchObject({
			of: 2,
			next: ids[2]
		});
		const gone = await openReading(as(rika), point.id, asked(`selectie=${selection}&ervaring=${ids[0]}`));
		expect(gone).toMatchObject({ story: { at: 'withdrawn' }, place: undefined });
	});

	it('has nothing to read where nothing was told', async ({ as }) => {
		const point = await storedPoint(as(bram));
		expect(await openReading(as(rika), point.id, asked(''))).toMatchObject({ story: undefined, place: undefined });
	});

	it('is not for stewards, visitors and other organisations', async ({ as }) => {
		const point = await storedPoint(as(bram));
		const story = await storedStory(as(bram), point);
		for (const actor of [steef, VISITOR])
			for (const address of ['', `ervaring=${story}`])
				await expect(openReading(as(actor), point.id, asked(address))).rejects.toMatchObject({ kind: 'forbidden' });
		await expect(openReading(as(otto), point.id, asked(`ervaring=${story}`))).rejects.toMatchObject({
			kind: 'not-found'
		});
	});
});
