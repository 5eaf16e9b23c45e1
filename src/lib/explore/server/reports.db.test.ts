import { describe, expect } from 'vitest';
import { VISITOR } from '#lib/platform/actor.ts';
import type { Id } from '#lib/platform/id.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { anna, bram, MONDAY, noor, otto, rika, steef } from '#test/personas.ts';
import { add, aReport, CHART, DAY, later, quotable, quoteFrom, says, seen, TEXT, told } from '#test/reports.ts';
import { it } from '#test/rollback.ts';
import { type StoredPoint, storedPoint, withdrawn } from '#test/stories.ts';
import type { ChartBlock } from '../report/report.ts';
import { keepSelection } from './commands.ts';
import {
	addBlock,
	beginReport,
	changeReport,
	dropReport,
	moveBlock,
	renewChart,
	rewriteText
} from './report-commands.ts';
import { shareReport, withdrawLink } from './report-links.ts';
import { getReport, listReports, showBlocks } from './report-queries.ts';

const MEANWHILE = { kind: 'conflict', code: 'reports.changed-meanwhile' };

const shownQuote = async (ctx: Context, point: StoredPoint, id: Id<'report'>) => {
	const [block] = await showBlocks(ctx, point.id, (await getReport(ctx, point.id, id)).blocks);
	return block?.kind === 'quote' ? block.quote : undefined;
};

describe('a report', () => {
	it('is begun, filled, put in order and thrown away, and each of those leaves a trace', async ({ as }) => {
		const { point, id } = await aReport(as(bram));
		const one = await add(as(bram), point, id, { kind: 'text', heading: 'Eerst', text: '' });
		const two = await add(as(noor), point, id, { kind: 'text', heading: 'Dan', text: 'Regen.' });
		const { revision } = await getReport(as(bram), point.id, id);
		await moveBlock(as(bram), point.id, id, revision, { do: 'move', id: two, by: -1 });
		await rewriteText(as(bram), point.id, id, revision + 1, { id: one, heading: 'Later', text: '' });
		await changeReport(as(bram), point.id, id, revision + 2, { title: 'Buren', datedOn: '2027-05-12' });
		expect(await getReport(as(rika), point.id, id)).toMatchObject({
			title: 'Buren',
			datedOn: '2027-05-12',
			blocks: [{ heading: 'Dan' }, { heading: 'Later' }]
		});
		expect(await listReports(as(rika), point.id)).toMatchObject([{ id, blocks: 2, linkUntil: null }]);

		await shareReport(as(anna), point.id, id, 30);
		await withdrawLink(as(anna), point.id, id);
		await dropReport(as(bram), point.id, id);
		await expect(getReport(as(bram), point.id, id)).rejects.toMatchObject({ code: 'reports.not-found' });
		const deeds = await as(anna).db.selectFrom('platform.audit').select('deed').where('subject', '=', id).execute();
		expect([...new Set(deeds.map(({ deed }) => deed))].sort()).toEqual(
			['reports.begin', 'reports.change', 'reports.drop', 'reports.share', 'reports.withdraw-link'].sort()
		);
	});

	it('refuses whoever writes over somebody else, and keeps what that one wrote', async ({ as }) => {
		const { point, id } = await aReport(as(bram));
		const block = await addBlock(as(bram), point.id, id, 1, { kind: 'text', heading: 'Eerst', text: '' });
		await expect(addBlock(as(noor), point.id, id, 1, { kind: 'text', heading: 'Ook', text: '' })).rejects.toMatchObject(
			MEANWHILE
		);
		await expect(
			rewriteText(as(noor), point.id, id, 1, { id: block, heading: 'Anders', text: '' })
		).rejects.toMatchObject(MEANWHILE);
		await expect(changeReport(as(noor), point.id, id, 1, { title: 'x', datedOn: '2027-01-01' })).rejects.toMatchObject(
			MEANWHILE
		);
		expect((await getReport(as(bram), point.id, id)).blocks).toMatchObject([{ heading: 'Eerst' }]);
	});

	it('keeps the numbers of its charts until somebody renews them', async ({ as }) => {
		const { point, id } = await aReport(as(bram));
		await told(as(bram), point, 12);
		const block = await add(as(bram), point, id, { ...CHART, query: 'f.pace=0~40' });
		const chart = async () => (await getReport(as(bram), point.id, id)).blocks[0] as ChartBlock;
		const before = await chart();
		expect(before.frozen).toMatchObject({ stories: 12, takenAt: MONDAY.toISOString() });
		expect(before.frozen.dimensions.map((dimension) => dimension.id)).toEqual(['pace']);

		await told(as(bram), point, 5);
		expect(await chart()).toEqual(before);
		await renewChart(later(as(bram), 3), point.id, id, 2, block);
		expect((await chart()).frozen).toMatchObject({
			stories: 17,
			takenAt: new Date(MONDAY.getTime() + 3 * DAY).toISOString()
		});
		await expect(add(as(bram), point, id, { ...CHART, dimension: 'gone' })).rejects.toMatchObject({
			code: 'reports.chart.unknown'
		});
	});

	it('names a selection with its question, and how many it held', async ({ as }) => {
		const { point, id } = await aReport(as(bram));
		const storyIds = await told(as(bram), point, 3);
		const foundBy = { by: 'filter' } as const;
		const selectionId = await keepSelection(as(bram), point.id, {
			name: 'Buren',
			question: 'Wie hielp?',
			clauses: '',
			foundBy,
			storyIds
		});
		await add(as(bram), point, id, { kind: 'selection', selectionId });
		expect((await getReport(as(bram), point.id, id)).blocks).toMatchObject([
			{ name: 'Buren', question: 'Wie hielp?', stories: 3 }
		]);
		const secret = await shareReport(as(bram), point.id, id, 30);
		expect(await seen(as(VISITOR), secret)).toEqual([{ kind: 'selection', name: 'Buren', question: 'Wie hielp?' }]);
	});
});

describe('a quote in a report', () => {
	it('is a piece of an experience whose teller allows it, and no word of it is kept', async ({ as }) => {
		const { point, id } = await aReport(as(bram));
		const story = await quotable(as(bram), point, true);
		await add(as(bram), point, id, quoteFrom(story, 'regen.\r\nToen kwam '));
		expect(await shownQuote(as(rika), point, id)).toEqual({ text: 'regen.\nToen kwam', language: 'nl' });
		expect(JSON.stringify((await getReport(as(bram), point.id, id)).blocks)).not.toMatch(/regen|kwam/);
	});

	it('is refused without that consent, where nobody was asked, and when it stands there otherwise', async ({ as }) => {
		const { point, id } = await aReport(as(bram));
		const refused = { kind: 'conflict', code: 'reports.quote.not-allowed' };
		const notAsked = await quotable(as(bram), point, undefined);
		await expect(add(as(bram), point, id, quoteFrom(notAsked))).rejects.toMatchObject(refused);
		const no = await quotable(as(bram), point, false);
		await expect(add(as(bram), point, id, quoteFrom(no))).rejects.toMatchObject(refused);
		const yes = await quotable(as(bram), point, true);
		const elsewhere = await storedPoint(as(bram), 'elders');
		const other = await beginReport(as(bram), elsewhere.id, 'Elders');
		await expect(add(as(bram), elsewhere, other, quoteFrom(yes))).rejects.toMatchObject(refused);
		await expect(add(as(bram), point, id, quoteFrom(yes, 'toen kwam'))).rejects.toMatchObject({
			code: 'reports.quote.not-literal'
		});
		expect((await getReport(as(bram), point.id, id)).blocks).toEqual([]);
	});

	it('is gone at once, also for who has the link, when its teller takes back the consent or the experience', async ({
		as
	}) => {
		const { point, id } = await aReport(as(bram));
		const story = await quotable(as(bram), point, true);
		await add(as(bram), point, id, quoteFrom(story));
		const secret = await shareReport(as(bram), point.id, id, 30);
		expect(await seen(as(VISITOR), secret)).toMatchObject([{ quote: { text: 'Toen kwam de buurvrouw' } }]);

		await says(as(bram), story, false);
		expect(await shownQuote(as(bram), point, id)).toBe('refused');
		expect(await seen(as(VISITOR), secret)).toEqual([]);
		await says(as(bram), story, true);
		expect(await seen(as(VISITOR), secret)).toHaveLength(1);
		await as(bram)
			.db.updateTable('collect.stories')
			.set({ text: `Nou, ${TEXT}` })
			.where('id', '=', story)
			.execute();
		expect(await shownQuote(as(bram), point, id)).toBe('changed');
		await withdrawn(as(bram), story);
		expect(await shownQuote(as(bram), point, id)).toBe('withdrawn');
		expect(await seen(as(VISITOR), secret)).toEqual([]);
	});
});

describe('reports', () => {
	it('are not for stewards and visitors, not to be written by readers, and not to be shared by analysts', async ({
		as
	}) => {
		const { point, id } = await aReport(as(bram));
		const forbidden = { kind: 'forbidden' };
		for (const actor of [steef, VISITOR]) {
			await expect(getReport(as(actor), point.id, id)).rejects.toMatchObject(forbidden);
			await expect(listReports(as(actor), point.id)).rejects.toMatchObject(forbidden);
		}
		const text = { kind: 'text', heading: 'x', text: '' } as const;
		for (const actor of [rika, steef, VISITOR]) {
			const ctx = as(actor);
			await expect(beginReport(ctx, point.id, 'x')).rejects.toMatchObject(forbidden);
			await expect(addBlock(ctx, point.id, id, 1, text)).rejects.toMatchObject(forbidden);
			await expect(rewriteText(ctx, point.id, id, 1, { ...text, id: 'r1' })).rejects.toMatchObject(forbidden);
			await expect(renewChart(ctx, point.id, id, 1, 'r1')).rejects.toMatchObject(forbidden);
			await expect(moveBlock(ctx, point.id, id, 1, { do: 'remove', id: 'r1' })).rejects.toMatchObject(forbidden);
			await expect(changeReport(ctx, point.id, id, 1, { title: 'x', datedOn: '2027-01-01' })).rejects.toMatchObject(
				forbidden
			);
			await expect(dropReport(ctx, point.id, id)).rejects.toMatchObject(forbidden);
		}
		for (const actor of [noor, rika, steef, VISITOR]) {
			await expect(shareReport(as(actor), point.id, id, 30)).rejects.toMatchObject(forbidden);
			await expect(withdrawLink(as(actor), point.id, id)).rejects.toMatchObject(forbidden);
		}
	});

	it('are not for other organisations, nor for another story point', async ({ as, turnTo }) => {
		const { point, id } = await aReport(as(bram));
		const gone = { code: 'reports.not-found' };
		const elsewhere = await storedPoint(as(bram), 'elders');
		await expect(getReport(as(bram), elsewhere.id, id)).rejects.toMatchObject(gone);
		await expect(shareReport(as(bram), elsewhere.id, id, 30)).rejects.toMatchObject(gone);
		await expect(withdrawLink(as(bram), elsewhere.id, id)).rejects.toMatchObject(gone);
		await expect(dropReport(as(bram), elsewhere.id, id)).rejects.toMatchObject(gone);
		await turnTo(otto.organisationId);
		await expect(getReport(as(otto), point.id, id)).rejects.toMatchObject(gone);
		expect(await listReports(as(otto), point.id)).toEqual([]);
	});
});
