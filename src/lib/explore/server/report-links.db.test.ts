import { sql } from 'kysely';
import { describe, expect } from 'vitest';
import { VISITOR } from '#lib/platform/actor.ts';
import { bram } from '#test/personas.ts';
import { add, aReport, CHART, later, seen, told } from '#test/reports.ts';
import { it } from '#test/rollback.ts';
import { saveOpenPage } from './open-commands.ts';
import { findOpenPage } from './open-queries.ts';
import { openSharedReport, shareReport, withdrawLink } from './report-links.ts';
import { getReport, showBlocks } from './report-queries.ts';

const OVER = { kind: 'not-found', code: 'reports.link.over' };

describe('a link to a report', () => {
	it('opens it for a visitor until its day, or until it is withdrawn or replaced', async ({ as }) => {
		const { point, id } = await aReport(as(bram));
		await add(as(bram), point, id, { kind: 'text', heading: 'Eerst', text: '' });
		const first = await shareReport(as(bram), point.id, id, 30);
		expect((await openSharedReport(as(VISITOR), first)).report).toMatchObject({
			title: 'Buren in 2027',
			organisation: 'De Brug',
			point: { nl: 'Hulp in de buurt' }
		});
		await expect(openSharedReport(later(as(VISITOR), 30), first)).rejects.toMatchObject(OVER);
		expect((await getReport(later(as(bram), 30), point.id, id)).linkUntil).toBeNull();

		const second = await shareReport(as(bram), point.id, id, 30);
		await expect(openSharedReport(as(VISITOR), first)).rejects.toMatchObject(OVER);
		await openSharedReport(as(VISITOR), second);
		await withdrawLink(as(bram), point.id, id);
		for (const wrong of [second, '', 'x', second.toLowerCase(), `${second.slice(0, -1)}_`, 'A'.repeat(64)])
			await expect(openSharedReport(as(VISITOR), wrong)).rejects.toMatchObject(OVER);
	});

	it('is kept only as a hash', async ({ as }) => {
		const { point, id } = await aReport(as(bram));
		const secret = await shareReport(as(bram), point.id, id, 30);
		const { rows } = await sql`select r::text as kept from explore.reports r`.execute(as(bram).db);
		expect(JSON.stringify(rows)).not.toContain(Buffer.from(secret, 'base64url').subarray(16).toString('hex'));
		expect(JSON.stringify(rows)).not.toContain(secret);
	});

	it('shows of a chart what the open page would show, and never a group of one to four', async ({ as }) => {
		const { point, id } = await aReport(as(bram));
		await told(as(bram), point, 60);
		await add(as(bram), point, id, CHART);
		await add(as(bram), point, id, { ...CHART, query: 'f.pace=0~19' });
		await add(as(bram), point, id, { kind: 'chart', dimension: 'pace', query: 'f.who-helped=neighbours' });
		const secret = await shareReport(as(bram), point.id, id, 30);
		const blocks = await seen(as(VISITOR), secret);
		const { edition, settings, wasSeen } = (await findOpenPage(as(bram), point.id))!;
		expect(settings.isOpen).toBe(false);
		// Saving the settings of the page changes no number that anybody read.
		expect(wasSeen).toBe(true);
		const shown = new Set<number | null>([null, ...Object.values(edition.publication!.shown)]);
		const counts = blocks.flatMap((block) =>
			block.kind === 'chart' ? [block.matching, ...block.chart.bars.map(({ count }) => count)] : []
		);
		expect(counts.length).toBeGreaterThan(4);
		for (const count of counts) {
			expect(shown).toContain(count);
			expect(count === null || (count >= 5 && count % 5 === 0)).toBe(true);
		}
		// Two people said "other".
		expect(blocks[0]).toMatchObject({ chart: { bars: [{}, {}, { count: null }] } });
		const sent = JSON.stringify(blocks);
		expect(sent).not.toMatch(/"selected":|"answered":|"stories":|takenAt/);
	});

	it('shows no chart whose filter the open page does not know', async ({ as }) => {
		const { point, id } = await aReport(as(bram));
		await told(as(bram), point, 60);
		for (const query of [
			'woorden=nergens',
			'label=moe',
			'f.pace=0~37',
			'niet.pace=0~19',
			'f.told-at=2027-01-01~2027-12-31'
		])
			await add(as(bram), point, id, { ...CHART, query });
		await add(as(bram), point, id, { ...CHART, dimension: 'told-at' });
		const secret = await shareReport(as(bram), point.id, id, 30);
		expect(await seen(as(VISITOR), secret)).toEqual([]);
		const whys = (await showBlocks(as(bram), point.id, (await getReport(as(bram), point.id, id)).blocks)).map(
			(block) => block.kind === 'chart' && block.inside
		);
		expect(whys).toEqual(['filter', 'filter', 'filter', 'filter', 'filter', 'not-open']);
	});

	it('adds nothing to a page that is open, and hides what was made when smaller groups were shown', async ({ as }) => {
		const { point, id } = await aReport(as(bram));
		await told(as(bram), point, 60);
		const settings = { isOpen: true, threshold: 5, charts: ['pace'], intro: '', followUp: '', showsTables: false };
		await saveOpenPage(as(bram), point.id, settings);
		await add(as(bram), point, id, CHART);
		await add(as(bram), point, id, { ...CHART, dimension: 'pace' });
		const secret = await shareReport(as(bram), point.id, id, 30);
		expect(await seen(as(VISITOR), secret)).toMatchObject([{ chart: { dimension: { id: 'pace' } } }]);
		expect((await findOpenPage(as(bram), point.id))!.settings.charts).toEqual(['pace']);
		await saveOpenPage(as(bram), point.id, { ...settings, threshold: 10 });
		expect(await seen(as(VISITOR), secret)).toEqual([]);
	});
});
