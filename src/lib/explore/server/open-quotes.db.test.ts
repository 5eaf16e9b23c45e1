import { sql } from 'kysely';
import { describe, expect } from 'vitest';
import { VISITOR } from '#lib/platform/actor.ts';
import type { Id } from '#lib/platform/id.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { anna, bram, noor, otto, rika, steef } from '#test/personas.ts';
import { it } from '#test/rollback.ts';
import { type StoredPoint, storedPoint, storedStory, withdrawn } from '#test/stories.ts';
import { MOST_QUOTES } from '../open-quote.ts';
import { saveOpenPage } from './open-commands.ts';
import { getOpenPage, getOpenSettings } from './open-queries.ts';
import { dropOpenQuote, quoteOnOpenPage } from './open-quote-commands.ts';
import { findQuoteOf, getPassage, getQuotable } from './open-quote-queries.ts';

const TEXT = 'Ik stond in de regen. Toen kwam de buurvrouw met een paraplu. Nu drinken we elke week koffie.';
const PASSAGE = 'Ik stond in de regen. […] Nu drinken we elke week koffie.';
const NOTHING = new URLSearchParams();

type Use = 'discuss' | 'quote' | 'publish';

/** A point that asks whether anybody may read a piece, with an open page. */
async function anOpenPoint(ctx: Context, use: Use = 'publish'): Promise<StoredPoint> {
	const point = await storedPoint(ctx);
	const consents = [{ id: 'piece', text: { nl: 'Een stukje mag iedereen lezen.' }, required: false, use }];
	await ctx.db
		.updateTable('collect.story_points')
		.set({ definition: sql`definition || ${JSON.stringify({ consents })}::jsonb` })
		.where('id', '=', point.id)
		.execute();
	for (let i = 0; i < 30; i++)
		await storedStory(ctx, point, { answers: { pace: { kind: 'slider', position: (i % 10) / 10 } } as never });
	await saveOpenPage(ctx, point.id, {
		isOpen: true,
		threshold: 5,
		charts: ['pace'],
		intro: '',
		followUp: '',
		showsTables: false
	});
	return point;
}

async function says(ctx: Context, id: Id<'story'>, yes: boolean) {
	const consents = JSON.stringify(yes ? { piece: true } : {});
	await ctx.db.updateTable('collect.stories').set({ consents }).where('id', '=', id).execute();
}

async function aStory(ctx: Context, point: StoredPoint, text = TEXT): Promise<Id<'story'>> {
	const id = await storedStory(ctx, point, { text, answers: { pace: { kind: 'slider', position: 0.95 } } as never });
	await says(ctx, id, true);
	return id;
}

const seen = async (ctx: Context, point: StoredPoint, query = '') =>
	(await getOpenPage(ctx, point.id, new URLSearchParams(query))).quotes.map(({ text }) => text);

const chosen = async (ctx: Context, point: StoredPoint) => (await getOpenSettings(ctx, point.id, NOTHING)).quotes;

describe('a quote on the open page', () => {
	it('is read by anybody, in the words of its teller, and by nothing joined to an answer, a day or a story', async ({
		as
	}) => {
		const point = await anOpenPoint(as(bram));
		const id = await aStory(as(bram), point);
		await quoteOnOpenPage(as(bram), point.id, id, PASSAGE);
		const page = await getOpenPage(as(VISITOR), point.id, NOTHING);
		expect(page.quotes).toEqual([{ text: PASSAGE, language: 'nl' }]);
		expect(JSON.stringify(page)).not.toContain(id);
		expect(JSON.stringify(page)).not.toContain('buurvrouw');
	});

	it('is known to its teller, and not to that of another story', async ({ as }) => {
		const point = await anOpenPoint(as(bram));
		const [mine, other] = [await aStory(as(bram), point), await aStory(as(bram), point)];
		await quoteOnOpenPage(as(bram), point.id, mine, PASSAGE);
		expect(await findQuoteOf(as(VISITOR), point.id, mine)).toEqual({ text: PASSAGE, language: 'nl' });
		expect(await findQuoteOf(as(VISITOR), point.id, other)).toBeUndefined();
		await says(as(bram), mine, false);
		expect(await findQuoteOf(as(VISITOR), point.id, mine)).toBeUndefined();
	});

	it('is there whatever is chosen in the charts, and however few people chose it', async ({ as }) => {
		const point = await anOpenPoint(as(bram));
		await quoteOnOpenPage(as(bram), point.id, await aStory(as(bram), point), PASSAGE);
		for (const query of ['', 'f.pace=1', 'f.pace=5', 'f.pace=x', 'f.gone=1', 'citaat=1&sort=told-at'])
			expect(await seen(as(VISITOR), point, query), query).toEqual([PASSAGE]);
	});

	it('is gone at once when its teller takes the story back, and nothing of it is left', async ({ as }) => {
		const point = await anOpenPoint(as(bram));
		const id = await aStory(as(bram), point);
		await quoteOnOpenPage(as(bram), point.id, id, PASSAGE);
		await withdrawn(as(bram), id);
		expect(await seen(as(VISITOR), point)).toEqual([]);
		expect(await chosen(as(bram), point)).toEqual([{ storyId: id, at: 'gone', why: 'withdrawn' }]);
		const { rows } = await sql`select q::text as kept from explore.open_quotes q`.execute(as(bram).db);
		expect(JSON.stringify(rows)).not.toMatch(/regen|koffie/);

		await dropOpenQuote(as(anna), point.id, id);
		expect(await chosen(as(bram), point)).toEqual([]);
	});

	it('is gone at once when its teller does not want it any more, and back when they do', async ({ as }) => {
		const point = await anOpenPoint(as(bram));
		const id = await aStory(as(bram), point);
		await quoteOnOpenPage(as(bram), point.id, id, PASSAGE);
		await says(as(bram), id, false);
		expect(await seen(as(VISITOR), point)).toEqual([]);
		expect(await chosen(as(bram), point)).toEqual([{ storyId: id, at: 'gone', why: 'refused' }]);
		await says(as(bram), id, true);
		expect(await seen(as(VISITOR), point)).toEqual([PASSAGE]);
	});

	it('is gone when other words stand in its place, and when the point asks for it no more', async ({ as }) => {
		const point = await anOpenPoint(as(bram));
		const id = await aStory(as(bram), point);
		await quoteOnOpenPage(as(bram), point.id, id, PASSAGE);
		const corrected = TEXT.replace('regen', 'wolken');
		await as(bram).db.updateTable('collect.stories').set({ text: corrected }).where('id', '=', id).execute();
		expect(await seen(as(VISITOR), point)).toEqual([]);
		expect(await chosen(as(bram), point)).toEqual([{ storyId: id, at: 'gone', why: 'changed' }]);

		const definition = sql<never>`definition || '{"consents": []}'::jsonb`;
		await as(bram).db.updateTable('collect.story_points').set({ definition }).where('id', '=', point.id).execute();
		expect(await chosen(as(bram), point)).toEqual([{ storyId: id, at: 'gone', why: 'not-asked' }]);
	});

	it('is refused where the teller said no, or was only asked about a report or a table', async ({ as }) => {
		const refused = { kind: 'conflict', code: 'open.quote.issue.not-permitted' };
		const point = await anOpenPoint(as(bram));
		const id = await storedStory(as(bram), point, { text: TEXT });
		await expect(quoteOnOpenPage(as(bram), point.id, id, PASSAGE)).rejects.toMatchObject(refused);
		for (const use of ['discuss', 'quote'] as const) {
			const definition = sql<never>`jsonb_set(definition, '{consents,0,use}', ${JSON.stringify(use)}::jsonb)`;
			await as(bram).db.updateTable('collect.story_points').set({ definition }).where('id', '=', point.id).execute();
			await says(as(bram), id, true);
			await expect(quoteOnOpenPage(as(bram), point.id, id, PASSAGE)).rejects.toMatchObject(refused);
		}
	});

	it('says what is wrong with a passage, and changes nothing', async ({ as }) => {
		const point = await anOpenPoint(as(bram));
		const id = await aStory(as(bram), point);
		await quoteOnOpenPage(as(bram), point.id, id, PASSAGE);
		for (const [wanted, issue] of [
			['', 'empty'],
			['Ik stond in de zon.', 'not-literal'],
			[TEXT.repeat(5), 'too-long'],
			['nu drinken we', 'not-literal']
		] as const) {
			const wrong = { kind: 'invalid', code: `open.quote.issue.${issue}` };
			await expect(getPassage(as(bram), point.id, id, wanted)).rejects.toMatchObject(wrong);
			await expect(quoteOnOpenPage(as(bram), point.id, id, wanted)).rejects.toMatchObject(wrong);
		}
		expect(await seen(as(VISITOR), point)).toEqual([PASSAGE]);
	});

	it('is one of each story: another piece takes its place', async ({ as }) => {
		const point = await anOpenPoint(as(bram));
		const id = await aStory(as(bram), point);
		await quoteOnOpenPage(as(bram), point.id, id, PASSAGE);
		await quoteOnOpenPage(as(anna), point.id, id, 'Toen kwam de buurvrouw');
		expect(await seen(as(VISITOR), point)).toEqual(['Toen kwam de buurvrouw']);
		expect(await getQuotable(as(bram), point.id, id)).toMatchObject({
			quoted: 'Toen kwam de buurvrouw',
			consents: [{ nl: 'Een stukje mag iedereen lezen.' }]
		});
	});

	it('is one of twelve at most, in an order that says nothing of when', async ({ as }) => {
		const point = await anOpenPoint(as(bram));
		const words = Array.from({ length: MOST_QUOTES + 1 }, (_, i) => `dit was nummer ${String.fromCharCode(97 + i)}`);
		const ids = [];
		for (const text of words) ids.push(await aStory(as(bram), point, text));
		for (const [i, id] of ids.slice(0, -1).entries()) await quoteOnOpenPage(as(bram), point.id, id, words[i]!);
		const shown = await seen(as(VISITOR), point);
		expect([...shown].sort()).toEqual(words.slice(0, -1));
		// Once in 479 million it would be.
		expect(shown).not.toEqual(words.slice(0, -1));
		await expect(quoteOnOpenPage(as(bram), point.id, ids.at(-1)!, words.at(-1)!)).rejects.toMatchObject({
			kind: 'conflict',
			code: 'open.quote.issue.full'
		});
		await dropOpenQuote(as(bram), point.id, ids[3]!);
		await quoteOnOpenPage(as(bram), point.id, ids.at(-1)!, words.at(-1)!);
		expect(await seen(as(VISITOR), point)).toContain(words.at(-1));
	});

	it('is not for analysts, readers, stewards and visitors to choose, nor of another organisation or point', async ({
		as,
		turnTo
	}) => {
		const point = await anOpenPoint(as(bram));
		const id = await aStory(as(bram), point);
		for (const actor of [noor, rika, steef, VISITOR]) {
			const forbidden = { kind: 'forbidden' };
			await expect(quoteOnOpenPage(as(actor), point.id, id, PASSAGE)).rejects.toMatchObject(forbidden);
			await expect(dropOpenQuote(as(actor), point.id, id)).rejects.toMatchObject(forbidden);
			await expect(getQuotable(as(actor), point.id, id)).rejects.toMatchObject(forbidden);
		}
		const other = await storedPoint(as(bram), 'elders');
		await expect(quoteOnOpenPage(as(bram), other.id, id, PASSAGE)).rejects.toMatchObject({ kind: 'conflict' });
		await turnTo(otto.organisationId);
		await expect(quoteOnOpenPage(as(otto), point.id, id, PASSAGE)).rejects.toMatchObject({ kind: 'not-found' });
	});
});

describe('what happened with the experiences', () => {
	it('bears the day it was written, not the day the rest of the page was saved', async ({ as }) => {
		const point = await anOpenPoint(as(bram));
		const { settings } = await getOpenSettings(as(bram), point.id, NOTHING);
		const followUp = async (text: string, days: number) => {
			const now = new Date(as(bram).now.getTime() + days * 86_400_000);
			await saveOpenPage({ ...as(bram), now }, point.id, { ...settings, followUp: text });
			return (await getOpenPage(as(VISITOR), point.id, NOTHING)).followUp;
		};
		expect(await followUp('Er komt een bankje.', 1)).toEqual({ text: 'Er komt een bankje.', on: '2027-03-02' });
		expect(await followUp('Er komt een bankje.', 4)).toEqual({ text: 'Er komt een bankje.', on: '2027-03-02' });
		expect(await followUp('Het bankje staat er.', 9)).toEqual({ text: 'Het bankje staat er.', on: '2027-03-10' });
		expect(await followUp('', 10)).toBeUndefined();
	});
});
