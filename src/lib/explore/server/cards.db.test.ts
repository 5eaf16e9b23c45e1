import { describe, expect } from 'vitest';
import { VISITOR } from '#lib/platform/actor.ts';
import type { Id } from '#lib/platform/id.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { bram, noor, otto, rika, steef } from '#test/personas.ts';
import { it } from '#test/rollback.ts';
import { type StoredPoint, storedPoint, storedStory, withdrawn } from '#test/stories.ts';
import { keepSelection } from './commands.ts';
import { makeCards } from './card-commands.ts';
import { getPile, getPrintable, getStoryOfCard, listCardQuestions } from './card-queries.ts';

const WISHES = {
	questions: ['who-helped'],
	part: 1,
	language: 'nl',
	heading: 'Zegt de verteller',
	address: 'https://huis.example/werk/vertelpunten/buurt'
};

const kept = (ctx: Context, { id }: StoredPoint, storyIds: readonly Id<'story'>[]) =>
	keepSelection(ctx, id, { name: 'Aan tafel', question: '', clauses: '', foundBy: { by: 'hand' }, storyIds });

async function pileOf(ctx: Context, { id }: StoredPoint, selection: Id<'selection'>) {
	return getPile(ctx, id, await getPrintable(ctx, id, selection), WISHES);
}

/** From now on tellers are asked whether their story may be discussed; these say so. */
async function asksToDiscuss({ db }: Context, { id }: StoredPoint, said: Readonly<Record<Id<'story'>, boolean>>) {
	const consents = [{ id: 'table', text: { nl: 'Mag dit op tafel?' }, required: false, use: 'discuss' }];
	const { definition } = await db
		.selectFrom('collect.story_points')
		.select('definition')
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	await db
		.updateTable('collect.story_points')
		.set({ definition: JSON.stringify({ ...(definition as object), consents }) })
		.where('id', '=', id)
		.execute();
	for (const [story, table] of Object.entries(said))
		await db
			.updateTable('collect.stories')
			.set({ consents: JSON.stringify({ table }) })
			.where('id', '=', story)
			.execute();
}

describe('story cards', () => {
	it('hold a whole story and the chosen answers, but no day', async ({ as }) => {
		const point = await storedPoint(as(bram));
		const story = await storedStory(as(bram), point, {
			title: 'Langs de deur',
			text: 'Eerst niets.\n\nToen alles.',
			openingId: 'proud',
			toldAt: new Date('2026-12-31T23:30:00Z'),
			answers: { 'who-helped': { option: 'family' }, pace: { position: 1 } }
		});
		const selection = await kept(as(bram), point, [story]);
		expect((await pileOf(as(bram), point, selection)).cards).toBeUndefined();
		await makeCards(as(noor), point.id, selection);

		const { cards } = await pileOf(as(bram), point, selection);
		expect(cards).toMatchObject([
			{
				code: expect.stringMatching(/^[FHKMRTXY][2-9][FHKMRTXY][2-9]$/) as string,
				month: '2027-01',
				blocks: [
					{ kind: 'opening', text: 'Vertel over iets waar je trots op bent.' },
					{ kind: 'title', text: 'Langs de deur' },
					{ kind: 'text', text: 'Eerst niets.' },
					{ kind: 'text', text: 'Toen alles.' },
					{ kind: 'heading', text: 'Zegt de verteller' },
					{ kind: 'answer', label: 'Wie hielp jou?', text: 'Familie' }
				]
			}
		]);
		expect(JSON.stringify(cards)).not.toContain('2026-12-31');
		expect(await getStoryOfCard(as(rika), point.id, cards![0]!.code)).toBe(story);
	});

	it('keep their code in every selection, and no two share one', async ({ as }) => {
		const point = await storedPoint(as(bram));
		const stories = [];
		for (let i = 0; i < 30; i++) stories.push(await storedStory(as(bram), point));
		const first = await kept(as(bram), point, stories.slice(0, 20));
		const second = await kept(as(bram), point, stories.slice(10));
		await makeCards(as(bram), point.id, first);
		const before = (await pileOf(as(bram), point, first)).cards!.map(({ code }) => code);
		await makeCards(as(bram), point.id, second);
		await makeCards(as(bram), point.id, first);
		expect((await pileOf(as(bram), point, first)).cards!.map(({ code }) => code)).toEqual(before);
		const after = (await pileOf(as(bram), point, second)).cards!.map(({ code }) => code);
		expect(after.slice(0, 10)).toEqual(before.slice(10));
		expect(new Set([...before, ...after]).size).toBe(30);
	});

	it('are not made of what was withdrawn or may not be discussed, and the screen can say so', async ({ as }) => {
		const point = await storedPoint(as(bram));
		const [yes, no, never, gone] = [
			await storedStory(as(bram), point),
			await storedStory(as(bram), point),
			await storedStory(as(bram), point),
			await storedStory(as(bram), point)
		];
		const selection = await kept(as(bram), point, [yes, no, never, gone]);
		expect(await getPrintable(as(bram), point.id, selection)).toMatchObject({ isAsked: false, refused: 0 });
		await makeCards(as(bram), point.id, selection);
		await asksToDiscuss(as(bram), point, { [yes]: true, [no]: false });
		await withdrawn(as(bram), gone);

		expect(await getPrintable(as(bram), point.id, selection)).toEqual({
			name: 'Aan tafel',
			storyIds: [yes],
			withdrawn: 1,
			refused: 2,
			isAsked: true
		});
		expect((await pileOf(as(bram), point, selection)).cards).toHaveLength(1);
		await asksToDiscuss(as(bram), point, { [yes]: false });
		await expect(makeCards(as(bram), point.id, selection)).rejects.toMatchObject({ kind: 'conflict' });
	});

	it('are not for readers, stewards, visitors and other organisations to print', async ({ as, turnTo }) => {
		const point = await storedPoint(as(bram));
		const selection = await kept(as(bram), point, [await storedStory(as(bram), point)]);
		await makeCards(as(bram), point.id, selection);
		const { code } = (await pileOf(as(bram), point, selection)).cards![0]!;
		for (const actor of [rika, steef, VISITOR]) {
			const refused = { kind: 'forbidden' };
			await expect(makeCards(as(actor), point.id, selection)).rejects.toMatchObject(refused);
			await expect(getPrintable(as(actor), point.id, selection)).rejects.toMatchObject(refused);
			await expect(listCardQuestions(as(actor), point.id)).rejects.toMatchObject(refused);
		}
		for (const actor of [steef, VISITOR])
			await expect(getStoryOfCard(as(actor), point.id, code)).rejects.toMatchObject({ kind: 'forbidden' });
		await turnTo(otto.organisationId);
		await expect(makeCards(as(otto), point.id, selection)).rejects.toMatchObject({ kind: 'not-found' });
		await expect(getStoryOfCard(as(otto), point.id, code)).rejects.toMatchObject({ kind: 'not-found' });
	});
});
