import { sql } from 'kysely';
import { describe, expect } from 'vitest';
import { VISITOR } from '#lib/platform/actor.ts';
import type { Id } from '#lib/platform/id.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { bram, otto, rika, steef } from '#test/personas.ts';
import { it } from '#test/rollback.ts';
import { idsIn, storedPoint, storedStory, withdrawn } from '#test/stories.ts';
import { listFoundWords } from './found-words.ts';
import { findStories, HIT, interpretWords, listSnippets } from './search-queries.ts';
import { forgetWords, learnAllWords, listWordsOf } from './word-list.ts';

const TEXTS = {
	debts: 'Zij kreeg schuldhulpverlening van de gemeente.',
	debt: 'Een schuld die maar groeide, en de huurachterstand ook.',
	lonely: 'Ze voelde zich niet gehoord, en eenzaam.',
	loneliness: 'De eenzaamheid na de pensionering, in het café.',
	heard: 'Ik ben wel gehoord. Mijn hart sloeg over.',
	soup: 'Er was soep.'
};

type Name = keyof typeof TEXTS;

const findIds = async (ctx: Context, pointId: Id<'story-point'>, words: string) =>
	idsIn(await findStories(ctx, pointId, words));

async function aTown(ctx: Context) {
	const point = await storedPoint(ctx);
	const names = new Map<Id<'story'>, Name>();
	for (const [name, text] of Object.entries(TEXTS)) names.set(await storedStory(ctx, point, { text }), name as Name);
	const find = async (words: string) => (await findIds(ctx, point.id, words)).map((id) => names.get(id)!).sort();
	const idOf = (name: Name) => [...names].find(([, named]) => named === name)![0];
	return { point, find, idOf };
}

describe('finding words', () => {
	it('finds Dutch word forms, in the title and in the text', async ({ as }) => {
		const point = await storedPoint(as(bram));
		const lonely = await storedStory(as(bram), point, { text: 'Ze voelde zich eenzaam.' });
		const titled = await storedStory(as(bram), point, { title: 'Eenzaamheid', text: 'Het was stil.' });
		await storedStory(as(bram), point, { text: 'Er was soep.' });

		expect((await findIds(as(bram), point.id, 'eenzame')).toSorted()).toEqual([lonely, titled].toSorted());
		expect(await findIds(as(bram), point.id, 'eenzaam -stil')).toEqual([lonely]);
		expect(await findIds(as(bram), point.id, '"voelde zich eenzaam"')).toEqual([lonely]);
	});

	it.for([
		['schuld', ['debt', 'debts']],
		['schulden', ['debt', 'debts']],
		['hulpverlening', ['debts']],
		['schuldhulp', ['debts']],
		['huur', ['debt']],
		['art', []],
		['schuld -huur', ['debts']],
		['-eenzaam -schuld', ['heard', 'soup']],
		['cafe', ['loneliness']],
		['CAFÉ', ['loneliness']],
		['de eenzaamheid in het café', ['loneliness']],
		['eenzaam soep', []],
		['de', ['debt', 'debts', 'heard', 'loneliness', 'lonely', 'soup']],
		['"niet gehoord"', ['lonely']],
		['"Niet, gehoord', ['lonely']],
		['-"niet gehoord" gehoord', ['heard']],
		['eenzaamhied', ['loneliness', 'lonely']],
		['schuldhulpverlenning', ['debts']]
	] as const)('finds by %s', async ([words, found], { as }) => {
		const { find } = await aTown(as(bram));
		expect(await find(words)).toEqual(found);
	});

	it('says which words were taken for what was typed, and which say nothing', async ({ as }) => {
		const { point } = await aTown(as(bram));
		expect(await interpretWords(as(rika), point.id, 'de eenzaamhied')).toMatchObject({
			corrected: [{ typed: 'eenzaamhied', found: ['eenzaamheid'] }],
			ignored: ['de']
		});
		expect(await interpretWords(as(rika), point.id, 'eenzaamheid')).toMatchObject({ corrected: [], ignored: [] });
		expect(await interpretWords(as(rika), point.id, 'xylofoonbouwer')).toMatchObject({ corrected: [] });
	});

	it('takes anything as words and finds nothing in nonsense', async ({ as }) => {
		const point = await storedPoint(as(bram));
		await storedStory(as(bram), point);
		const nonsense = [
			'',
			'   ',
			`'); drop table collect.stories; --`,
			'& | ! <->',
			'"',
			'-',
			'🙂',
			'a:* & b',
			"''",
			'\\',
			'%',
			'_'.repeat(9)
		];
		for (const words of [...nonsense, 'x'.repeat(10_000), 'جيران', '"%" "_"', 'x\u0000y'])
			expect(await findIds(as(bram), point.id, words), words.slice(0, 20)).toEqual([]);
	});

	it('shows where, also in a compound, and is not fooled by marks in the text', async ({ as }) => {
		const point = await storedPoint(as(bram));
		const text = `De ${HIT.open}valse${HIT.close} buurman en de <b>buren</b> hielpen.`;
		const id = await storedStory(as(bram), point, { text });

		const [found] = await listSnippets(as(bram), point.id, [id], 'buur buren');
		expect(found!.snippet).toContain(`${HIT.open}buurman${HIT.close}`);
		expect(found!.snippet).not.toContain(`${HIT.open}valse`);
		expect((await listFoundWords(as(bram), point.id, id, 'buur')).words.toSorted()).toEqual(['buren', 'buurman']);
	});

	it('marks a phrase as a phrase, words by themselves, and none that were to be left out', async ({ as }) => {
		const { point, idOf } = await aTown(as(bram));
		const found = await listFoundWords(as(bram), point.id, idOf('lonely'), '"niet gehoord" -soep voelde');
		expect(found).toEqual({ words: ['voelde'], phrases: [['niet', 'gehoord']] });
		expect(await listFoundWords(as(bram), point.id, idOf('lonely'), '-"niet gehoord"')).toEqual({
			words: [],
			phrases: []
		});
	});

	it('is not for stewards and visitors, nor for another organisation', async ({ as }) => {
		const { point, idOf } = await aTown(as(bram));
		for (const actor of [steef, VISITOR]) {
			const ctx = as(actor);
			for (const deed of [
				findIds(ctx, point.id, 'schuld'),
				interpretWords(ctx, point.id, 'schuld'),
				listSnippets(ctx, point.id, [idOf('debt')], 'schuld'),
				listFoundWords(ctx, point.id, idOf('debt'), 'schuld'),
				learnAllWords(ctx)
			])
				await expect(deed).rejects.toMatchObject({ kind: 'forbidden' });
		}
		expect(await findIds(as(otto), point.id, 'schuld')).toEqual([]);
	});

	it('may go by the index, also behind the wall', async ({ as }) => {
		const { rows } = await sql<{ tells: boolean }>`
			select not proleakproof as tells from pg_operator join pg_proc on pg_proc.oid = oprcode
			where pg_operator.oid = '@@(tsvector, tsquery)'::regoperator`.execute(as(bram).db);
		expect(rows).toEqual([{ tells: false }]);
	});
});

describe('the words of a point', () => {
	const words = async (ctx: Context) =>
		(await ctx.db.selectFrom('collect.words').select('word').orderBy('word').execute()).map(({ word }) => word);

	it('are learned once, small and without accents', async ({ as }) => {
		const point = await storedPoint(as(bram));
		await storedStory(as(bram), point, { text: 'Café, café CAFÉ! 06-12345678 anna@example.org' });
		await learnAllWords(as(bram));
		await learnAllWords(as(bram));
		expect(await words(as(bram))).toEqual(['cafe']);
	});

	it('forget what only a withdrawn story held', async ({ as }) => {
		const point = await storedPoint(as(bram));
		const mine = await storedStory(as(bram), point, { text: 'Geheimzinnige buurvrouw Jansens.' });
		await storedStory(as(bram), point, { text: 'Een buurvrouw genaamd Jansen.' });
		await learnAllWords(as(bram));
		const held = await listWordsOf(as(bram), mine);
		await withdrawn(as(bram), mine);
		await forgetWords(as(bram), point.id, held);
		expect(await words(as(bram))).toEqual(['buurvrouw', 'genaamd', 'jansen']);
	});
});
