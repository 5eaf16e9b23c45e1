import { describe, expect } from 'vitest';
import { HOUSE, VISITOR } from '#lib/platform/actor.ts';
import { bram, DE_BRUG, DE_OEVER, MONDAY } from '#test/personas.ts';
import { it } from '#test/rollback.ts';
import { QUESTIONNAIRE } from '#test/stories.ts';
import { aTelling, openPoint } from '#test/tellings.ts';
import { storeVersion } from '#lib/signify/server/commands.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { readFollowCode } from '../follow-code.ts';
import { tellStory } from './commands.ts';
import { followStory, withdrawStory } from './follow.ts';
import { hashOfFollowCode } from './follow-codes.ts';

const days = (count: number) => new Date(MONDAY.getTime() + count * 24 * 60 * 60 * 1000);
const storiesIn = ({ db }: Context) => db.selectFrom('collect.stories').selectAll().execute();

describe('telling', () => {
	it('keeps the experience and gives a follow code', async ({ as }) => {
		const point = await openPoint(as(VISITOR));
		const telling = aTelling({
			title: '  Soep ',
			answers: { pace: { position: 0.25 }, asked: { notApplicable: true } }
		});

		const receipt = await tellStory(as(VISITOR), point, telling, 'web');

		expect(receipt).toEqual({
			id: telling.id,
			followCode: readFollowCode(receipt.followCode),
			receivedAt: MONDAY.toISOString()
		});
		expect(await storiesIn(as(VISITOR))).toMatchObject([
			{
				organisation_id: DE_BRUG,
				id: telling.id,
				story_point_id: point.id,
				questionnaire_version: 1,
				source: 'web',
				language: 'nl',
				told_at: MONDAY,
				received_at: MONDAY,
				opening_id: 'proud',
				title: 'Soep',
				text: telling.text,
				answers: telling.answers,
				consents: telling.consents,
				withdrawn_at: null
			}
		]);
	});

	it('keeps neither the code nor the key', async ({ as }) => {
		const telling = aTelling({ key: 'c0ffee'.padEnd(32, '0') });
		const { followCode } = await tellStory(as(VISITOR), await openPoint(as(VISITOR)), telling, 'web');

		const everything = JSON.stringify([
			await storiesIn(as(VISITOR)),
			await as(VISITOR).db.selectFrom('platform.directory').selectAll().execute(),
			await as(VISITOR).db.selectFrom('platform.audit').selectAll().execute()
		]);

		expect(everything).not.toContain(telling.key);
		for (const word of followCode.split(' ')) expect(everything).not.toContain(word);
	});

	it('writes down that it happened, but not who told, also when they are signed in', async ({ as }) => {
		const telling = aTelling();
		await tellStory(as(bram), await openPoint(as(VISITOR)), telling, 'web');

		const { db } = as(VISITOR);
		const audit = await db.selectFrom('platform.audit').selectAll().where('subject', '=', telling.id).execute();
		expect(audit).toMatchObject([{ deed: 'collect.story.tell', actor_kind: 'visitor', account_id: null }]);
	});

	it('tells everything that is wrong at once, and keeps nothing', async ({ as }) => {
		const point = await openPoint(as(VISITOR));
		const wrong = aTelling({
			text: ' ',
			language: 'tlh',
			openingId: 'nope',
			answers: { pace: { position: 7 }, nope: { text: 'x' } },
			consents: { nope: true }
		});

		const refusal: unknown = await tellStory(as(VISITOR), point, wrong, 'api').catch((error: unknown) => error);

		expect(refusal).toMatchObject({ kind: 'invalid', code: 'collect.telling.invalid' });
		expect((refusal as { issues: { at: string[] }[] }).issues.map(({ at }) => at.join('.')).sort()).toEqual([
			'answers.nope',
			'answers.pace',
			'consents.keep',
			'consents.nope',
			'language',
			'openingId',
			'text'
		]);
		expect(await storiesIn(as(VISITOR))).toEqual([]);
	});

	it('holds no words of anybody in a refusal', async ({ as }) => {
		const point = await openPoint(as(VISITOR));
		const wrong = aTelling({ text: 'Mijn diepste geheim', answers: { advice: { position: 1 } }, consents: {} });
		const refusal: unknown = await tellStory(as(VISITOR), point, wrong, 'web').catch((error: unknown) => error);
		expect(JSON.stringify(refusal) + String((refusal as Error).stack)).not.toContain('geheim');
	});

	it('takes the version its teller began with, when a newer one is current', async ({ as }) => {
		const point = await openPoint(as(VISITOR));
		await storeVersion(as(HOUSE), point.questionnaireId, { ...QUESTIONNAIRE, openings: [] });
		const newer = { ...point, questionnaireVersion: 2 };

		await tellStory(as(VISITOR), newer, aTelling({ questionnaireVersion: 1, openingId: 'proud' }), 'web');

		expect(await storiesIn(as(VISITOR))).toMatchObject([{ questionnaire_version: 1, opening_id: 'proud' }]);
		for (const questionnaireVersion of [0, 3, 1.5, NaN])
			await expect(tellStory(as(VISITOR), newer, aTelling({ questionnaireVersion }), 'web')).rejects.toMatchObject({
				issues: [{ at: ['questionnaireVersion'] }]
			});
	});

	it('keeps what no database can hold as far as it can', async ({ as }) => {
		const point = await openPoint(as(VISITOR));
		const telling = aTelling({ text: 'een\0 halve \ud83d\r\nhand', answers: { advice: { text: 'een\0 \udc00' } } });
		await tellStory(as(VISITOR), point, telling, 'web');
		expect(await storiesIn(as(VISITOR))).toMatchObject([
			{ text: 'een halve \ufffd\nhand', answers: { advice: { text: 'een \ufffd' } } }
		]);
	});

	it('does not believe a wrong clock', async ({ as }) => {
		const point = await openPoint(as(VISITOR));
		for (const toldAt of ['2031-01-01T00:00:00Z', '1970-01-01T00:00:03Z'])
			await tellStory(as(VISITOR), point, aTelling({ toldAt }), 'web');
		await tellStory(as(VISITOR), point, aTelling({ toldAt: '1970-01-01T00:00:00Z' }), 'api');
		const moments = (await storiesIn(as(VISITOR))).map(({ told_at }) => told_at);
		expect(moments.sort()).toEqual([new Date(0), MONDAY, MONDAY].sort());
	});
});

describe('telling again', () => {
	it('keeps one story and answers the same', async ({ as }) => {
		const point = await openPoint(as(VISITOR));
		const telling = aTelling();

		const first = await tellStory(as(VISITOR), point, telling, 'web');
		const shouted = { ...telling, id: telling.id.toUpperCase(), key: telling.key.toUpperCase() };
		const again = await tellStory(as(VISITOR, { now: days(3) }), point, shouted, 'api');

		expect(again).toEqual(first);
		expect(await storiesIn(as(VISITOR))).toHaveLength(1);
	});

	it('is a conflict with another key, and changes nothing', async ({ as }) => {
		const point = await openPoint(as(VISITOR));
		const telling = aTelling();
		await tellStory(as(VISITOR), point, telling, 'web');

		const stranger = { ...telling, key: 'f'.repeat(32), text: 'Iets heel anders.' };
		await expect(tellStory(as(VISITOR), point, stranger, 'web')).rejects.toMatchObject({
			kind: 'conflict',
			code: 'collect.story.other-key'
		});

		expect(await storiesIn(as(VISITOR))).toMatchObject([{ text: telling.text }]);
	});

	it('is a conflict in other words, which would be lost otherwise, unless they were changed or taken back here since', async ({
		as
	}) => {
		const point = await openPoint(as(VISITOR));
		const telling = aTelling();
		const first = await tellStory(as(VISITOR), point, telling, 'web');
		const wentOn = { ...telling, text: 'Hier ging een ander tabblad mee verder.' };

		for (const at of [point, { ...point, closesAt: days(-1) }])
			await expect(tellStory(as(VISITOR), at, wentOn, 'web')).rejects.toMatchObject({
				kind: 'conflict',
				code: 'collect.story.other-words'
			});
		expect(await storiesIn(as(VISITOR))).toMatchObject([{ text: telling.text }]);
		const respaced = { ...telling, text: `  ${telling.text.replaceAll(' ', '\r\n')} ` };
		expect(await tellStory(as(VISITOR), point, respaced, 'web')).toEqual(first);

		const pass = await followStory(as(VISITOR), first.followCode, { mark: 'm', isTrusted: false }, '::1');
		await withdrawStory(as(VISITOR), pass);
		expect(await tellStory(as(VISITOR, { now: days(2) }), point, telling, 'web')).toEqual(first);
	});

	it('is a conflict at another story point', async ({ as }) => {
		const telling = aTelling();
		await tellStory(as(VISITOR), await openPoint(as(VISITOR)), telling, 'web');
		const elsewhere = await openPoint(as(VISITOR));
		await expect(tellStory(as(VISITOR), elsewhere, telling, 'web')).rejects.toMatchObject({ kind: 'conflict' });
	});

	it('is answered the same when the point has closed or asks more since', async ({ as }) => {
		const point = await openPoint(as(VISITOR));
		const telling = aTelling();
		const first = await tellStory(as(VISITOR), point, telling, 'web');

		const closed = { ...point, closesAt: days(1) };
		expect(await tellStory(as(VISITOR, { now: days(400) }), closed, telling, 'web')).toEqual(first);

		const consents = [...point.definition.consents, { id: 'new', text: { nl: 'Nieuw' }, required: true }];
		const stricter = { ...point, definition: { ...point.definition, consents } };
		expect(await tellStory(as(VISITOR), stricter, telling, 'web')).toEqual(first);
	});

	it('stops who tries many keys', async ({ as }) => {
		const point = await openPoint(as(VISITOR));
		const telling = aTelling();
		await tellStory(as(VISITOR), point, telling, 'web');
		const tryKey = (number: number) =>
			tellStory(as(VISITOR), point, { ...telling, key: number.toString(16).padStart(32, 'e') }, 'api').catch(
				({ kind }: { kind: string }) => kind
			);

		const answers = [];
		for (let number = 0; number < 61; number++) answers.push(await tryKey(number));

		expect(new Set(answers.slice(0, 60))).toEqual(new Set(['conflict']));
		expect(answers.at(-1)).toBe('too-many');
	});
});

describe('when one may tell', () => {
	it('is not before the point opens', async ({ as }) => {
		const point = await openPoint(as(VISITOR), { opensAt: days(1) });
		await expect(tellStory(as(VISITOR), point, aTelling(), 'web')).rejects.toMatchObject({
			code: 'collect.story-point.not-open-yet'
		});
	});

	it('is not after it closed, except for what waited on a device', async ({ as }) => {
		const point = await openPoint(as(VISITOR), { closesAt: days(0.5) });
		const tellAt = (now: Date, toldAt: Date) =>
			tellStory(as(VISITOR, { now }), point, aTelling({ toldAt: toldAt.toISOString() }), 'web');

		await tellAt(days(7), days(0.4));
		await tellAt(days(1), days(1)); // begun just in time, or a clock that is a day ahead
		for (const [now, toldAt] of [
			[days(7), days(3)],
			[days(15), days(0)]
		] as const)
			await expect(tellAt(now, toldAt)).rejects.toMatchObject({ code: 'collect.story-point.closed' });

		expect(await storiesIn(as(VISITOR))).toHaveLength(2);
	});

	it('is not at a point of another organisation', async ({ as, turnTo }) => {
		const point = await openPoint(as(VISITOR));
		await turnTo(DE_OEVER);
		const there = { ...as(VISITOR), organisationId: DE_OEVER };
		await expect(tellStory(there, point, aTelling(), 'web')).rejects.toMatchObject({ kind: 'not-found' });
	});
});

describe('a follow code', () => {
	it('finds its story, and only for whoever has the key of the house', async ({ as }) => {
		const { followCode } = await tellStory(as(VISITOR), await openPoint(as(VISITOR)), aTelling(), 'web');
		const [story] = await storiesIn(as(VISITOR));
		expect(story!.follow_code_hash).toEqual(hashOfFollowCode(followCode));
		const directory = await as(VISITOR)
			.db.selectFrom('platform.directory')
			.selectAll()
			.where('kind', '=', 'follow-code')
			.execute();
		expect(directory).toEqual([
			{ kind: 'follow-code', name: hashOfFollowCode(followCode).toString('base64url'), organisation_id: DE_BRUG }
		]);
	});
});
