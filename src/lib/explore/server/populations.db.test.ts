import { describe, expect } from 'vitest';
import { VISITOR } from '#lib/platform/actor.ts';
import { anna, bram, noor, otto, rika, steef } from '#test/personas.ts';
import { it } from '#test/rollback.ts';
import { storedPoint, storedStory } from '#test/stories.ts';
import { dropPopulation, getMissing, getQuestions, keepPopulation, listPopulations } from './populations.ts';

const TABLE = {
	dimension: 'who-helped',
	who: 'cliënten',
	source: 'Eigen cijfers, 2026',
	rows: [
		{ name: 'Buren', people: 300, option: 'neighbours' },
		{ name: 'Ouders', people: 60, option: 'family' },
		{ name: 'Broers en zussen', people: 40, option: 'family' },
		{ name: 'Totaal', people: 400, option: null }
	]
};

describe('a table of people', () => {
	it('is laid beside the experiences as they are now', async ({ as }) => {
		const point = await storedPoint(as(bram));
		await keepPopulation(as(anna), point.id, TABLE);
		const helped = (option: string) => ({ answers: { 'who-helped': { option } } });
		for (const option of ['neighbours', 'neighbours', 'family', 'other'])
			await storedStory(as(bram), point, helped(option));
		await storedStory(as(bram), point);
		await storedStory(as(bram), point, { withdrawn: true });

		const { compared, shown } = await getMissing(as(rika), point.id, null);
		expect(compared.map(({ id }) => id)).toEqual(['who-helped']);
		expect(shown).toMatchObject({
			who: 'cliënten',
			source: 'Eigen cijfers, 2026',
			elsewhere: 1,
			unanswered: 1,
			rows: { family: ['Ouders', 'Broers en zussen'] },
			balance: {
				stories: 3,
				people: 400,
				groups: [
					{ option: 'neighbours', count: 2, people: 300, share: 0.75 },
					{ option: 'family', count: 1, people: 100, share: 0.25 }
				]
			}
		});
		expect(await getMissing(as(rika), point.id, 'no-such-question')).toMatchObject({ shown: { who: 'cliënten' } });
	});

	it('has nothing to say where nobody told yet', async ({ as }) => {
		const point = await storedPoint(as(bram));
		expect(await getMissing(as(rika), point.id, null)).toEqual({ compared: [], shown: undefined });
		await keepPopulation(as(anna), point.id, TABLE);
		expect((await getMissing(as(rika), point.id, null)).shown).toMatchObject({ balance: undefined, elsewhere: 0 });
	});

	it('is replaced by the next one for the same question, and thrown away once', async ({ as }) => {
		const point = await storedPoint(as(bram));
		await keepPopulation(as(anna), point.id, TABLE);
		await keepPopulation(as(bram), point.id, { ...TABLE, who: ' mensen ' });
		expect(await listPopulations(as(rika), point.id)).toMatchObject([{ ...TABLE, who: 'mensen' }]);
		await expect(dropPopulation(as(anna), point.id, 'pace')).rejects.toMatchObject({ kind: 'not-found' });
		await dropPopulation(as(anna), point.id, 'who-helped');
		expect(await listPopulations(as(rika), point.id)).toEqual([]);
		await expect(dropPopulation(as(anna), point.id, 'who-helped')).rejects.toMatchObject({ kind: 'not-found' });
	});

	it('is only for a question with one answer, and for at least two groups of people', async ({ as }) => {
		const point = await storedPoint(as(bram));
		await keepPopulation(as(anna), point.id, TABLE);
		const keep = (change: Partial<typeof TABLE>) => keepPopulation(as(anna), point.id, { ...TABLE, ...change });
		for (const dimension of ['places', 'pace', 'asked', 'told-at', 'advice', 'gone', ''])
			await expect(keep({ dimension })).rejects.toMatchObject({ code: 'no-such-question' });
		await expect(keep({ rows: TABLE.rows.slice(1) })).rejects.toMatchObject({ code: 'too-few-groups' });
		await expect(keep({ rows: TABLE.rows.map((row) => ({ ...row, people: 0 })) })).rejects.toMatchObject({
			code: 'nobody'
		});
		await expect(keep({ who: '' })).rejects.toMatchObject({ code: 'who' });
		await expect(keep({ source: 'x'.repeat(201) })).rejects.toMatchObject({ code: 'source' });
		expect(await listPopulations(as(rika), point.id)).toMatchObject([TABLE]);
	});

	it('is not kept by who may only read, nor seen by stewards, visitors and another organisation', async ({ as }) => {
		const point = await storedPoint(as(bram));
		await keepPopulation(as(anna), point.id, TABLE);
		for (const actor of [noor, rika, steef, VISITOR]) {
			const forbidden = { kind: 'forbidden' };
			await expect(keepPopulation(as(actor), point.id, TABLE)).rejects.toMatchObject(forbidden);
			await expect(dropPopulation(as(actor), point.id, 'who-helped')).rejects.toMatchObject(forbidden);
			await expect(getQuestions(as(actor), point.id)).rejects.toMatchObject(forbidden);
		}
		for (const actor of [steef, VISITOR]) {
			await expect(listPopulations(as(actor), point.id)).rejects.toMatchObject({ kind: 'forbidden' });
			await expect(getMissing(as(actor), point.id, null)).rejects.toMatchObject({ kind: 'forbidden' });
		}
		expect(await listPopulations(as(otto), point.id)).toEqual([]);
		await expect(dropPopulation(as(otto), point.id, 'who-helped')).rejects.toMatchObject({ kind: 'not-found' });
	});
});
