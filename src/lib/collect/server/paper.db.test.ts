import { describe, expect } from 'vitest';
import { HOUSE, VISITOR } from '#lib/platform/actor.ts';
import { anna, bram, MONDAY, noor, rika, steef } from '#test/personas.ts';
import { it } from '#test/rollback.ts';
import { QUESTIONNAIRE } from '#test/stories.ts';
import { aTelling, openPoint } from '#test/tellings.ts';
import { storeVersion } from '#lib/signify/server/commands.ts';
import { addEntrance, listEntrances, retireEntrance } from './entrances.ts';
import { enterPaperForm } from './paper.ts';
import { countEnteredToday, getPaper } from './paper-queries.ts';

const HOUR = 60 * 60 * 1000;
const later = (hours: number) => new Date(MONDAY.getTime() + hours * HOUR);

describe('enterPaperForm', () => {
	it('keeps a form as an experience that came in on paper, and writes down who typed it', async ({ as }) => {
		const point = await openPoint(as(bram));
		const receipt = await enterPaperForm(as(bram), point, aTelling(), '12');
		const { db } = as(bram);
		const story = await db
			.selectFrom('collect.stories')
			.selectAll()
			.where('id', '=', receipt.id)
			.executeTakeFirstOrThrow();
		expect(story).toMatchObject({ source: 'paper', text: 'De buurvrouw kwam elke dag even langs.' });
		const audit = await db.selectFrom('platform.audit').selectAll().where('subject', '=', receipt.id).execute();
		expect(audit.map(({ deed, account_id }) => [deed, account_id])).toEqual(
			expect.arrayContaining([
				['collect.story.tell', null],
				['collect.paper.enter', bram.accountId]
			])
		);
	});

	it('gives the same receipt when the same screen is sent again, and keeps one', async ({ as }) => {
		const point = await openPoint(as(bram));
		for (const sheet of ['', '7']) {
			const telling = aTelling();
			const first = await enterPaperForm(as(bram), point, telling, sheet);
			expect(await enterPaperForm(as(bram, { now: later(1) }), point, telling, sheet)).toEqual(first);
		}
		expect(await countEnteredToday(as(bram), point.id)).toBe(2);
	});

	it('refuses a sheet that was entered before, by whoever', async ({ as }) => {
		const point = await openPoint(as(bram));
		await enterPaperForm(as(bram), point, aTelling(), 'A-12');
		const again = enterPaperForm(as(anna), point, aTelling({ text: 'Een ander verhaal.' }), 'a-12');
		await expect(again).rejects.toMatchObject({ kind: 'conflict', code: 'collect.paper.sheet-known' });
		await enterPaperForm(as(anna), await openPoint(as(bram)), aTelling(), 'A-12');
	});

	it('takes a form on which a required question was left open, but not one without the consent that is needed', async ({
		as
	}) => {
		const point = await openPoint(as(bram));
		await enterPaperForm(as(bram), point, aTelling({ answers: {} }), '');
		const without = aTelling({ consents: { keep: false, quote: true } });
		await expect(enterPaperForm(as(bram), point, without, '')).rejects.toMatchObject({ kind: 'invalid' });
	});

	it('takes what was written before the point closed, and nothing from after', async ({ as }) => {
		const point = await openPoint(as(bram), { closesAt: later(-48) });
		const written = (hours: number) => aTelling({ toldAt: later(hours).toISOString() });
		await enterPaperForm(as(bram), point, written(-72), '');
		await expect(enterPaperForm(as(bram), point, written(0), '')).rejects.toMatchObject({ kind: 'conflict' });
	});

	it('counts a sheet for the entrance it came from, as the web does', async ({ as }) => {
		const point = await openPoint(as(bram));
		const letter = await addEntrance(as(bram), point, { name: 'Brief', language: 'nl', area: null });
		await enterPaperForm(as(bram), point, aTelling({ via: letter.code }), '1');
		await retireEntrance(as(bram, { now: later(24) }), point.id, letter.id);
		const written = (hours: number) => aTelling({ via: letter.code, toldAt: later(hours).toISOString() });
		await enterPaperForm(as(bram, { now: later(48) }), point, written(12), '2');
		await enterPaperForm(as(bram, { now: later(48) }), point, written(36), '3');
		expect(await listEntrances(as(bram), point.id)).toMatchObject([{ name: 'Brief', experiences: 2 }]);
	});

	it('keeps an older sheet with what stood on it', async ({ as }) => {
		const older = await openPoint(as(bram));
		const { version } = await storeVersion(as(HOUSE), older.questionnaireId, {
			...QUESTIONNAIRE,
			questions: QUESTIONNAIRE.questions.slice(1)
		});
		const point = { ...older, questionnaireVersion: version };
		const [asked] = QUESTIONNAIRE.questions;
		const answers = { [asked!.id]: aTelling().answers[asked!.id]! };
		const { id } = await enterPaperForm(as(bram), point, aTelling({ answers, questionnaireVersion: 1 }), '');
		const { db } = as(bram);
		const kept = await db.selectFrom('collect.stories').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
		expect(kept).toMatchObject({ questionnaire_version: 1, answers });
		const newer = enterPaperForm(as(bram), point, aTelling({ answers, questionnaireVersion: 2 }), '');
		await expect(newer).rejects.toMatchObject({ kind: 'invalid' });
	});

	it('is for facilitators and administrators, and not for others', async ({ as }) => {
		const point = await openPoint(as(bram));
		for (const actor of [VISITOR, HOUSE, noor, rika, steef])
			await expect(enterPaperForm(as(actor), point, aTelling(), '')).rejects.toMatchObject({ kind: 'forbidden' });
	});
});

describe('getPaper', () => {
	it('gives the point with what it asks now, and is not for readers, analysts, stewards or visitors', async ({
		as
	}) => {
		const point = await openPoint(as(bram));
		expect((await getPaper(as(anna), point.slug)).questionnaire.questions.length).toBeGreaterThan(0);
		for (const actor of [VISITOR, noor, rika, steef])
			await expect(getPaper(as(actor), point.slug)).rejects.toMatchObject({ kind: 'forbidden' });
	});
});

describe('a version of the form', () => {
	it('is the one of now, or the one that stands on the sheet', async ({ as }) => {
		const { slug } = await openPoint(as(bram));
		expect(await getPaper(as(bram), slug)).toMatchObject({ version: 1 });
		expect(await getPaper(as(bram), slug, '1')).toMatchObject({ version: 1 });
	});

	it('is none that was never asked', async ({ as }) => {
		const { slug } = await openPoint(as(bram));
		for (const wrong of ['2', '0', '-1', '1.5', '', 'x'])
			await expect(getPaper(as(bram), slug, wrong)).rejects.toMatchObject({ code: 'collect.paper.version-unknown' });
	});
});

describe('countEnteredToday', () => {
	it('counts what came in on paper since midnight, and is not for readers', async ({ as }) => {
		const point = await openPoint(as(bram));
		await enterPaperForm(as(bram, { now: later(-24) }), point, aTelling({ toldAt: later(-30).toISOString() }), '');
		await enterPaperForm(as(bram), point, aTelling(), '');
		expect(await countEnteredToday(as(bram), point.id)).toBe(1);
		await expect(countEnteredToday(as(rika), point.id)).rejects.toMatchObject({ kind: 'forbidden' });
	});
});
