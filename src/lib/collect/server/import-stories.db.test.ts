import { describe, expect } from 'vitest';
import { HOUSE, VISITOR } from '#lib/platform/actor.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { prepareImport, type ImportSource } from '#lib/signify/imports/server/prepare.ts';
import { bringInText, NARRAFIRMA, SENSEMAKER, withFile } from '#test/imports.ts';
import { bram, DE_OEVER, MONDAY, noor, otto, rika, steef } from '#test/personas.ts';
import { it } from '#test/rollback.ts';
import { importStories, type ImportTarget } from './import-stories.ts';
import { getStoryPoint } from './queries.ts';

const SAYS = { welcome: { nl: 'Welkom.' }, privacy: { nl: 'Alleen wij lezen mee.' }, thanks: { nl: 'Dank je wel.' } };

const keep = async (ctx: Context, source: ImportSource = SENSEMAKER, target: Partial<ImportTarget> = {}) =>
	importStories(ctx, await prepareImport(source, MONDAY), { name: 'Pijlbuurt', says: SAYS, check: false, ...target });

const storiesIn = ({ db }: Context) =>
	db.selectFrom('collect.stories').selectAll().where('source', '=', 'import').orderBy('told_at').execute();

const deedsIn = async ({ db }: Context) =>
	(await db.selectFrom('platform.audit').select('deed').execute()).map(({ deed }) => deed).sort();

describe('importStories', () => {
	it('opens a story point with its questionnaire and keeps what was told there', async ({ as }) => {
		const ctx = as(bram);

		expect(await keep(ctx)).toEqual({
			slug: 'pijlbuurt',
			point: 'new',
			questionnaire: 'new',
			version: 1,
			added: 6,
			alreadyThere: 0
		});

		const stories = await storiesIn(ctx);
		expect(stories).toHaveLength(6);
		expect(stories[0]).toMatchObject({
			title: 'Drie weken boodschappen',
			language: 'nl',
			told_at: new Date(1_700_000_000_000 + 86_400_000 - 3_600_000),
			received_at: MONDAY,
			consents: {}
		});
		expect(Object.values(stories[0]!.answers as object)).toContainEqual({ shares: [0.5, 0.2, 0.3] });
		expect(await deedsIn(ctx)).toEqual([
			'collect.stories.import',
			'collect.story-point.open',
			'signify.questionnaire.store'
		]);
	});

	it('takes no new experiences at a point for which nobody wrote words of consent', async ({ as }) => {
		await keep(as(HOUSE));
		expect(await getStoryPoint(as(HOUSE), 'pijlbuurt')).toMatchObject({ closesAt: MONDAY, experiences: 6 });
	});

	it('doubles nothing the second time, and changes nothing', async ({ as }) => {
		const ctx = as(bram);
		await keep(ctx);
		const before = await storiesIn(ctx);

		expect(await keep(as(bram, { now: new Date('2027-03-02T09:00:00Z') }))).toMatchObject({
			point: 'known',
			questionnaire: 'same',
			added: 0,
			alreadyThere: 6
		});

		expect(await storiesIn(ctx)).toEqual(before);
	});

	it('never brings back what was withdrawn', async ({ as }) => {
		const ctx = as(bram);
		await keep(ctx);
		const [first] = await storiesIn(ctx);
		const gone = { text: null, title: null, opening_id: null, answers: null, consents: null, withdrawn_at: MONDAY };
		await ctx.db.updateTable('collect.stories').set(gone).where('id', '=', first!.id).execute();

		await keep(ctx);

		const [after] = await storiesIn(ctx);
		expect(after).toMatchObject({ id: first!.id, ...gone });
	});

	it('grows the questionnaire when more is asked, and leaves what was told before as it was', async ({ as }) => {
		const ctx = as(bram);
		const table = (extra: string, ...rows: readonly string[]) => [`Verhaal,Buurt${extra}`, ...rows].join('\n') + '\n';
		const told = ['Het bankje staat er nog altijd.,Noord', 'In die andere straat was niemand.,Zuid'];
		const more = [
			...told.map((row) => `${row},5`),
			'Een derde verhaal erbij voor nu.,Noord,8',
			'Nog een vierde verhaal hier.,Zuid,7'
		];
		await withFile(table('', ...told, ...told), (data) => keep(ctx, { format: 'csv', data }));

		const outcome = await withFile(table(',Cijfer', ...more, ...more), (data) => keep(ctx, { format: 'csv', data }));

		expect(outcome).toMatchObject({ point: 'known', questionnaire: 'grown', version: 2, added: 4, alreadyThere: 4 });
		expect(await getStoryPoint(ctx, 'pijlbuurt')).toMatchObject({ questionnaireVersion: 2 });
		const versions = (await storiesIn(ctx)).map((story) => story.questionnaire_version).sort();
		expect(versions).toEqual([1, 1, 1, 1, 2, 2, 2, 2]);
	});

	it('refuses a file that asks something else', async ({ as }) => {
		await keep(as(bram));
		await expect(keep(as(bram), NARRAFIRMA)).rejects.toMatchObject({ code: 'other-questionnaire' });
		expect(await storiesIn(as(bram))).toHaveLength(6);
	});

	it('looks and counts without keeping anything when it is a trial', async ({ as }) => {
		const ctx = as(bram);
		expect(await keep(ctx, SENSEMAKER, { check: true })).toMatchObject({ point: 'new', added: 6, alreadyThere: 0 });
		expect(await storiesIn(ctx)).toEqual([]);
		expect(await deedsIn(ctx)).toEqual([]);

		await keep(ctx);
		expect(await keep(ctx, SENSEMAKER, { check: true })).toMatchObject({ point: 'known', added: 0, alreadyThere: 6 });
	});

	it('keeps nothing for another organisation', async ({ as, turnTo }) => {
		await keep(as(bram));
		await turnTo(DE_OEVER);
		expect(await storiesIn(as(otto))).toEqual([]);
	});

	it.for([
		['visitors', VISITOR],
		['readers', rika],
		['analysts', noor],
		['stewards', steef]
	] as const)('is not for %s', async ([, actor], { as }) => {
		await expect(keep(as(actor))).rejects.toMatchObject({ kind: 'forbidden' });
		expect(await storiesIn(as(bram))).toEqual([]);

		// Where a story point and its questionnaire stand already, nothing else is in the way.
		await keep(as(bram));
		await expect(keep(as(actor))).rejects.toMatchObject({ kind: 'forbidden' });
		await expect(keep(as(actor), SENSEMAKER, { check: true })).rejects.toMatchObject({ kind: 'forbidden' });
	});
});

describe('what is hostile in a file', () => {
	it('stays what it is: words', async ({ as }) => {
		const ctx = as(bram);
		const nasty = `'); drop table collect.stories; -- <script>alert(1)</script> =cmd|' /C calc'!A0 \u202e`;
		const { prepared } = await bringInText(`Verhaal,"<b>Buurt</b>"\n"${nasty}",x\n"${nasty}",x\n`, { format: 'csv' });
		await withFile(`Verhaal,"<b>Buurt</b>"\n"${nasty}",x\n"${nasty}",x\n`, (data) =>
			keep(ctx, { format: 'csv', data })
		);
		expect(prepared.tally.kept).toBe(2);
		expect((await storiesIn(ctx)).map(({ text }) => text)).toEqual([nasty, nasty]);
	});
});
