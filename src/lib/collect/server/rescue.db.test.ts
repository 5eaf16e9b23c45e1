import { describe, expect } from 'vitest';
import { VISITOR } from '#lib/platform/actor.ts';
import { bram, noor, otto, rika, steef } from '#test/personas.ts';
import { it } from '#test/rollback.ts';
import { aTelling, openPoint } from '#test/tellings.ts';
import { rescuedAsJson } from '../rescue-file.ts';
import { wireOf } from '../telling-wire.ts';
import type { Telling } from '../telling.ts';
import { tellStory } from './commands.ts';
import { bringInRescue, lookAtRescue } from './rescue.ts';

const fileOf = (slug: string, ...tellings: readonly Telling[]) =>
	rescuedAsJson(tellings.map((telling) => ({ slug, wire: wireOf(telling) })));

const states = (tellings: readonly { readonly is: string }[]) => tellings.map(({ is }) => is);

describe('a rescue file', () => {
	it('is brought in exactly once, with nobody’s name beside what was told', async ({ as }) => {
		const point = await openPoint(as(VISITOR));
		const file = fileOf(point.slug, aTelling({ text: 'Een.' }), aTelling({ text: 'Twee.' }));

		expect(states((await lookAtRescue(as(bram), point.slug, file)).tellings)).toEqual(['new', 'new']);
		expect(states(await bringInRescue(as(bram), point.slug, file))).toEqual(['new', 'new']);
		expect(states((await lookAtRescue(as(bram), point.slug, file)).tellings)).toEqual(['known', 'known']);
		expect(states(await bringInRescue(as(bram), point.slug, file))).toEqual(['known', 'known']);

		const { db } = as(bram);
		const stories = await db.selectFrom('collect.stories').select(['text', 'source']).execute();
		expect(stories.map(({ text }) => text).sort()).toEqual(['Een.', 'Twee.']);
		const deeds = await db.selectFrom('platform.audit').select(['deed', 'account_id']).execute();
		expect(deeds.filter(({ deed }) => deed === 'collect.story.tell').map(({ account_id }) => account_id)).toEqual([
			null,
			null
		]);
		expect(deeds.filter(({ deed }) => deed === 'collect.rescue.bring-in')).toHaveLength(2);
	});

	it('gives the device that still sends it the same receipt', async ({ as }) => {
		const point = await openPoint(as(VISITOR));
		const telling = aTelling();
		await bringInRescue(as(bram), point.slug, fileOf(point.slug, telling));
		const receipt = await tellStory(as(VISITOR), point, telling, 'web');
		expect(await tellStory(as(VISITOR), point, telling, 'web')).toEqual(receipt);
	});

	it('says why something in it cannot come in, and brings in the rest', async ({ as }) => {
		const point = await openPoint(as(VISITOR));
		const good = aTelling({ text: 'Dit is goed.' });
		const file = rescuedAsJson([
			{ slug: point.slug, wire: wireOf(aTelling({ text: '' })) },
			{ slug: 'elders', wire: wireOf(aTelling()) },
			{ slug: point.slug, wire: 'onzin' },
			{ slug: point.slug, wire: wireOf(good) },
			{ slug: point.slug, wire: wireOf({ ...good, key: 'f'.repeat(32), text: 'Van een ander.' }) }
		]);
		const result = await bringInRescue(as(bram), point.slug, file);
		expect(states(result)).toEqual(['refused', 'refused', 'refused', 'new', 'refused']);
		expect(result.map(({ reasons }) => reasons[0]?.code)).toEqual([
			'collect.issue.text-missing',
			'collect.rescue.other-point',
			'collect.issue.field-missing',
			undefined,
			'collect.story.other-key'
		]);
	});

	it('says beforehand what will not come in', async ({ as }) => {
		const point = await openPoint(as(VISITOR));
		const { tellings } = await lookAtRescue(as(bram), point.slug, fileOf(point.slug, aTelling({ consents: {} })));
		expect(tellings[0]).toMatchObject({ is: 'refused', reasons: [{ code: 'collect.issue.consent-needed' }] });
		const closed = await openPoint(as(VISITOR), { closesAt: new Date('2027-01-01T00:00:00Z') });
		const late = await lookAtRescue(as(bram), closed.slug, fileOf(closed.slug, aTelling()));
		expect(late.tellings[0]).toMatchObject({ is: 'refused', reasons: [{ code: 'collect.story-point.closed' }] });
	});

	it('tells how much is in it and when, never what', async ({ as }) => {
		const point = await openPoint(as(VISITOR));
		const { tellings } = await lookAtRescue(as(bram), point.slug, fileOf(point.slug, aTelling({ text: 'Geheim.' })));
		expect(JSON.stringify(tellings)).not.toContain('Geheim');
		expect(tellings[0]!.toldAt).toBeInstanceOf(Date);
	});

	it('of another program changes nothing', async ({ as }) => {
		const point = await openPoint(as(VISITOR));
		await expect(bringInRescue(as(bram), point.slug, '<p>hallo</p>')).rejects.toMatchObject({
			kind: 'invalid',
			code: 'collect.rescue.unreadable'
		});
	});

	it.for([noor, steef, rika, VISITOR])('is not for %o', async (actor, { as }) => {
		const { slug } = await openPoint(as(VISITOR));
		await expect(lookAtRescue(as(actor), slug, '[]')).rejects.toMatchObject({ kind: 'forbidden' });
		await expect(bringInRescue(as(actor), slug, '[]')).rejects.toMatchObject({ kind: 'forbidden' });
	});

	it('is not for the facilitator of another organisation', async ({ as }) => {
		const { slug } = await openPoint(as(VISITOR));
		await expect(bringInRescue(as(otto), slug, '[]')).rejects.toMatchObject({ kind: 'not-found' });
	});
});
